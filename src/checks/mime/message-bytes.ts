import type { Finding, Place } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { placeInBody, type Check, type CheckInput } from '../check.ts'
import { decodedText } from './decode.ts'
import { eachMessage } from './each-message.ts'
import { leavesOf, type ReadMessage } from './read-message.ts'

/** RFC 5321 section 4.5.3.1.6 and RFC 5322 section 2.1.1, without the CRLF; docomo answers "Line Too Long". */
const lineOctetsMax = 998
/** SoftBank took no larger messages (its page of 2008). */
const largeBytes = 1_000_000
/** au takes no larger messages. */
const bytesMax = 3_000_000

/** A message as bytes on the wire: lines, line ends, control characters, size (RFC 5321 sections 2.3.8 and 4.5.3.1.6; RFC 5322 section 2). */
export const messageBytes: Check = {
  id: 'message-bytes',
  stage: 'R',
  codes: {
    'line-too-long': 'block',
    'line-end-bare': 'block',
    'message-control-character': 'block',
    'message-large': 'error',
    'message-too-large': 'block',
  },
  run: (input) =>
    eachMessage(input, (message, { path }) => {
      const place = placeInBody(input.campaign, '', path)
      const longest = longestLine(message.raw)
      return [
        ...(longest > lineOctetsMax
          ? [finding('line-too-long', place, { octets: longest, limit: lineOctetsMax })]
          : []),
        // A server that takes a bare CR or LF for a line end may read another message into this one (SMTP smuggling).
        ...(/\r(?!\n)|(?<!\r)\n/.test(message.raw) ? [finding('line-end-bare', place)] : []),
        ...(holdsControl(message) ? [finding('message-control-character', place)] : []),
        ...sizeFindings(message.raw.length, place),
      ]
    }),
}

/** No message could be made of what a sample recipient would get: nobody may find that out when it is sent. An empty subject says so itself. */
export const messageComposed: Check = {
  id: 'message-not-composed',
  stage: 'R',
  codes: { 'message-not-composed': 'block' },
  run: ({ campaign, samples }: CheckInput) =>
    samples.some(({ message, subject }) => message === null && subject.trim() !== '')
      ? [finding('message-not-composed', campaign.placeOf('subject'))]
      : [],
}

function longestLine(raw: string): number {
  let longest = 0
  for (const line of raw.split('\r\n')) longest = Math.max(longest, line.length)
  return longest
}

/** Also one that only appears when the transfer encoding is undone. */
function holdsControl(message: ReadMessage): boolean {
  const texts = leavesOf(message)
    .filter(({ type }) => type.startsWith('text/'))
    .map((leaf) => decodedText(leaf) ?? '')
  return [message.raw, ...texts].some((text) => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text))
}

function sizeFindings(bytes: number, place: Place): Finding[] {
  if (bytes > bytesMax) return [finding('message-too-large', place, { bytes, limit: bytesMax })]
  return bytes > largeBytes ? [finding('message-large', place, { bytes, limit: largeBytes })] : []
}
