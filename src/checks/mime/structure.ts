import { sha256 } from '../../kit/digest.ts'
import { finding } from '../../words/find.ts'
import { placeInBody, type Check, type CheckInput } from '../check.ts'
import { decodedBody } from './decode.ts'
import { eachMessage } from './each-message.ts'
import { entitiesOf, leavesOf, type Entity } from './read-message.ts'

/** RFC 2046 section 5.1.1. */
const boundaryShape = /^[0-9A-Za-z'()+_,./:=? -]{0,69}[0-9A-Za-z'()+_,./:=?-]$/
const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif'])

/**
 * What a message is made of: the text for those who read text, then the same as HTML, perhaps with its pictures
 * (RFC 2046 section 5.1.4, RFC 2387), and nothing else. Gmail answers "illegal attachment" with 5.7.0; a locked archive
 * with its password in the next mail protects nobody.
 */
export const structure: Check = {
  id: 'structure',
  stage: 'R',
  codes: { 'parts-out-of-order': 'block', 'attachment-not-allowed': 'block', 'boundary-unusable': 'error' },
  run: (input) =>
    eachMessage(input, (message, { path }) => {
      const place = placeInBody(input.campaign, '', path)
      const strange = leavesOf(message).find((leaf) => !isText(leaf) && !isOurPicture(leaf, input))
      return [
        ...(isInOrder(message) ? [] : [finding('parts-out-of-order', place)]),
        ...(strange === undefined
          ? []
          : [finding('attachment-not-allowed', place, { type: strange.type.slice(0, 60) })]),
        ...(hasUsableBoundaries(message) ? [] : [finding('boundary-unusable', place)]),
      ]
    }),
}

function isText({ type, fields }: Entity): boolean {
  return /^text\/(?:plain|html)$/.test(type) && !isAttached(fields)
}

function isAttached(fields: Entity['fields']): boolean {
  return fields.some(({ name, value }) => name === 'content-disposition' && !/^inline\b/i.test(value))
}

/** A picture of the campaign that travels with it: shown where the HTML names it (RFC 2392), and the very bytes that were approved. */
function isOurPicture(leaf: Entity, { pictures }: CheckInput): boolean {
  if (!pictureTypes.has(leaf.type) || isAttached(leaf.fields)) return false
  if (!leaf.fields.some(({ name }) => name === 'content-id')) return false
  const bytes = decodedBody(leaf)
  return bytes !== null && pictures.some((picture) => picture.sha256 === sha256(bytes))
}

function isInOrder(message: Entity): boolean {
  const texts = leavesOf(message)
    .map(({ type }) => type)
    .filter((type) => type.startsWith('text/'))
  return (
    message.type === 'multipart/alternative' &&
    texts.join(' ') === 'text/plain text/html' &&
    message.parts.at(-1)?.type !== 'text/plain' &&
    entitiesOf(message).every(({ type }, index) =>
      index === 0 || !type.startsWith('multipart/') ? true : type === 'multipart/related',
    )
  )
}

/** Well formed, each another, closed, and in no text: a part without a header is one that a text tore in two. */
function hasUsableBoundaries(message: Entity): boolean {
  const multiparts = entitiesOf(message).filter(({ type }) => type.startsWith('multipart/'))
  const boundaries = multiparts.map(({ parameters }) => parameters.get('boundary') ?? '')
  return (
    boundaries.every((boundary) => boundaryShape.test(boundary)) &&
    boundaries.every((boundary, index) =>
      boundaries.every((other, at) => at === index || !other.startsWith(boundary)),
    ) &&
    multiparts.every(
      ({ closed, parts }) =>
        closed && parts.every(({ fields }) => fields.some(({ name }) => name === 'content-type')),
    )
  )
}
