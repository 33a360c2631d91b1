import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { linksIn, type PageLink } from '../html/blocks.ts'
import { pageOf } from '../html/page.ts'
import { distinct, whereWritten } from '../where.ts'
import { domainOf } from './addresses.ts'

/** What a link says and where it leads belong together: the oldest trick of a phisher is a link that reads like another. */
export const linkText: Check = {
  id: 'link-text',
  stage: 'R',
  codes: {
    'link-text-differs': 'block',
    'link-without-target': 'error',
    'link-without-text': 'error',
    'link-text-vague': 'warning',
  },
  run: (input) =>
    distinct(
      input.samples.flatMap((sample) =>
        linksIn(pageOf(sample)).flatMap((link) => {
          const wrong = judge(link)
          if (wrong === null) return []
          const place = whereWritten(input, sample, `[${link.text}]`, link.text, link.href ?? '')
          return [finding(wrong.code, place, { text: link.text.slice(0, 80), ...wrong.values })]
        }),
      ),
    ),
}

/** What is wrong with a link; null when nothing is. */
function judge({ element, href, text, hasPicture }: PageLink): {
  readonly code: 'link-text-differs' | 'link-without-target' | 'link-without-text' | 'link-text-vague'
  readonly values: Readonly<Record<string, string>>
} | null {
  const isMark = element.attributes.has('name') || element.attributes.has('id')
  if (href === null && isMark) return null
  if (href === null || href === '' || href === '#') return { code: 'link-without-target', values: {} }
  // A picture without an alternative text has a finding of its own.
  if (text === '' && !hasPicture) return { code: 'link-without-text', values: { link: href.slice(0, 200) } }
  const shown = hostIn(text)
  const target = URL.canParse(href) ? new URL(href) : null
  if (shown !== null && target !== null && /^(?:https?|mailto):$/.test(target.protocol)) {
    const host = target.protocol === 'mailto:' ? (target.pathname.split('@')[1] ?? '') : target.hostname
    if (!isSameSite(shown, host)) return { code: 'link-text-differs', values: { shown, host } }
  }
  return vagueTexts.has(plain(text)) ? { code: 'link-text-vague', values: {} } : null
}

/** The host that a link text names: of an address, `www.…`, a mailbox, or a bare name under a well-known top-level domain. */
function hostIn(text: string): string | null {
  const wide = text.normalize('NFKC').toLowerCase()
  const written =
    /https?:\/\/(?:[^\s/@]*@)?([^\s/:?#@<>"']+)/.exec(wide)?.[1] ??
    /(?:^|[^\p{L}\p{N}.@/_%+-])(?:[\w.+-]+@)?((?:[\p{L}\p{N}-]+\.)+(?:com|net|org|info|biz|shop|store|online|app|dev|io|co|jp|uk|de|fr|eu|cn|kr|tw|ca|au|nz|ru|br|nl|ch|se|ai|tv|cc|tokyo|osaka|kyoto|gov|edu|xyz|site|example|test))(?![\p{L}\p{N}-])/u.exec(
      wide,
    )?.[1]
  if (written === undefined || !URL.canParse(`https://${written}/`)) return null
  return new URL(`https://${written}/`).hostname
}

/** `example.com` may lead to `www.example.com`, but `shop.example.com` not to `example.evil`. */
function isSameSite(shown: string, target: string): boolean {
  return shown === target || domainOf(shown) === domainOf(target)
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}\p{S}]+/gu, ' ')
    .trim()
}

/** Texts that say nothing to somebody who lets a screen reader list the links (WCAG 2.2, 2.4.4 and 2.4.9). */
const vagueTexts = new Set([
  'here',
  'click',
  'click here',
  'click this',
  'click this link',
  'tap here',
  'this',
  'this link',
  'link',
  'more',
  'こちら',
  'ここ',
  'こちらから',
  'こちらをクリック',
  'ここをクリック',
  'こちらをタップ',
  'ここをタップ',
  'クリック',
  'タップ',
  'リンク',
  'リンク先',
])
