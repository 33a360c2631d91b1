/** A message taken apart, as far as our own messages go: `multipart/alternative` with `multipart/related` in it, quoted-printable or 7-bit, UTF-8. */
export interface Mail {
  /** By lower-case name; of several the first. Encoded words (RFC 2047) are decoded. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly html: string
  /** Pictures that travel in it, as `data:` addresses by their Content-ID. */
  readonly pictures: ReadonlyMap<string, string>
}

/** Takes a message apart. */
export function parseMail(bytes: Uint8Array): Mail {
  const { headers, body } = splitEntity(Buffer.from(bytes).toString('latin1'))
  const parts = leavesOf({ headers, body })
  const find = (type: string): string => {
    const part = parts.find(({ headers: own }) => own.get('content-type')?.toLowerCase().startsWith(type))
    return part === undefined ? '' : decodeBody(part.body, part.headers.get('content-transfer-encoding'))
  }
  return { headers, text: find('text/plain'), html: find('text/html'), pictures: picturesOf(parts) }
}

/** The parts that hold something, in their order. */
function leavesOf(entity: Entity): readonly Entity[] {
  const type = entity.headers.get('content-type') ?? ''
  const boundary = /^multipart\/.*boundary="?([^";]+)"?/i.exec(type)?.[1]
  if (boundary === undefined) return [entity]
  return partsOf(entity.body, boundary).flatMap((part) => leavesOf(splitEntity(part)))
}

function picturesOf(parts: readonly Entity[]): ReadonlyMap<string, string> {
  return new Map(
    parts.flatMap(({ headers, body }) => {
      const id = /^<(.+)>$/.exec(headers.get('content-id') ?? '')?.[1]
      const type = /^image\/\w+/.exec(headers.get('content-type') ?? '')?.[0]
      if (id === undefined || type === undefined) return []
      return [[id, `data:${type};base64,${body.replaceAll(/\s/g, '')}`] as const]
    }),
  )
}

interface Entity {
  readonly headers: ReadonlyMap<string, string>
  readonly body: string
}

function splitEntity(text: string): Entity {
  const end = text.indexOf('\r\n\r\n')
  const head = end === -1 ? text : text.slice(0, end)
  const headers = new Map<string, string>()
  for (const line of head.replaceAll(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, decodeWords(line.slice(colon + 1).trim()))
  }
  return { headers, body: end === -1 ? '' : text.slice(end + 4) }
}

function partsOf(body: string, boundary: string): readonly string[] {
  const pieces = `\r\n${body}`.split(`\r\n--${boundary}`)
  return pieces.slice(1, -1).map((piece) => piece.replace(/^[ \t]*\r\n/, ''))
}

function decodeBody(body: string, encoding = '7bit'): string {
  const bytes = /^base64$/i.test(encoding)
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        /^quoted-printable$/i.test(encoding) ? unquote(body.replaceAll(/=\r\n/g, '')) : body,
        'latin1',
      )
  return bytes.toString('utf8').replaceAll('\r\n', '\n')
}

function unquote(text: string): string {
  return text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

/** RFC 2047 section 2; white space between two encoded words is not part of the text (section 6.2). */
function decodeWords(value: string): string {
  return value
    .replaceAll(/(=\?[^?]+\?[BQ]\?[^?]*\?=)\s+(?==\?)/gi, '$1')
    .replaceAll(/(?:=\?utf-8\?[BQ]\?[^?]*\?=)+/gi, (run) =>
      Buffer.concat(
        [...run.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, text]) => word(kind, text)),
      ).toString('utf8'),
    )
}

function word(kind = '', text = ''): Buffer {
  if (kind.toUpperCase() === 'B') return Buffer.from(text, 'base64')
  return Buffer.from(unquote(text.replaceAll('_', ' ')), 'latin1')
}
