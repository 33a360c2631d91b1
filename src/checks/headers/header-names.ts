import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { eachMessage } from '../mime/each-message.ts'

/** RFC 5322 section 3.6, RFC 2045 sections 4 and 5: each of these stands there once. Gmail refuses "duplicate headers". */
const onceNames = ['from', 'to', 'subject', 'date', 'message-id', 'mime-version', 'content-type'] as const

/** What we write beside those, at most once each; anything else came from outside. */
const furtherNames: ReadonlySet<string> = new Set([
  'reply-to',
  'list-id',
  'list-unsubscribe',
  'list-unsubscribe-post',
  'feedback-id',
  'content-language',
  'content-transfer-encoding',
  'content-disposition',
  'dkim-signature',
  'auto-submitted',
])

/** Whoever is named here has a finding of its own. */
const otherReaders: ReadonlySet<string> = new Set(['cc', 'bcc'])

/**
 * Return-Path and Received are written by those who carry mail (RFC 5321 section 4.4), Resent-* by those who forward it; Sender repeats
 * From (RFC 5322 section 3.6.2); the others tell of our machines or press readers for an answer or their attention.
 */
const deniedNames =
  /^(?:return-path|received|resent-.*|sender|x-mailer|user-agent|x-originating-ip|x-(?:msmail-)?priority|priority|importance|disposition-notification-to|return-receipt-to|x-confirm-reading-to)$/

/** Which header fields a message has (RFC 5322 section 3.6), and that none was added from outside. */
export const headerNames: Check = {
  id: 'header-names',
  stage: 'R',
  codes: {
    'header-not-once': 'block',
    'header-unknown': 'block',
    'header-denied': 'warning',
    'auto-submitted-campaign': 'warning',
  },
  run: (input) =>
    eachMessage(input, ({ fields }) => {
      const place = input.campaign.placeOf('from')
      const names = fields.map(({ name }) => name)
      const known = new Set<string>([...onceNames, ...furtherNames])
      return [
        ...[...known]
          .map((field) => ({ field, count: names.filter((name) => name === field).length }))
          .filter(({ field, count }) => (furtherNames.has(field) ? count > 1 : count !== 1))
          .map((values) => finding('header-not-once', place, values)),
        ...names
          .filter((name) => !known.has(name) && !otherReaders.has(name))
          .map((field) =>
            finding(
              isDenied(field, fields) ? 'header-denied' : 'header-unknown',
              place,
              // Anyone may have written it.
              { field: field.slice(0, 60) },
            ),
          ),
        // RFC 3834 section 5: it is for what a machine wrote, and keeps absence notes away; a campaign was written by somebody.
        ...(names.includes('auto-submitted') ? [finding('auto-submitted-campaign', place)] : []),
      ]
    }),
}

function isDenied(
  name: string,
  fields: readonly { readonly name: string; readonly value: string }[],
): boolean {
  // RFC 3834 section 3.1.8 knows `junk`: it asks to be thrown away.
  const isJunk = fields.some((field) => field.name === 'precedence' && /^junk$/i.test(field.value))
  return name === 'precedence' ? isJunk : deniedNames.test(name)
}
