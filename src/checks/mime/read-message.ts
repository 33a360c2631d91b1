/** A header field as its bytes say it. */
export interface HeaderField {
  /** In lower case. */
  readonly name: string
  /** The field with its folds, one character a byte, without its last CRLF. */
  readonly raw: string
  /** What follows the colon, unfolded, without white space at its ends. */
  readonly value: string
}

/** A message or one of its parts. */
export interface Entity {
  readonly fields: readonly HeaderField[]
  /** `text/plain`; what RFC 2045 section 5.2 says where there is no Content-Type. */
  readonly type: string
  /** Parameters of Content-Type by lower-case name. */
  readonly parameters: ReadonlyMap<string, string>
  /** Content-Transfer-Encoding in lower case; `7bit` where there is none. */
  readonly encoding: string
  /** The undecoded body, one character a byte. */
  readonly body: string
  /** Of a multipart body; empty for any other. */
  readonly parts: readonly Entity[]
  /** Whether a multipart body ends with its closing delimiter (RFC 2046 section 5.1.1). */
  readonly closed: boolean
}

/** A message with its bytes as characters. */
export interface ReadMessage extends Entity {
  /** All of it, one character a byte. */
  readonly raw: string
  /** Everything before the empty line. */
  readonly head: string
}

/** Deeper or wider than this is nothing we compose; the rest is not looked at. */
const depthMax = 8
const partsMax = 100

const known = new WeakMap<Uint8Array, ReadMessage>()

/** Takes a message apart (RFC 5322, RFC 2045, RFC 2046). Never throws: what is wrong in it is for the checks to say. Read once for all of them. */
export function readMessage(bytes: Uint8Array): ReadMessage {
  const before = known.get(bytes)
  if (before !== undefined) return before
  const raw = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const [head] = splitHead(raw)
  const message = { ...readEntity(raw, 0), raw, head }
  known.set(bytes, message)
  return message
}

/** The message and everything inside it, from the outside in. */
export function entitiesOf(entity: Entity): readonly Entity[] {
  return [entity, ...entity.parts.flatMap(entitiesOf)]
}

/** Parts that hold no others, in order. */
export function leavesOf(entity: Entity): readonly Entity[] {
  return entitiesOf(entity).filter(({ type }) => !type.startsWith('multipart/'))
}

/** The first field of that name (in lower case). */
export function fieldOf(entity: Entity, name: string): HeaderField | undefined {
  return entity.fields.find((field) => field.name === name)
}

function readEntity(raw: string, depth: number): Entity {
  const [head, body] = splitHead(raw)
  const fields = fieldsOf(head)
  const value = (name: string): string | undefined => fields.find((field) => field.name === name)?.value
  const { type, parameters } = contentType(value('content-type') ?? 'text/plain; charset=us-ascii')
  const encoding = (value('content-transfer-encoding') ?? '7bit').toLowerCase()
  const boundary = parameters.get('boundary') ?? ''
  const whole = { fields, type, parameters, encoding, body }
  if (!type.startsWith('multipart/') || boundary === '' || depth >= depthMax) {
    return { ...whole, parts: [], closed: !type.startsWith('multipart/') }
  }
  const { texts, closed } = splitParts(body, boundary)
  return { ...whole, parts: texts.slice(0, partsMax).map((text) => readEntity(text, depth + 1)), closed }
}

function splitHead(raw: string): readonly [head: string, body: string] {
  if (raw.startsWith('\r\n')) return ['', raw.slice(2)]
  const end = raw.indexOf('\r\n\r\n')
  return end < 0 ? [raw, ''] : [raw.slice(0, end), raw.slice(end + 4)]
}

function fieldsOf(head: string): HeaderField[] {
  if (head === '') return []
  return head.split(/\r\n(?![ \t])/).map((raw) => {
    const colon = raw.indexOf(':')
    const name = (colon < 0 ? raw : raw.slice(0, colon)).trim().toLowerCase()
    return {
      name,
      raw,
      value: (colon < 0 ? '' : raw.slice(colon + 1)).replaceAll(/\r\n(?=[ \t])/g, '').trim(),
    }
  })
}

const parameter = /;\s*([!#$%&'*+.^_`|~0-9A-Za-z-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]*))/g

function contentType(value: string): Pick<Entity, 'type' | 'parameters'> {
  const type = value.split(';')[0]?.trim().toLowerCase() ?? ''
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, plain = ''] of value.matchAll(parameter)) {
    parameters.set(name.toLowerCase(), quoted === undefined ? plain : quoted.replaceAll(/\\(.)/g, '$1'))
  }
  return { type, parameters }
}

function splitParts(body: string, boundary: string): { texts: string[]; closed: boolean } {
  const texts: string[] = []
  let open: string[] | null = null
  for (const line of body.split('\r\n')) {
    const delimiter = line.startsWith(`--${boundary}`) ? line.slice(boundary.length + 2).trimEnd() : null
    if (delimiter !== '' && delimiter !== '--') {
      open?.push(line)
      continue
    }
    // The CRLF before a delimiter belongs to the delimiter.
    if (open !== null) texts.push(open.join('\r\n'))
    if (delimiter === '--') return { texts, closed: true }
    open = []
  }
  if (open !== null) texts.push(open.join('\r\n'))
  return { texts, closed: false }
}
