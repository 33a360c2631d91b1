import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput } from '../check.ts'
import { eachMessage } from '../mime/each-message.ts'
import { fieldOf, type Entity } from '../mime/read-message.ts'

/** RFC 2919 sections 2 and 3: a phrase that people read, then the identifier of the list in angle brackets. */
const listId = /^(\S.*)<([A-Za-z0-9_-]+(?:\.[A-Za-z0-9-]+)+)>$/
/** Of the last of four fields, the sender: https://support.google.com/a/answer/6254652. */
const senderId = /^[a-z0-9]{5,15}$/

/** What tells lists and campaigns apart for readers and receivers: List-Id (RFC 2919) and Gmail's Feedback-ID. */
export const listFields: Check = {
  id: 'list-fields',
  stage: 'R',
  codes: { 'list-id-unusable': 'error', 'feedback-id-unusable': 'warning' },
  run: (input) => eachMessage(input, (message) => judged(message, input)),
}

function judged(message: Entity, { campaign, sender }: CheckInput): Finding[] {
  const place = campaign.placeOf('lists')
  const id = fieldOf(message, 'list-id')?.value ?? ''
  const feedback = fieldOf(message, 'feedback-id')?.value
  return [
    ...(isListId(id, sender.from.address)
      ? []
      : [finding('list-id-unusable', place, { value: id.slice(0, 120) })]),
    ...(feedback === undefined || isFeedbackId(feedback)
      ? []
      : [finding('feedback-id-unusable', place, { value: feedback.slice(0, 120) })]),
  ]
}

function isListId(value: string, from: string): boolean {
  const host = from.slice(from.lastIndexOf('@') + 1).toLowerCase()
  const id = listId.exec(value)?.[2]
  return id !== undefined && id.toLowerCase().endsWith(`.${host}`)
}

/** Four parts, none of them twice: Gmail counts each by itself, and one that says the same twice is counted wrong. */
function isFeedbackId(value: string): boolean {
  const parts = value.split(':')
  const named = parts.filter((part) => part !== '')
  return parts.length === 4 && senderId.test(parts[3] ?? '') && new Set(named).size === named.length
}
