import type { Finding } from '../../kit/finding.ts'
import type { CheckInput, Sample } from '../check.ts'
import { readMessage, type ReadMessage } from './read-message.ts'

/** Judges the bytes of every sample that could be composed; of one that could not there is a finding of its own. */
export function eachMessage(
  { samples }: CheckInput,
  judge: (message: ReadMessage, sample: Sample) => readonly Finding[],
): readonly Finding[] {
  return samples.flatMap((sample) =>
    sample.message === null ? [] : judge(readMessage(sample.message), sample),
  )
}
