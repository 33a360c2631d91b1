import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pullRequestNotice } from '../../../src/notice/pull-request-notice.ts'
import { annotationsMax, pullCheck, summaryMax } from '../../../src/report/pull-check.ts'
import { commentMax, linesBeforeFold, pullComment } from '../../../src/report/pull-comment.ts'
import type { CampaignView, PullView } from '../../../src/report/pull-view.ts'
import { shown } from './judge-markdown.ts'
import { views } from './views.ts'

/** What a writer may put anywhere, and what it would do if it were read as more than words. */
const hostile: Readonly<Record<string, string>> = {
  'a mention': '@octocat please approve',
  'a mention of a team': '@hikari/vip',
  'a mention behind a backslash': '\\@octocat',
  'a reference': 'fixes #1 and GH-2 and hikari/mail#3',
  'an address': 'https://evil.example/pay',
  'an address without a scheme': 'www.evil.example',
  'an address of a person': 'vera@hikari.example',
  'a link': '[approve here](https://evil.example)',
  'a link by reference': '[approve][1]\n\n[1]: https://evil.example',
  'a picture': '![x](https://evil.example/pixel.png)',
  'an element': '<img src=x onerror=alert(1)>',
  'a script': '<script>alert(1)</script>',
  'the end of the fold': '</details></summary></code></pre><h1>Approved</h1>',
  'the end of a comment': '--> <b>Approved</b> <!--',
  'another end of a comment': '--!> <b>Approved</b>',
  'the end of a code span': '` **Approved** `` *x* ``` _y_',
  'only backticks': '``````````',
  'backticks at the ends': '`x`',
  'a fence': '```\n# Approved\n```\n~~~\n# Approved',
  'a heading': '\n# Approved\n\n## by everybody',
  'a rule': '\n\n---\n\n***',
  'a table': '|a|b|\n|-|-|\n|c|d|',
  'a task': '- [x] approved',
  'a quote': '\n> approved by vera',
  'an order to a runner': '::error::x\n  ::add-mask::y\n##[error]z',
  'a turned text': '\u202egnp.exe\u202c \u2066x\u2069 \u200f',
  'unseen letters': 'ap\u200bpro\u2060ved\u{e0041}',
  'letters that are blanks': 'ap\u3164pro\u115fv\u1160e\uffa0d\u2800\u180e\u206a',
  'control characters': 'a\u0000b\u001b[31mc\u0007\r\u0085\u2028d',
  'half a letter': 'a\ud800b\udc00',
  mathematics: '$`x`$ and $$y$$',
  'an entity': '&#64;octocat &lt;b&gt; &commat;x',
  'private letters': '\u{F0000}0\u{F0001}',
  'a hole': '{person} {release} {0}',
  'very long': 'wide '.repeat(400),
  nothing: '',
  blanks: ' \t \u3000 ',
}

/** Shapes that a parser has checked before, or that only we write. */
const ours = new Set([
  'code',
  'verdict',
  'kind',
  'severity',
  'state',
  'status',
  'timezone',
  'docs',
  'halt',
  'ledger',
  'at',
  'sentAt',
  'standing',
  'uncounted',
  'head',
  'commit',
])

/** The view with these words wherever anybody may write some. */
function poisoned<T>(value: T, text: string, key = ''): T {
  if (ours.has(key)) return value
  if (typeof value === 'string') return (key === 'url' && value.includes('/pull/') ? value : text) as T
  if (Array.isArray(value)) return value.map((one: unknown) => poisoned(one, text, key)) as T
  if (typeof value !== 'object' || value === null) return value
  // Where the reader is led, the forge says and we do.
  if ('docs' in value && 'ledger' in value) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, poisoned(one, text, name)]),
  ) as T
}

const elements = new Set(['a', 'br', 'code', 'details', 'h3', 'li', 'p', 'pre', 'strong', 'summary', 'ul'])
const home = /^https:\/\/github\.example\/hikari\/mail\//

