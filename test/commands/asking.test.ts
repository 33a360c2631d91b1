import { expect, test } from 'vitest'
import { readTags } from '../../src/adapters/git/tags.ts'
import { verb as approve } from '../../src/commands/approve.ts'
import { verb as desk } from '../../src/commands/desk.ts'
import { verb as request } from '../../src/commands/request.ts'
import { company } from '../support/company.ts'

const path = 'campaigns/spring/campaign.md'
const text = `---
subject: "{{ first_name | default: 'お客様' }}さん、春のご案内"
preheader: 新茶と筍の季節です
from: news
lists: [newsletter]
schedule: 2026-12-01 09:00
---

春の品々が届きました。

[品物を見る](https://www.hikari.example/spring)
`

/** A company where a writer has asked for approval of a campaign. */
async function asked() {
  const here = await company()
  const { aoi } = here.clones
  here.sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  const commit = here.sandbox.commit(aoi, { [path]: text })
  const ran = await here.as('aoi', request, 'spring')
  expect(ran).toMatchObject({ code: 0, err: '' })
  const refs = async (): Promise<string[]> =>
    (await readTags(here.origin, 'refs/tags/')).map(({ ref }) => ref)
  return { ...here, aoi, commit, refs }
}

test('the desk counts, writes PLANNED, and asks each owner once, in their language, never the writer', async () => {
  const here = await asked()
  const first = await here.run(desk)
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('spring/1: 12 recipients counted; asked by mail: mori, vera')
  const to = here.received.flatMap(({ rcptTo }) => rcptTo)
  expect(to.toSorted()).toEqual(['mori@hikari.example', 'vera@hikari.example'])
  expect(here.received.every(({ mailFrom }) => mailFrom.endsWith('@bounces.notice.hikari.example'))).toBe(
    true,
  )
  const mori = here.mails().find((mail) => mail.includes('To: mori@')) ?? ''
  const order = [
    '送信元',
    'ひかり食品 <news@',
    '宛先',
    '12 人',
    '件名',
    'さん、春のご案内',
    '本文',
    '春の品々が届きました',
    '配信日時',
  ]
  order.push('2026年12月1日(火)09:00', 'postmerge approve spring')
  const body = mori.slice(mori.indexOf('text/plain'))
  const places = order.map((part) => body.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(mori.match(/^DKIM-Signature: .*d=notice\.hikari\.example/gm)).toHaveLength(2)
  expect(mori).toMatch(/^Auto-Submitted: auto-generated/m)
  expect(here.mails().find((mail) => mail.includes('To: vera@'))).toContain('Please approve:')
  const { entries } = await here.ledger.read()
  const planned = entries.filter(({ type }) => type === 'PLANNED')
  expect(planned).toHaveLength(1)
  expect(planned[0]?.data).toMatchObject({ head: here.commit, counts: { recipients: 12 } })

  const second = await here.run(desk)
  expect(second).toMatchObject({ code: 0, out: 'Nothing new.' })
  expect(here.received).toHaveLength(2)
  expect((await here.ledger.read()).entries).toHaveLength(entries.length)
})

test('an owner sees what is signed, and what the answer leads to', async () => {
  const here = await asked()
  await here.run(desk)
  const { code, out, err } = await here.as('vera', approve, 'spring')
  expect(err).toBe('')
  expect(code).toBe(0)
  const order = [
    'about to sign as vera',
    'From',
    'news@news.hikari.example',
    'To',
    '12 people',
    'Subject',
    '春のご案内',
    '新茶と筍',
  ]
  order.push('When', '1 Dec 2026 09:00', 'Approved spring/1 as vera', 'Everything that is needed is there')
  const places = order.map((part) => out.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  const tags = await readTags(here.origin, 'refs/tags/approval/')
  expect(tags).toHaveLength(1)
  expect(tags[0]?.ref).toMatch(/^refs\/tags\/approval\/spring\/1\/[0-9a-f]{8}\/vera\/1$/)
  expect(tags[0]?.object).toMatchObject({ target: here.commit, tagger: { email: 'vera@approval.invalid' } })
  expect(JSON.parse(tags[0]?.object?.message ?? '')).toMatchObject({
    kind: 'approval',
    verdict: 'approve',
    reason: null,
  })
})

test('an approval that is not enough says what is missing', async () => {
  const here = await asked()
  const own = await here.as('aoi', approve, 'spring')
  expect(own.code).toBe(0)
  expect(own.out).toContain('Still missing:')
  expect(own.out).toContain('NOT_APPROVED')
})

test('a campaign is sent back: the writer gets the reason by mail, once', async () => {
  const here = await asked()
  await here.run(desk)
  const before = here.received.length
  const ran = await here.as('vera', approve, 'spring', '--reject', '--reason', 'The price is wrong')
  expect(ran).toMatchObject({ code: 0, err: '' })
  expect(ran.out).toContain('Sent spring/1 back as vera')
  expect((await here.run(desk)).out).toContain('sent back by vera; aoi was told by mail')
  expect(here.received.slice(before).map(({ rcptTo }) => rcptTo)).toEqual([['aoi@hikari.example']])
  expect(here.mails().at(-1)).toContain('  | The price is wrong')
  expect(here.mails().at(-1)).toContain('postmerge request spring')
  expect((await here.run(desk)).out).toBe('Nothing new.')
  expect(here.received).toHaveLength(before + 1)
})

test('after it was mended the owners are asked again, and only for the new content', async () => {
  const here = await asked()
  await here.run(desk)
  const before = here.received.length
  here.sandbox.commit(here.aoi, { [path]: text.replace('新茶', '苺') })
  await here.as('aoi', request, 'spring')
  expect((await here.run(desk)).out).toContain('asked by mail: mori, vera')
  expect(here.received).toHaveLength(before + 2)
  expect(here.mails().at(-1)).toContain('苺')
})

test('a change of the rules is approved by its commit', async () => {
  const here = await company()
  const { sato } = here.clones
  here.sandbox.git(sato, 'switch', '--quiet', '--create', 'rules')
  const approvals = here.sandbox.git(sato, 'show', 'HEAD:policies/approvals.yaml')
  const commit = here.sandbox.commit(
    sato,
    { 'policies/approvals.yaml': `${approvals}\n# changed\n` },
    { who: 'sato' },
  )
  here.sandbox.git(sato, 'push', '--quiet', 'origin', 'rules')
  const { code, out } = await here.as('mori', approve, '--rules', 'origin/rules')
  expect(code).toBe(0)
  expect(out).toContain('policies/approvals.yaml')
  const [tag] = await readTags(here.origin, 'refs/tags/approval/')
  expect(tag?.ref).toBe(`refs/tags/approval/_rules/${commit.slice(0, 8)}/mori/1`)
  expect(JSON.parse(tag?.object?.message ?? '')).toMatchObject({ kind: 'rules', commit, person: 'mori' })
})

test.each([
  ['nothing at all', []],
  ['a campaign and rules', ['spring', '--rules', 'HEAD']],
  ['reject without a reason', ['spring', '--reject']],
  ['a reason without reject', ['spring', '--reason', 'x']],
  ['an empty reason', ['spring', '--reject', '--reason', ' ']],
])('wrong usage: %s', async (_, args) => {
  const here = await company()
  expect((await here.as('vera', approve, ...args)).code).toBe(2)
})

test.each([
  ['nobody asked', 'approve-no-request', ['winter']],
  ['no such commit', 'no-such-commit', ['spring', '--commit', 'nowhere']],
  ['a reason of two lines', 'approve-bad-reason', ['spring', '--reject', '--reason', 'a\nb']],
  ['a reason that is too long', 'approve-bad-reason', ['spring', '--reject', '--reason', 'x'.repeat(501)]],
])('%s: nothing is signed', async (_, code, args) => {
  const here = await company()
  const ran = await here.as('vera', approve, ...args)
  expect(ran).toMatchObject({ code: 1 })
  expect(ran.err).toContain(code)
  expect(await readTags(here.origin, 'refs/tags/')).toEqual([])
})

test('a key that only the branch under review names cannot sign', async () => {
  const here = await asked()
  const stranger = here.sandbox.key('stranger')
  const identities = here.sandbox.git(here.aoi, 'show', 'HEAD:policies/identities.yaml')
  const changed = identities.replace(here.keys.vera.publicKey, stranger.publicKey)
  here.sandbox.commit(here.aoi, { 'policies/identities.yaml': changed })
  const ran = await here.as('aoi', approve, 'spring', '--commit', 'HEAD', '--key', stranger.file)
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('signer-unknown')
})

test('a request that nobody of ours signed is shown and mailed to nobody', async () => {
  const here = await asked()
  const [good] = await readTags(here.origin, 'refs/tags/request/')
  const name = (good?.ref ?? '').replace('/1/', '/2/')
  here.sandbox.git(here.origin, 'update-ref', name, good?.id ?? '')
  here.sandbox.git(here.origin, 'update-ref', '-d', good?.ref ?? '')
  const ran = await here.run(desk)
  expect(ran.code).toBe(1)
  expect(ran.err).toContain(`${name} says nothing that counts (TAG_COPIED)`)
  expect(here.received).toEqual([])
  expect((await here.run(desk)).out).toBe('Nothing new.')
})

test('what cannot be approved by anybody goes back to the writer at once', async () => {
  const here = await company()
  const { aoi } = here.clones
  here.sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  const owners = here.sandbox.git(aoi, 'show', 'HEAD:.github/CODEOWNERS')
  here.sandbox.commit(aoi, {
    [path]: text,
    '.github/CODEOWNERS': `${owners}\n# and\n/lists/newsletter.yaml @aoi\n`,
  })
  // The finding about the doubled line would stop it on the writer's machine; a list that belongs to nobody's policy does not.
  here.sandbox.commit(aoi, { '.github/CODEOWNERS': `${owners}\n# a comment\n` })
  expect((await here.as('aoi', request, 'spring')).code).toBe(0)
  const ran = await here.run(desk)
  expect(ran.code).toBe(1)
  expect(ran.err).toContain('spring/1 was not put before its owners')
  expect(here.received.map(({ rcptTo }) => rcptTo)).toEqual([['aoi@hikari.example']])
})

test('an approval that was there and is gone is told at every pass', async () => {
  const here = await asked()
  await here.as('vera', approve, 'spring')
  await here.run(desk)
  const [tag] = await readTags(here.origin, 'refs/tags/approval/')
  here.sandbox.git(here.origin, 'update-ref', '-d', tag?.ref ?? '')
  for (const _ of [1, 2]) {
    const ran = await here.run(desk)
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(`${tag?.ref} was there before and is gone`)
  }
})
