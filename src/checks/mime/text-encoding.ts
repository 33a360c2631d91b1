import type { Finding, Place } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { placeInBody, type Check } from '../check.ts'
import { decodedBody, decodedText } from './decode.ts'
import { eachMessage } from './each-message.ts'
import { leavesOf, type Entity } from './read-message.ts'

/** What any server carries unchanged (RFC 2045 section 6, RFC 6152 section 3); `8bit` and `binary` need servers that say they take it. */
const safeEncodings = new Set(['7bit', 'quoted-printable', 'base64'])

/** Texts that every reader's program can decode: UTF-8, in an encoding that survives every server, whole (RFC 2045, RFC 3629). */
export const textEncoding: Check = {
  id: 'text-encoding',
  stage: 'R',
  codes: {
    'charset-not-utf8': 'block',
    'text-not-decodable': 'block',
    'transfer-encoding-unsafe': 'block',
    'base64-text': 'warning',
  },
  run: (input) =>
    eachMessage(input, (message, { path }) => {
      const place = placeInBody(input.campaign, '', path)
      const leaves = leavesOf(message)
      return [
        ...leaves.flatMap((leaf) => transferFindings(leaf, place)),
        ...leaves.filter(({ type }) => type.startsWith('text/')).flatMap((leaf) => textFindings(leaf, place)),
      ]
    }),
}

function transferFindings({ encoding, body }: Entity, place: Place): Finding[] {
  return safeEncodings.has(encoding) && !/[\u0080-\u00ff]/.test(body)
    ? []
    : [finding('transfer-encoding-unsafe', place, { encoding: encoding.slice(0, 40) })]
}

function textFindings(leaf: Entity, place: Place): Finding[] {
  const charset = leaf.parameters.get('charset') ?? 'us-ascii'
  if (!/^utf-8$/i.test(charset)) {
    return [finding('charset-not-utf8', place, { type: leaf.type, charset: charset.slice(0, 40) })]
  }
  const text = decodedText(leaf)
  // U+FFFD stands where something could not be decoded before: the reader would see a question mark.
  if (text === null || text.includes('\ufffd'))
    return [finding('text-not-decodable', place, { type: leaf.type })]
  // SpamAssassin MIME_BASE64_TEXT: who encodes what needs none hides something.
  const needless = leaf.encoding === 'base64' && decodedBody(leaf)?.every((byte) => byte < 0x80) === true
  return needless ? [finding('base64-text', place, { type: leaf.type })] : []
}