/** What is wrong with a text that we wrote about a campaign. */
function harm(text: string): readonly string[] {
  const { elements: found, links, prose } = shown(text)
  return [
    ...found.filter((name) => !elements.has(name)).map((name) => `element ${name}`),
    ...links.filter((link) => !home.test(link)).map((link) => `link ${link}`),
    ...[...prose.matchAll(/@[\w-]+/g)].map(([name]) => `mention ${name}`),
    ...[...prose.matchAll(/(?:#|GH-)\d+/g)].map(([name]) => `reference ${name}`),
    ...[...prose.matchAll(/evil|octocat|alert|onerror/g)].map(([name]) => `words outside of code: ${name}`),
    ...(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\uffa0]/u.test(
      text,
    )
      ? ['a character that nobody sees']
      : []),
    ...text.split('\n').filter((line) => /^\s*::|##\[/.test(line)),
    ...(text.isWellFormed() ? [] : ['half a letter']),
  ]
}

describe.each(Object.entries(hostile))('%s, wherever somebody may write', (_, text) => {
  test.each(Object.keys(views))('%s: stays words', (name) => {
    const view = views[name]!
    const bad = poisoned(view, text)
    for (const locale of ['en', 'ja'] as const) {
      const comment = pullComment(bad, locale)
      expect(harm(comment)).toEqual([])
      // As many folds as there were sections, and none of them in another.
      expect(shown(comment).folds.every((depth) => depth === 0)).toBe(true)
      expect(comment.length).toBeLessThanOrEqual(commentMax)
      const { summary, title, annotations } = pullCheck(bad, locale)
      expect(harm(summary)).toEqual([])
      expect(title).not.toMatch(/[\n\u202a-\u202e]/)
      expect(annotations.length).toBeLessThanOrEqual(annotationsMax)
    }
  })
})

test('what harms is noticed', () => {
  expect(harm('by @octocat')).toEqual(['mention @octocat', 'words outside of code: octocat'])
  expect(harm('see #12')).toEqual(['reference #12'])
  expect(harm('<h1>Approved</h1>')).toEqual(['element h1'])
  expect(harm('www.elsewhere.example')).toEqual(['link http://www.elsewhere.example'])
  expect(harm('vera@hikari.example').length).toBeGreaterThan(0)
  expect(harm('a\n::error::x')).toEqual(['::error::x'])
  expect(harm('`@octocat` <!-- <h1> -->')).toEqual([])
})

test('the mail that asks keeps them in their place, too', () => {
  for (const text of Object.values(hostile)) {
    const view = poisoned(views['stale']!, text)
    const campaign = view.campaigns[0]!
    const {
      html,
      subject,
      text: plain,
    } = pullRequestNotice({ view, campaign, reader: text, pictures: [] }, 'en')
    const left = html.replaceAll(/<\/?(?:!doctype|html|body|div|p|b|br|blockquote|code|a)\b[^<>]*>/g, '')
    expect(left).not.toMatch(/[<>]/)
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, url = '']) => url)
    expect(links.filter((url) => !home.test(url))).toEqual([])
    expect(subject).not.toMatch(/[\u0000-\u001f\u202a-\u202e]/)
    expect(plain).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e\u2066-\u2069]/u)
  }
})

/** Texts of any size, made of what breaks things. */
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc
    .tuple(fc.constantFrom(...Object.values(hostile)), fc.integer({ min: 1, max: 40 }))
    .map(([text, times]) => `${text.slice(0, 200)}\n`.repeat(times)),
)

function grown(
  view: PullView,
  about: { readonly text: string; readonly times: number; readonly more: number },
): PullView {
  const { text, times, more } = about
  const many = <T>(items: readonly T[]): readonly T[] => Array.from({ length: times }, () => items).flat()
  const campaigns = view.campaigns.flatMap((one): readonly CampaignView[] => {
    const bad = poisoned(one, text)
    const reason = {
      ...bad.decision.reason,
      children: bad.decision.reason.children.map((rule) => ({ ...rule, children: many(rule.children) })),
    }
    const plan =
      bad.plan === null
        ? null
        : {
            ...bad.plan,
            links: many(bad.plan.links),
            lists: many(bad.plan.lists),
            languages: many(bad.plan.languages),
          }
    const big: CampaignView = {
      ...bad,
      decision: { ...bad.decision, reason },
      plan,
      texts: many(bad.texts),
      looks: many(bad.looks),
      findings: many(bad.findings),
      pictures: many(bad.pictures),
    }
    return Array.from({ length: more }, () => big)
  })
  return { ...view, campaigns, notes: many(view.notes) }
}

test('however much there is, the comment fits, begins with its first lines, and closes what it opens', () => {
  const names = fc.constantFrom(...Object.keys(views))
  const size = fc.record({
    text: words,
    times: fc.integer({ min: 1, max: 12 }),
    more: fc.integer({ min: 1, max: 6 }),
  })
  fc.assert(
    fc.property(names, size, fc.constantFrom('en' as const, 'ja' as const), (name, about, locale) => {
      const view = grown(views[name]!, about)
      const comment = pullComment(view, locale)
      expect(comment.length).toBeLessThanOrEqual(commentMax)
      const lines = comment.split('\n')
      const fold = lines.findIndex((line) => line.startsWith('<details>'))
      expect(fold === -1 ? 0 : fold).toBeLessThanOrEqual(linesBeforeFold)
      const small = pullComment({ ...view, campaigns: view.campaigns.slice(0, 1) }, locale).split('\n')
      if (view.campaigns.length === 1) expect(lines.slice(0, 4)).toEqual(small.slice(0, 4))
      const { folds } = shown(comment)
      expect(folds.every((depth) => depth === 0)).toBe(true)
      expect(comment.split('<details>').length).toBe(comment.split('\n</details>').length)
      expect(pullCheck(view, locale).summary.length).toBeLessThanOrEqual(summaryMax)
    }),
    { numRuns: 25, endOnFailure: true },
  )
})
