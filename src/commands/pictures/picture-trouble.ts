import { assert } from '../../kit/assert.ts'
import type { Failure } from '../../kit/failure.ts'
import type { Values } from '../../kit/finding.ts'
import type { Code } from '../../words/catalogue.ts'

/** Why there are no pictures, as a comment says it. */
export interface PictureTrouble {
  readonly code: Code
  readonly values: Values
}

const troubles = [
  'pictures-off',
  'pictures-no-chromium',
  'pictures-chromium-missing',
  'pictures-folder-foreign',
  'pictures-not-started',
  'pictures-time-limit',
  'pictures-stopped',
] as const satisfies readonly Code[]

/** The code of what a painter threw. */
export function codeOf({ code }: Failure): Code {
  const known = troubles.find((one) => one === code)
  assert(known !== undefined, `a painter that throws ${code}`)
  return known
}

/** A trouble as it was noted, null where there was none. */
export function troubleIn(noted: string | null): PictureTrouble | null {
  return noted === null ? null : (JSON.parse(noted) as PictureTrouble)
}
