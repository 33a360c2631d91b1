import type { InlinePicture } from '../message/inline-picture.ts'
import type { RenderedMessage } from '../message/template.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import type { Notice } from './notice.ts'
import { oneLine } from '../report/safe-text.ts'

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
/** Nothing that stands in the campaign's own styles may hide it, move it or cover it: what stands in the attribute with `!important` wins. */
const frame = [
  'all:initial',
  'display:block',
  'position:relative',
  'z-index:2147483647',
  'visibility:visible',
  'opacity:1',
  'transform:none',
  'filter:none',
  'clip-path:none',
  'float:none',
  'width:auto',
  'height:auto',
  'max-height:none',
  'overflow:visible',
  'margin:0',
  'padding:10px 14px',
  'border:1px solid #d9b84a',
  'background:#fff4ce',
  'color:#3d2f00',
  '-webkit-text-fill-color:#3d2f00',
  'font:14px/1.6 system-ui,sans-serif',
  'text-indent:0',
]
  .map((rule) => `${rule}!important`)
  .join(';')

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

/**
 * Before everything that the campaign holds, so that no comment, style or title of its own can swallow it, and once more behind it.
 * HTML takes what stands before `<html>` for the beginning of the body; the doctype of ours keeps the modern way of drawing.
 */
function withBanner(html: string, banner: string): string {
  return `<!doctype html>\n${banner}\n${html}\n${banner}\n`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
