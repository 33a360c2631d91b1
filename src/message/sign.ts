import { createHash, createPrivateKey, createPublicKey, sign as signature, type KeyObject } from 'node:crypto'
import { assert } from '../kit/assert.ts'
import { failure } from '../words/find.ts'
import { relaxedBody, relaxedField, splitHeader, splitMessage, type RawField } from './canonical.ts'
import type { ComposedMessage } from './compose-message.ts'

/** A DKIM key as the environment holds it. */
export interface DkimKeyText {
  readonly selector: string
  readonly pem: string
}

/** What the world may know of a DKIM key. */
export interface DkimPublicKey {
  readonly selector: string
  readonly algorithm: 'rsa-sha256' | 'ed25519-sha256'
  /** The `p=` of its DNS record (RFC 6376 section 3.6.1, RFC 8463 section 3). */
  readonly p: string
}

/** Signs for one domain. Made once; private keys are in its closure and nowhere else. */
export interface Signer {
  readonly domain: string
  readonly publicKeys: readonly DkimPublicKey[]
  /** The message with one DKIM-Signature a key in front (RFC 6376, RFC 8463); the bytes given are not changed. */
  sign(message: Uint8Array, nowMs: number): Uint8Array
  /** The same bytes from a message in pieces. The signatures are made beside the calling thread, as many at a time as there are cores. */
  signComposed(message: ComposedMessage, nowMs: number): Promise<Uint8Array>
}

interface SigningKey extends DkimPublicKey {
  readonly key: KeyObject
}

/** A header field that a relay replaces on its way. */
export type RewrittenField = 'date' | 'message-id'

/** Days after which a copy of the message no longer passes: longer than any queue keeps it, shorter than a replay is worth. */
const validSeconds = 7 * 24 * 60 * 60

/** Signed where they stand in the message. List-Unsubscribe-Post by RFC 8058 section 4. */
const signed = [
  'From',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Message-ID',
  'Reply-To',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Id',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'Feedback-ID',
  'Auto-Submitted',
] as const

/**
 * Named once more than they stand there (RFC 6376 section 8.15): another one put in front later breaks the signature. Feedback-ID and
 * Message-ID are not among them: relays add theirs, and a receiver reads the signed one.
 */
const oversigned: ReadonlySet<string> = new Set([
  'From',
  'To',
  'Cc',
  'Subject',
  'Date',
  'Reply-To',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
])

/**
 * The only place that sees the text of private keys.
 * @throws Failure `dkim-keys-missing`, `dkim-key-unreadable`, `dkim-key-type`, `dkim-key-short`, `dkim-selector-twice`.
 */
export function makeSigner(options: {
  readonly domain: string
  readonly keys: readonly DkimKeyText[]
  /** Fields that the relay replaces; a signature over them would break. */
  readonly rewrites: readonly RewrittenField[]
}): Signer {
  const { domain } = options
  if (options.keys.length === 0) {
    throw failure('dkim-keys-missing', { permanence: 'permanent', values: { domain } })
  }
  const keys = options.keys.map(readKey)
  for (const [index, { selector }] of keys.entries()) {
    if (keys.findIndex((key) => key.selector === selector) !== index) {
      throw failure('dkim-selector-twice', { permanence: 'permanent', values: { selector } })
    }
  }
  const names = signed.filter((name) => !options.rewrites.some((field) => field === name.toLowerCase()))
  return {
    domain,
    publicKeys: keys.map(({ selector, algorithm, p }) => ({ selector, algorithm, p })),
    sign: (message, nowMs) => {
      const { fields, body } = splitMessage(message)
      const bodyHash = createHash('sha256').update(relaxedBody(body)).digest('base64')
      const what = { domain, bodyHash, seconds: Math.floor(nowMs / 1000), ...chooseFields(fields, names) }
      const lines = keys.map((key) => signatureField(key, what))
      return Buffer.concat([...lines.map((line) => Buffer.from(`${line}\r\n`, 'latin1')), message])
    },
    signComposed: async ({ head, body }, nowMs) => {
      const hash = createHash('sha256')
      for (const { relaxed } of body) hash.update(relaxed)
      const bodyHash = hash.digest('base64')
      const header = chooseFields(splitHeader(head), names)
      const what = { domain, bodyHash, seconds: Math.floor(nowMs / 1000), ...header }
      const lines = await Promise.all(keys.map((key) => signatureFieldBeside(key, what)))
      const top = Buffer.from(`${lines.join('\r\n')}\r\n${head}\r\n\r\n`, 'latin1')
      return Buffer.concat([top, ...body.map(({ bytes }) => bytes)])
    },
  }
}

