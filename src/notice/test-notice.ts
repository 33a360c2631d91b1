import type { InlinePicture } from '../message/inline-picture.ts'
import type { RenderedMessage } from '../message/template.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import type { Notice } from './notice.ts'
import { oneLine } from './safe-text.ts'

/** Whose test it is, and what the campaign will be sent as. */
export interface TestFacts {
  readonly release: string
  /** Who asked, by their name in `policies/identities.yaml`. */
  readonly person: string
  /** The From that readers of the campaign will see. */
  readonly from: { readonly name: string; readonly address: string }
  /** The campaign as a sample recipient gets it. */
  readonly message: RenderedMessage
  /** Pictures that it shows. */
  readonly pictures: readonly InlinePicture[]
}

const subjectMax = 200
const fromMax = 200
const frame =
  'margin:0;padding:10px 14px;background:#fff4ce;color:#3d2f00;font:14px/1.6 system-ui,sans-serif;border-bottom:1px solid #d9b84a'

/** The campaign as it is, with a first line above it that says what this mail is: nobody takes a test for the real thing, or for a phisher's. */
export function testNotice(facts: TestFacts, locale: Locale): Notice {
  const { release, person, message } = facts
  const from = oneLine(`${facts.from.name} <${facts.from.address}>`, fromMax)
  const banner = say(locale, 'test-banner', { release, person, from })
  return {
    subject: oneLine(say(locale, 'test-mark', { subject: message.subject }), subjectMax),
    text: `${banner}\n\n${message.text}`,
    html: withBanner(message.html, `<div style="${frame}">${escapeHtml(banner)}</div>`),
    pictures: facts.pictures,
  }
}

/** Above everything that the campaign shows. A page without a body element begins with the banner itself. */
function withBanner(html: string, banner: string): string {
  const body = /<body(?:\s(?:"[^"]*"|'[^']*'|[^>"'])*)?>/i.exec(html)
  if (body === null) return `${banner}\n${html}`
  const end = body.index + body[0].length
  return `${html.slice(0, end)}\n${banner}${html.slice(end)}`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
