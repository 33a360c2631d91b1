import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { YamlDocument } from './yaml-document.ts'

/** Keys that have a meaning but no effect yet. To ignore one would send to more people, or sooner, than its writer said. */
export function unsupportedFindings(document: YamlDocument, keys: readonly string[]): Finding[] {
  return keys
    .map((key) => key.split('.'))
    .filter((path) => has(document.value, path))
    .map((path) => finding('not-supported-yet', document.keyPlace(path), { what: path.join('.') }))
}

function has(value: unknown, path: readonly string[]): boolean {
  const [key, ...rest] = path
  if (key === undefined) return true
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return false
  return has(Reflect.get(value, key), rest)
}
