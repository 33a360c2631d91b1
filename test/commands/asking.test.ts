import { expect, test } from 'vitest'
import { readTags } from '../../src/adapters/git/tags.ts'
import { verb as approve } from '../../src/commands/approve.ts'
import { verb as desk } from '../../src/commands/desk.ts'
import { verb as request } from '../../src/commands/request.ts'
import { appendEntry } from '../../src/ledger/append.ts'
import type { EntryDraft } from '../../src/ledger/entry.ts'
import { releaseKey } from '../../src/release/release-id.ts'
import type { ReleaseEvent } from '../../src/release/release-state.ts'
import { company } from '../support/company.ts'
import { signers } from '../support/ledger-keys.ts'
import { sampleData } from '../support/ledger-story.ts'

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
  const aoi = here.clone('aoi')
  here.sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  const commit = here.sandbox.commit(aoi, { [path]: text })
  expect(await here.as('aoi', request, 'spring')).toMatchObject({ code: 0, err: '' })
  const git = (...args: readonly string[]): string => here.sandbox.git(aoi, ...args)
  const recipients = (from = 0): string[] =>
    here.received
      .slice(from)
      .flatMap(({ rcptTo }) => rcptTo)
      .sort()
  return { ...here, aoi, commit, git, recipients }
}

/** Where the parts stand in a text, to be compared with their order. */
function places(text: string, parts: readonly string[]): number[] {
  const found = parts.map((part) => text.indexOf(part))
  expect(found).not.toContain(-1)
  return found
}

function rising(numbers: readonly number[]): number[] {
  return numbers.toSorted((a, b) => a - b)
}

test('from a request to the last answer', async () => {
  const here = await asked()

  // The desk counts, writes PLANNED, and asks each owner once, in their language, never the writer.
  const first = await here.run(desk)
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('spring/1: 12 recipients counted; asked by mail: mori, vera')
  expect(here.recipients()).toEqual(['mori@hikari.example', 'vera@hikari.example'])
  expect(here.received.every(({ mailFrom }) => mailFrom.endsWith('@bounces.notice.hikari.example'))).toBe(
    true,
  )
  const mori = here.mails().find((mail) => mail.includes('To: mori@')) ?? ''
  const order = places(mori.slice(mori.indexOf('text/plain')), [
    '送信元',
    'ひかり食品 <news@',
    '宛先',
    '12 人',
    '件名',
    'さん、春のご案内',
    '新茶と筍',
    '本文',
    '春の品々が届きました',
    '配信日時',
    '2026年12月1日(火)09:00',
    'postmerge approve spring',
  ])
  expect(order).toEqual(rising(order))
  expect(mori.match(/^DKIM-Signature: .*d=notice\.hikari\.example/gm)).toHaveLength(2)
  expect(mori).toMatch(/^Auto-Submitted: auto-generated/m)
  expect(here.mails().find((mail) => mail.includes('To: vera@'))).toContain(
    'aoi asks you to approve spring/1',
  )
  const { entries } = await here.ledger.read()
  const planned = entries.filter(({ type }) => type === 'PLANNED')
  expect(planned.map(({ data }) => data)).toMatchObject([{ head: here.commit, counts: { recipients: 12 } }])

  // A second pass finds nothing to do.
  expect(await here.run(desk)).toMatchObject({ code: 0, out: 'Nothing new.' })
  expect(here.received).toHaveLength(2)
  expect((await here.ledger.read()).entries).toHaveLength(entries.length)

  // The writer's own approval could never count: it is not even signed.
  const own = await here.as('aoi', approve, 'spring')
  expect(own).toMatchObject({ code: 1, out: '', err: 'approve-own' })
  expect(await readTags(here.origin, 'refs/tags/approval/')).toEqual([])

  // An owner sees what is signed, and what the answer leads to.
  const answer = await here.as('vera', approve, 'spring')
  expect(answer).toMatchObject({ code: 0, err: '' })
  const shown = places(answer.out, [
    'about to sign as vera',
    'From',
    'news@news.hikari.example',
    'To',
    '12 people',
    'Subject',
    'さん、春のご案内',
    '新茶と筍',
    'When',
    '1 Dec 2026 09:00',
    'Approved spring/1 as vera',
    'Everything that is needed is there',
  ])
  expect(shown).toEqual(rising(shown))
  const [tag] = await readTags(here.origin, 'refs/tags/approval/')
  expect(tag?.ref).toMatch(/^refs\/tags\/approval\/spring\/1\/[0-9a-f]{8}\/vera\/1$/)
  expect(tag?.object).toMatchObject({ target: here.commit, tagger: { email: 'vera@approval.invalid' } })
  const said = { kind: 'approval', verdict: 'approve', reason: null }
  expect(JSON.parse(tag?.object?.message ?? '')).toMatchObject(said)

  // On second thoughts it is sent back: the writer gets the reason by mail, once.
  const back = await here.as('vera', approve, 'spring', '--reject', '--reason', 'The price is wrong')
  expect(back).toMatchObject({ code: 0, err: '' })
  expect(back.out).toContain('Sent spring/1 back as vera')
  expect((await here.run(desk)).out).toContain('sent back by vera; aoi was told by mail')
  expect(here.recipients(2)).toEqual(['aoi@hikari.example'])
  expect(here.mails().at(-1)).toContain('  | The price is wrong')
  expect(here.mails().at(-1)).toContain('postmerge request spring')

  // Mended, the owners are asked again, about the new content.
  here.sandbox.commit(here.aoi, { [path]: text.replace('新茶', '苺') })
  await here.as('aoi', request, 'spring')
  expect((await here.run(desk)).out).toContain('asked by mail: mori, vera')
  expect(here.recipients(3)).toEqual(['mori@hikari.example', 'vera@hikari.example'])
  expect(here.mails().at(-1)).toContain('苺')

  // An approval that was there and is gone is told at every pass.
  here.sandbox.git(here.origin, 'update-ref', '-d', tag?.ref ?? '')
  for (const _ of [1, 2]) {
    const ran = await here.run(desk)
    expect(ran.code).toBe(1)
    expect(ran.err).toContain(`${tag?.ref} was there before and is gone`)
  }
}, 60_000)

