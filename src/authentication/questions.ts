import type { Resolver } from './judgement.ts'

/** What DNS says about the TXT records of a name. */
export type TxtAnswer =
  | { readonly kind: 'records'; readonly records: readonly string[] }
  | { readonly kind: 'none' }
  /** No server answered: nothing is known. */
  | { readonly kind: 'unknown' }

/** The TXT records of a name, the strings of each joined (RFC 7208 section 3.3). */
export async function txtRecords(resolver: Resolver, name: string): Promise<TxtAnswer> {
  try {
    const answer = await resolver(name, 'TXT')
    if (!Array.isArray(answer)) return { kind: 'unknown' }
    const records = answer.map((strings: unknown) =>
      Array.isArray(strings) ? strings.join('') : String(strings),
    )
    return records.length === 0 ? { kind: 'none' } : { kind: 'records', records }
  } catch (error) {
    return isAbsent(error) ? { kind: 'none' } : { kind: 'unknown' }
  }
}

/** The addresses of a name; none when it has none or nobody answers. */
export async function addressesOf(resolver: Resolver, name: string): Promise<readonly string[]> {
  try {
    const answer = await resolver(name, 'A')
    return Array.isArray(answer) ? answer.map(String) : []
  } catch {
    return []
  }
}

/** The same questions with the types that mailauth writes down for them. */
export function forMailauth(
  resolver: Resolver,
): (name: string, type: string) => Promise<string[][] | string[]> {
  return (name, type) => resolver(name, type) as Promise<string[][] | string[]>
}

/** Asks each question once: a judgement asks the same ones for every address it may send from, and all of it is one moment. */
export function remembering(resolver: Resolver): Resolver {
  const answers = new Map<string, Promise<unknown>>()
  return (name, type) => {
    const key = `${type} ${name}`
    const known = answers.get(key)
    if (known !== undefined) return known
    const answer = resolver(name, type)
    answers.set(key, answer)
    return answer
  }
}

/** A server said that there is no such name or no such record. */
function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null
  return code === 'ENOTFOUND' || code === 'ENODATA'
}
