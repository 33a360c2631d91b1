import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput } from '../check.ts'
import { eachMessage } from '../mime/each-message.ts'
import { fieldOf, type Entity } from '../mime/read-message.ts'

/** RFC 2369 section 3.2 and RFC 8058 section 3.1: an https address first, then perhaps a mailbox, each in angle brackets. */
const shape = /^<https:\/\/[^<>\s,]+>(?:,\s*<mailto:[^<>\s,]+>)?$/
/** A demonstration or a test has its unsubscribe page on this very machine, and only there without TLS. */
const loopback = /^<http:\/\/(?:127\.0\.0\.1|localhost)[:/][^<>\s,]+>(?:,\s*<mailto:[^<>\s,]+>)?$/

/** A sender of marketing mail has a page to unsubscribe at (RFC 8058; Gmail and Yahoo demand one-click of bulk senders). Without one nothing leaves. */
export const unsubscribePage: Check = {
  id: 'unsubscribe-page-missing',
  stage: 'L',
  codes: { 'unsubscribe-page-missing': 'block' },
  run: ({ sender, campaign, content }) => {
    const { category, from } = campaign.front
    if (category !== 'marketing' || sender.urls?.unsubscribe !== undefined) return []
    const place = content.placeInPolicy('senders', ['senders', from], 'key')
    return [finding('unsubscribe-page-missing', place, { sender: from })]
  },
}

/** The two fields that let a mail program unsubscribe for its reader with one click (RFC 2369, RFC 8058 section 3.1). */
export const unsubscribeFields: Check = {
  id: 'unsubscribe-fields',
  stage: 'R',
  codes: {
    'list-unsubscribe-missing': 'block',
    'list-unsubscribe-unusable': 'block',
    'list-unsubscribe-post': 'block',
  },
  run: (input) => eachMessage(input, (message) => judged(message, input)),
}

function judged(message: Entity, { campaign, unsubscribeUrl }: CheckInput): Finding[] {
  const place = campaign.placeOf('from')
  const field = fieldOf(message, 'list-unsubscribe')
  if (field === undefined) {
    return campaign.front.category === 'marketing' ? [finding('list-unsubscribe-missing', place)] : []
  }
  const usable = shape.test(field.value) || loopback.test(field.value)
  const post = fieldOf(message, 'list-unsubscribe-post')?.value
  return [
    ...(usable && field.value.startsWith(`<${unsubscribeUrl}>`)
      ? []
      : [finding('list-unsubscribe-unusable', place, { value: field.value.slice(0, 200) })]),
    // The very text, capitals and all: receivers compare it.
    ...(post === 'List-Unsubscribe=One-Click' ? [] : [finding('list-unsubscribe-post', place)]),
  ]
}