test('a change of the rules is approved by its commit', async () => {
  const here = await company()
  const sato = here.clone('sato')
  here.sandbox.git(sato, 'switch', '--quiet', '--create', 'rules')
  const approvals = here.sandbox.git(sato, 'show', 'HEAD:policies/approvals.yaml')
  const files = { 'policies/approvals.yaml': `${approvals}\n# changed\n` }
  const commit = here.sandbox.commit(sato, files, { who: 'sato' })
  here.sandbox.git(sato, 'push', '--quiet', 'origin', 'rules')
  const { code, out } = await here.as('mori', approve, '--rules', 'origin/rules')
  expect(code).toBe(0)
  expect(out).toContain('policies/approvals.yaml')
  const [tag] = await readTags(here.origin, 'refs/tags/approval/')
  expect(tag?.ref).toBe(`refs/tags/approval/_rules/${commit.slice(0, 8)}/mori/1`)
  expect(JSON.parse(tag?.object?.message ?? '')).toMatchObject({ kind: 'rules', commit, person: 'mori' })
}, 60_000)

/** Arguments, exit code, and what is said. */
const refusals: readonly (readonly [string, readonly string[], number, string])[] = [
  ['nothing at all', [], 2, 'Name a campaign'],
  ['a campaign and rules', ['spring', '--rules', 'HEAD'], 2, 'Name a campaign'],
  ['reject without a reason', ['spring', '--reject'], 2, 'Name a campaign'],
  ['a reason without reject', ['spring', '--reason', 'x'], 2, 'Name a campaign'],
  ['an empty reason', ['spring', '--reject', '--reason', ' '], 2, 'Name a campaign'],
  ['nobody asked', ['winter'], 1, 'approve-no-request'],
  ['no such commit', ['spring', '--commit', 'nowhere'], 1, 'no-such-commit'],
  ['a reason of two lines', ['spring', '--reject', '--reason', 'a\nb'], 1, 'approve-bad-reason'],
  ['a reason that is too long', ['spring', '--reject', '--reason', 'x'.repeat(501)], 1, 'approve-bad-reason'],
]

test('wrong usage and what cannot be answered: nothing is signed', async () => {
  const here = await company()
  for (const [name, args, code, said] of refusals) {
    const ran = await here.as('vera', approve, ...args)
    expect.soft({ name, ...ran }).toMatchObject({ name, code, err: expect.stringContaining(said) })
  }
  expect(await readTags(here.origin, 'refs/tags/')).toEqual([])
}, 60_000)

