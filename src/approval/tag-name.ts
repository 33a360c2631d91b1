import type { Payload } from './payload.ts'

/** What the name of one of our signed tags says. */
export type TagName =
  | {
      readonly kind: 'approval' | 'request' | 'test'
      readonly campaign: string
      readonly edition: number
      /** The first eight digits of the closure digest. */
      readonly digest8: string
      readonly person: string
      readonly n: number
    }
  | { readonly kind: 'rules'; readonly commit8: string; readonly person: string; readonly n: number }

const releaseTag =
  /^refs\/tags\/(approval|request|test)\/([a-z0-9][a-z0-9-]{0,63})\/([1-9]\d{0,5})\/([0-9a-f]{8})\/([a-z0-9][a-z0-9-]{0,63})\/([1-9]\d{0,5})$/
const rulesTag = /^refs\/tags\/approval\/_rules\/([0-9a-f]{8})\/([a-z0-9][a-z0-9-]{0,63})\/([1-9]\d{0,5})$/

/** Reads a full ref; null when it is no name of ours. */
export function parseTagName(ref: string): TagName | null {
  const rules = rulesTag.exec(ref)
  if (rules !== null) {
    const [, commit8 = '', person = '', n = ''] = rules
    return { kind: 'rules', commit8, person, n: Number(n) }
  }
  const release = releaseTag.exec(ref)
  if (release === null) return null
  const [, kind = '', campaign = '', edition = '', digest8 = '', person = '', n = ''] = release
  return {
    kind: kind === 'request' || kind === 'test' ? kind : 'approval',
    campaign,
    edition: Number(edition),
    digest8,
    person,
    n: Number(n),
  }
}

/** The full ref under which a payload is filed. */
export function tagRef(payload: Payload, n: number): string {
  const tail = `${payload.person}/${n}`
  if (payload.kind === 'rules') return `refs/tags/approval/_rules/${payload.commit.slice(0, 8)}/${tail}`
  const { kind, campaign, edition, closureDigest } = payload
  return `refs/tags/${kind}/${campaign}/${edition}/${closureDigest.slice(0, 8)}/${tail}`
}

/**
 * The number of a person's next tag. It counts over everything the person said about that edition (or those rules), whatever the
 * content was: the highest number is the person's present opinion, and no clock is asked. `refs` are the refs that exist.
 */
export function nextTagNumber(payload: Payload, refs: Iterable<string>): number {
  let last = 0
  for (const ref of refs) {
    const name = parseTagName(ref)
    if (name !== null && sameSubject(payload, name)) last = Math.max(last, name.n)
  }
  return last + 1
}

function sameSubject(payload: Payload, name: TagName): boolean {
  if (name.person !== payload.person || name.kind !== payload.kind) return false
  if (name.kind === 'rules' || payload.kind === 'rules') {
    return name.kind === 'rules' && payload.kind === 'rules' && payload.commit.startsWith(name.commit8)
  }
  return name.campaign === payload.campaign && name.edition === payload.edition
}
