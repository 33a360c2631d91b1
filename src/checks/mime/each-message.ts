import type { Finding } from '../../kit/finding.ts'
import type { CheckInput, Sample } from '../check.ts'
import { eachSample } from '../each-sample.ts'
import { readMessage, type ReadMessage } from './read-message.ts'

/** Judges the bytes of every sample that could be composed; of one that could not there is a finding of its own. */
export function eachMessage(
  input: Pick<CheckInput, 'samples'>,
  judge: (message: ReadMessage, sample: Sample) => readonly Finding[],
): readonly Finding[] {
  return eachSample(input, (sample) =>
    sample.message === null ? [] : judge(readMessage(sample.message), sample),
  )
}
