import { canonicalJson, isCanonicalJson } from '../kit/canonical-json.ts'

interface Signed {
  readonly v: 1
  /** `repository` of `policies/ledger.yaml`. */
  readonly repository: string
  /** Name in `policies/identities.yaml`. */
  readonly person: string
  /** ISO 8601, UTC, seconds: the signer's clock, a claim. */
  readonly time: string
}

/** What a writer's request or an owner's answer says. A request has no verdict of its own: it always asks for `approve`. */
export interface ReleasePayload extends Signed {
  readonly kind: 'request' | 'approval'
  readonly campaign: string
  readonly edition: number
  readonly closureDigest: string
  readonly contentDigest: string
  readonly verdict: 'approve' | 'reject'
  /** Why it was sent back; null in an approval. */
  readonly reason: string | null
}

/** What an owner says about a change of the rules. */
interface RulesPayload extends Signed {
  readonly kind: 'rules'
  readonly commit: string
  readonly verdict: 'approve' | 'reject'
  readonly reason: string | null
}

/** A writer's wish to see a campaign in a mail program: the desk mails it to colleagues. It is no opinion, and approves nothing. */
export interface TestPayload extends Signed {
  readonly kind: 'test'
  readonly campaign: string
  readonly edition: number
  readonly closureDigest: string
  /** Names in `policies/identities.yaml`, sorted, at most 10. */
  readonly to: readonly string[]
}

/** What can approve, reject or ask. */
export type OpinionPayload = ReleasePayload | RulesPayload

export type Payload = ReleasePayload | RulesPayload | TestPayload

/** As many people may be mailed by one test. */
export const testPeopleMax = 10

const payloadBytesMax = 4096
const name = /^[a-z0-9][a-z0-9-]{0,63}$/
const digest = /^[0-9a-f]{64}$/
const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/
const time = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

type Shape = Readonly<Record<string, (value: unknown) => boolean>>

const signed: Shape = {
  v: (value) => value === 1,
  repository: text(/^[a-z0-9][a-z0-9._:/-]{2,199}$/),
  person: text(name),
  time: (value) => text(time)(value) && !Number.isNaN(Date.parse(value as string)),
}
const opinion: Shape = {
  ...signed,
  verdict: text(/^(?:approve|reject)$/),
  // One line: it goes into mails and onto terminals.
  reason: (value) => value === null || text(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,500}$/u)(value),
}
const edition: Shape = {
  campaign: text(name),
  edition: (value) => Number.isSafeInteger(value) && (value as number) >= 1 && (value as number) <= 999_999,
  closureDigest: text(digest),
}
const release: Shape = { ...opinion, ...edition, contentDigest: text(digest) }
const people = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length >= 1 &&
  value.length <= testPeopleMax &&
  value.every((one, index) => text(name)(one) && (index === 0 || String(value[index - 1]) < String(one)))
const shapes: Readonly<Record<Payload['kind'], Shape>> = {
  request: { ...release, kind: text(/^request$/), verdict: text(/^approve$/) },
  approval: { ...release, kind: text(/^approval$/) },
  rules: { ...opinion, kind: text(/^rules$/), commit: text(commit) },
  test: { ...signed, ...edition, kind: text(/^test$/), to: people },
}

/** The message of a tag, without its line end: one line of canonical JSON. */
export function writePayload(payload: Payload): string {
  return canonicalJson(payload)
}

/**
 * Reads a tag's message. Strict: exactly the line that `writePayload` would write and a line end, no key more or less, because two readers must never
 * see two things in one signed text. Null when it is anything else.
 */
export function parsePayload(message: string): Payload | null {
  if (Buffer.byteLength(message) > payloadBytesMax) return null
  const value = parseJson(message)
  if (value === null) return null
  const kind = value['kind']
  if (kind !== 'request' && kind !== 'approval' && kind !== 'rules' && kind !== 'test') return null
  const shape = shapes[kind]
  const keys = Object.keys(value)
  if (keys.length !== Object.keys(shape).length) return null
  if (!keys.every((key) => Object.hasOwn(shape, key) && shape[key]?.(value[key]) === true)) return null
  if (value['verdict'] === 'reject' && value['reason'] === null) return null
  const payload = value as unknown as Payload
  return message.endsWith('\n') && isCanonicalJson(message.slice(0, -1), payload) ? payload : null
}

function parseJson(message: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(message)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

function text(pattern: RegExp): (value: unknown) => boolean {
  return (value) => typeof value === 'string' && pattern.test(value)
}
