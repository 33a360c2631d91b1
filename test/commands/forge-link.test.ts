import { expect, test } from 'vitest'
import { newFileLink, webForgeOf, webUrlOf, type WebForge } from '../../src/commands/forge-link.ts'

test.each([
  ['git@github.com:hikari/mail.git', 'https://github.com/hikari/mail'],
  ['git@github.com:hikari/mail', 'https://github.com/hikari/mail'],
  ['ssh://git@github.com/hikari/mail.git', 'https://github.com/hikari/mail'],
  ['ssh://git@git.hikari.example:2222/hikari/mail.git', 'https://git.hikari.example/hikari/mail'],
  ['https://github.com/hikari/mail.git', 'https://github.com/hikari/mail'],
  ['https://github.com/hikari/mail/', 'https://github.com/hikari/mail'],
  ['https://GitHub.com/Hikari/Mail', 'https://github.com/Hikari/Mail'],
  ['git@gitlab.com:hikari/marketing/mail.git', 'https://gitlab.com/hikari/marketing/mail'],
  // Whoever reads the page must not read a token.
  ['https://vera:ghp_secret@github.com/hikari/mail.git', 'https://github.com/hikari/mail'],
  ['/srv/git/mail.git', null],
  ['../mail.git', null],
  ['file:///srv/git/mail.git', null],
  ['git@localhost:hikari/mail.git', null],
  ['https://github.com/hikari', null],
  ['https://github.com/hikari/mail?x=](https://evil.example', 'https://github.com/hikari/mail'],
  ['https://github.com/hi)kari/mail', null],
  ['git@github.com:hikari/m"ail', null],
  ['javascript:alert(1)', null],
  ['', null],
])('the web pages of %j are at %j', (remote, url) => {
  expect(webUrlOf(remote)).toBe(url)
})

test.each([
  ['git@github.com:hikari/mail.git', null, 'github'],
  ['git@github.hikari.example:hikari/mail.git', null, 'github'],
  ['git@gitlab.hikari.example:hikari/mail.git', null, 'gitlab'],
  ['git@git.hikari.example:hikari/mail.git', null, null],
  ['git@git.hikari.example:hikari/mail.git', 'gitlab', 'gitlab'],
  ['git@notgithub.com:hikari/mail.git', null, null],
  ['git@github.com:hikari/mail.git', 'none', null],
])('%s, asked for as %j, is %j', (remote, asked, kind) => {
  expect(webForgeOf(remote, 'main', asked)?.kind ?? null).toBe(kind)
})

const github: WebForge = { kind: 'github', url: 'https://github.com/hikari/mail', branch: 'feature/x y' }

test('name, text and branch arrive as they are', () => {
  const text = '# 冬の (感謝市) & "more" 100% [[x]](https://a.example/?b=c#d)\n\n---\n'
  const path = 'campaigns/YYYY-MM-sale/campaign.md'
  const { url, hasText } = newFileLink(github, path, text)
  expect(hasText).toBe(true)
  const read = new URL(url)
  expect(decodeURIComponent(read.pathname)).toBe('/hikari/mail/new/feature/x y')
  expect(read.searchParams.get('filename')).toBe(path)
  expect(read.searchParams.get('value')).toBe(text)
  // It stands in a Markdown table between round brackets.
  expect(url).toMatch(/^[^\s()[\]|<>"'`*]+$/)
})

test('a text that is too long for a link is left out of it', () => {
  expect(newFileLink(github, 'x', 'あ'.repeat(870)).hasText).toBe(true)
  const long = newFileLink(github, 'x', 'あ'.repeat(900))
  expect(long).toEqual({ url: 'https://github.com/hikari/mail/new/feature/x%20y?filename=x', hasText: false })
})