test('a key that only the branch under review names cannot sign', async () => {
  const here = await asked()
  const stranger = here.sandbox.key('stranger')
  const identities = here.git('show', 'HEAD:policies/identities.yaml')
  const changed = identities.replace(here.keys.vera.publicKey, stranger.publicKey)
  here.sandbox.commit(here.aoi, { 'policies/identities.yaml': changed })
  const ran = await here.as('aoi', approve, 'spring', '--commit', 'HEAD', '--key', stranger.file)
  expect(ran).toMatchObject({ code: 1, err: expect.stringContaining('signer-unknown') })
}, 60_000)

test('the desk mails nobody for a forged request, and sends back at once what nobody could approve', async () => {
  const here = await asked()
  const [good] = await readTags(here.origin, 'refs/tags/request/')
  const name = (good?.ref ?? '').replace('/1/', '/2/')
  here.sandbox.git(here.origin, 'update-ref', name, good?.id ?? '')
  here.sandbox.git(here.origin, 'update-ref', '-d', good?.ref ?? '')
  const forged = await here.run(desk)
  expect(forged.code).toBe(1)
  expect(forged.err).toContain(`${name} says nothing that counts (TAG_COPIED)`)
  expect(here.received).toEqual([])
  expect((await here.run(desk)).out).toBe('Nothing new.')

  // A campaign and a rule in one branch: no approval helps.
  const owners = here.git('show', 'HEAD:.github/CODEOWNERS')
  here.sandbox.commit(here.aoi, { '.github/CODEOWNERS': `${owners}\n# a comment\n` })
  expect(await here.as('aoi', request, 'spring')).toMatchObject({ code: 0 })
  const ran = await here.run(desk)
  expect(ran.code).toBe(0)
  expect(ran.err).toContain('spring/1 was not put before its owners')
  expect(here.recipients()).toEqual(['aoi@hikari.example'])
}, 60_000)

test('what the ledger says about a release is told to its writer and its approvers, once', async () => {
  const here = await asked()
  await here.run(desk)
  const before = here.received.length
  const append = async (type: ReleaseEvent, edition = 1): Promise<void> => {
    here.clock.now += 1000
    const key = releaseKey('git.hikari.example/mail', { campaign: 'spring', edition })
    const release = { campaign: 'spring', edition, key }
    const draft = { type, release, data: sampleData[type], at: here.clock.now } as EntryDraft
    expect((await appendEntry(here.ledger, signers.sender, { draft })).result).toBe('appended')
  }
  for (const type of ['BLOCKED', 'AUTHORISED', 'CLAIMED', 'HALTED'] as const) await append(type)
  expect(await here.run(desk)).toMatchObject({ code: 0, err: '' })
  expect(here.recipients(before)).toEqual(
    ['aoi', 'aoi', 'vera', 'vera'].map((name) => `${name}@hikari.example`),
  )
  const stopped = here
    .mails()
    .slice(before)
    .filter((mail) => mail.includes('To: vera@'))
  expect(stopped[0]).toContain('spring/1 was merged but is not being sent')
  expect(stopped[1]).toContain('spring/1 has been stopped (vera)')
  expect(stopped[1]).toContain('  | a wrong price')

  const whole = ['AUTHORISED', 'CLAIMED', 'SNAPSHOT', 'STAGE_STARTED', 'BATCH', 'STAGE_SENT'] as const
  for (const type of whole) await append(type, 2)
  await append('COMPLETED_WITH_UNKNOWN', 2)
  await here.run(desk)
  expect(here.recipients(before + 4)).toEqual(['aoi@hikari.example', 'vera@hikari.example'])
  expect(here.mails().at(-1)).toMatch(/Nobody knows what became of 1 messages[^]*postmerge status spring\/2/)
  expect(await here.run(desk)).toMatchObject({ code: 0, out: 'Nothing new.' })

  // Whoever sets a desk up later does not get last month by mail.
  await append('BLOCKED', 3)
  here.clock.now += 30 * 24 * 60 * 60 * 1000
  expect(await here.run(desk)).toMatchObject({ out: 'Nothing new.' })
}, 60_000)
