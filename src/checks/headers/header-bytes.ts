import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { placeOfSubject, type Check } from '../check.ts'
import { eachMessage } from '../mime/each-message.ts'
import type { HeaderField } from '../mime/read-message.ts'
import { brokenWord } from './encoded-words.ts'

/** SoftBank refused larger header blocks (its page of 2008); Gmail limits them too and publishes no number. */
const headerBytesMax = 12_288
/** RFC 5322 section 2.1.1: a line should not be longer, without its CRLF. */
const lineCharactersAim = 78

/** Where encoded words may stand (RFC 2047 section 5): in texts and in the names before addresses. Gmail refuses "encoded-word syntax" elsewhere. */
const textNames = new Set(['subject', 'comments', 'from', 'to', 'reply-to', 'list-id'])

/** The header block as bytes (RFC 5322 section 2.1, RFC 2047). */
export const headerBytes: Check = {
  id: 'header-bytes',
  stage: 'R',
  codes: {
    'header-not-ascii': 'block',
    'encoded-word-broken': 'block',
    'header-too-large': 'error',
    'header-line-long': 'warning',
  },
  run: (input) => {
    const { campaign } = input
    return eachMessage(input, ({ head, fields }, sample) => {
      const from = campaign.placeOf('from')
      const placeOf = ({ name }: HeaderField): Finding['place'] =>
        name === 'subject' ? placeOfSubject(campaign, sample) : from
      const size = { bytes: head.length, limit: headerBytesMax }
      return [
        ...(head.length > headerBytesMax ? [finding('header-too-large', from, size)] : []),
        ...fields.flatMap((field) => {
          const shown = { field: field.name.slice(0, 60) }
          if (/[\u0080-\u00ff]/.test(field.raw)) return [finding('header-not-ascii', placeOf(field), shown)]
          const word = wrongWord(field)
          return [
            ...(word === null
              ? []
              : [finding('encoded-word-broken', placeOf(field), { ...shown, word: word.slice(0, 80) })]),
            ...(field.raw.split('\r\n').some(couldBeShorter)
              ? [finding('header-line-long', placeOf(field), { ...shown, limit: lineCharactersAim })]
              : []),
          ]
        }),
      ]
    })
  },
}

/** A field with more is too large anyway. */
const lookedAtMax = 10_000

function wrongWord({ name, value }: HeaderField): string | null {
  const shown = value.slice(0, lookedAtMax)
  if (!shown.includes('=?')) return null
  if (!textNames.has(name)) return shown
  if (name === 'subject') return brokenWord(shown)
  // Inside quotation marks nobody should decode it, and some do (RFC 2047 section 5, rule 3).
  const parts = shown.split('"')
  const quoted = parts.find((part, index) => index % 2 === 1 && part.includes('=?'))
  return quoted ?? brokenWord(parts.filter((_, index) => index % 2 === 0).join(' '))
}

/** A line without a space after its beginning cannot be folded: an address or a token is as long as it is. */
function couldBeShorter(line: string): boolean {
  return line.length > lineCharactersAim && line.trim().split(/[ \t]+/, 3).length > 2
}
