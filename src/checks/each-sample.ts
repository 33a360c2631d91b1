import type { Finding } from '../kit/finding.ts'
import type { CheckInput, Sample } from './check.ts'

/**
 * Judges every sample. What an earlier one has shown at a place is not said again for the next reader, whose message is the same but for
 * a name or a few bytes.
 */
export function eachSample(
  { samples }: Pick<CheckInput, 'samples'>,
  judge: (sample: Sample) => readonly Finding[],
): readonly Finding[] {
  const known = new Set<string>()
  return samples.flatMap((sample) => {
    const fresh = judge(sample).filter((found) => !known.has(keyOf(found)))
    for (const found of fresh) known.add(keyOf(found))
    return fresh
  })
}

function keyOf({ code, place }: Finding): string {
  return [code, place.file, place.line, place.column].join('\n')
}