/** The names for `h=` and what they stand for, in one order for every key (RFC 6376 section 5.4.2: the lowest field first). */
function chooseFields(fields: readonly RawField[], names: readonly string[]): { h: string[]; data: string } {
  const h: string[] = []
  let data = ''
  for (const name of names) {
    const found = fields.filter((field) => field.name === name.toLowerCase())
    for (const field of found.toReversed()) {
      h.push(name)
      data += `${relaxedField(field.line)}\r\n`
    }
    if (oversigned.has(name)) h.push(name)
  }
  assert(data.startsWith('from:'), 'a message to sign without From')
  return { h, data }
}

/** What a signature says beside its value. */
interface Signature {
  readonly domain: string
  readonly bodyHash: string
  readonly seconds: number
  readonly h: readonly string[]
  /** The signed fields in relaxed form. */
  readonly data: string
}

function signatureField(key: SigningKey, what: Signature): string {
  const { tags, data } = unsigned(key, what)
  return signedField(tags, signature(digestOf(key), data, key.key))
}

/** In a thread of the system's pool: a message waits for its signature, and nobody else for the message. */
function signatureFieldBeside(key: SigningKey, what: Signature): Promise<string> {
  const { tags, data } = unsigned(key, what)
  return new Promise((resolve, reject) => {
    signature(digestOf(key), data, key.key, (error, bytes) => {
      if (error === null) resolve(signedField(tags, bytes))
      else reject(error)
    })
  })
}

function digestOf({ algorithm }: SigningKey): 'sha256' | null {
  return algorithm === 'rsa-sha256' ? 'sha256' : null
}

/** The field without the value of `b=`, and what is to be signed. */
function unsigned(
  key: SigningKey,
  what: Signature,
): { readonly tags: string; readonly data: Uint8Array<ArrayBuffer> } {
  const tags = [
    `DKIM-Signature: v=1; a=${key.algorithm}; c=relaxed/relaxed; d=${what.domain};`,
    `s=${key.selector}; i=@${what.domain}; t=${what.seconds}; x=${what.seconds + validSeconds};`,
    ...foldNames(what.h),
    `bh=${what.bodyHash};`,
    'b=',
  ].join('\r\n ')
  const data = Buffer.from(what.data + relaxedField(tags), 'latin1')
  // RFC 8463 section 3: Ed25519 signs the SHA-256 of the data.
  return { tags, data: key.algorithm === 'rsa-sha256' ? data : createHash('sha256').update(data).digest() }
}

function signedField(tags: string, bytes: Buffer): string {
  assert(bytes.length >= 64, 'a signature of no length')
  return tags + foldEvery(bytes.toString('base64'), 72)
}

/** `h=` in lines of fewer than 78 characters; white space around a colon means nothing (RFC 6376 section 3.5). */
function foldNames(names: readonly string[]): readonly string[] {
  const lines: string[] = []
  let line = 'h='
  for (const [index, name] of names.entries()) {
    const piece = name + (index === names.length - 1 ? ';' : ':')
    if (line.length + piece.length > 74) {
      lines.push(line)
      line = ''
    }
    line += piece
  }
  return [...lines, line]
}

function foldEvery(text: string, width: number): string {
  const lines: string[] = []
  for (let at = 0; at < text.length; at += width) lines.push(text.slice(at, at + width))
  return lines.join('\r\n ')
}

function readKey({ selector, pem }: DkimKeyText): SigningKey {
  let key: KeyObject
  try {
    key = createPrivateKey(pem)
  } catch {
    // Not as the cause: an error of the parser may quote the text it could not read.
    throw failure('dkim-key-unreadable', { permanence: 'permanent', values: { selector } })
  }
  const type = key.asymmetricKeyType ?? 'unknown'
  if (type === 'rsa') {
    const bits = key.asymmetricKeyDetails?.modulusLength ?? 0
    // RFC 8301 section 3.2: signers SHOULD use at least 2048 bits.
    if (bits < 2048) throw failure('dkim-key-short', { permanence: 'permanent', values: { selector, bits } })
    const p = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
    return { selector, algorithm: 'rsa-sha256', p, key }
  }
  if (type === 'ed25519') {
    // RFC 8463 section 4: the 32 bytes alone, without their SubjectPublicKeyInfo.
    const p = createPublicKey(key).export({ type: 'spki', format: 'der' }).subarray(-32).toString('base64')
    return { selector, algorithm: 'ed25519-sha256', p, key }
  }
  throw failure('dkim-key-type', { permanence: 'permanent', values: { selector, type } })
}
