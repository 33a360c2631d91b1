import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Code } from '../words/catalogue.ts'
import type { Values } from '../kit/finding.ts'

const ours = ['campaigns', 'lists', 'policies']

/** What is to be said of a folder that is no repository of ours: none of its folders is there. Null where there is one. */
export function strangeFolder(folder: string): { readonly code: Code; readonly values: Values } | null {
  return ours.some((name) => existsSync(join(folder, name)))
    ? null
    : { code: 'not-our-repository', values: { folder } }
}
