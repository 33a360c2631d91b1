import { expect, test } from 'vitest'
import { readTags } from '../../src/adapters/git/tags.ts'
import { verb as approve } from '../../src/commands/approve.ts'
import { verb as desk } from '../../src/commands/desk.ts'
import { verb as plan } from '../../src/commands/plan.ts'
import { verb as request } from '../../src/commands/request.ts'
import { appendEntry } from '../../src/ledger/append.ts'
import { releaseKey } from '../../src/release/release-id.ts'
import { company } from '../support/company.ts'
import { signers } from '../support/ledger-keys.ts'

const path = 'campaigns/spring/campaign.md'
const text = `---
subject: "{{ first_name | default: 'お客様' }}さん、春のご案内"
from: news
lists: [newsletter]
schedule: 2026-12-01 09:00
---

春の品々が届きました。

[品物を見る](https://www.hikari.example/spring)
`

async function asked() {
  const here = await company()
  const aoi = here.clone('aoi')
  here.sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  const commit = here.sandbox.commit(aoi, { [path]: text })
  expect(await here.as('aoi', request, 'spring')).toMatchObject({ code: 0 })
  const approvals = async () => (await readTags(here.origin, 'refs/tags/approval/')).map(({ ref }) => ref)
  return { ...here, aoi, commit, approvals }
}

test('whose approval cannot count is not even signed, but may take an objection back', async () => {
  const here = await asked()
  expect(await here.as('aoi', approve, 'spring')).toMatchObject({ code: 1, err: 'approve-own' })
  expect(await here.as('sato', approve, 'spring')).toMatchObject({ code: 1, err: 'approve-no-owner' })
  expect(await here.approvals()).toEqual([])
  const reject = ['spring', '--reject', '--reason', 'wait']
  expect(await here.as('sato', approve, ...reject)).toMatchObject({ code: 0 })
  const back = await here.as('sato', approve, 'spring')
  expect(back).toMatchObject({ code: 1, err: '', out: expect.stringContaining('Took back the objection') })
  expect(back.out).not.toContain('Approved')
  expect(back.out).not.toContain('CHANGES_REQUESTED')
  // What is shown reads as it will be read.
  await here.run(desk)
  const owner = await here.as('vera', approve, 'spring')
  expect(owner).toMatchObject({ code: 0, err: '' })
  expect(owner.out).not.toMatch(/\{\{|\}\}/)
  expect(owner.out).toContain('Merge with git merge --no-ff')
  // Answered once more after the merge, nobody is told to merge.
  const vera = here.clone('vera')
  here.sandbox.git(vera, 'merge', '--quiet', '--no-ff', '-m', 'Merge', here.commit)
  here.sandbox.git(vera, 'push', '--quiet', 'origin', 'main')
  const late = await here.as('vera', approve, 'spring')
  expect(late.out).toContain('it is merged: the next run sends it')
  expect(late.out).not.toContain('git merge')
}, 120_000)

test('a rule is not approved by who changed it, and who could is named', async () => {
  const here = await company()
  const mori = here.clone('mori')
  const approvals = here.sandbox.git(mori, 'show', 'HEAD:policies/approvals.yaml')
  const files = { 'policies/approvals.yaml': `${approvals}\n# changed\n` }
  const commit = here.sandbox.commit(mori, files, { who: 'mori' })
  here.sandbox.git(mori, 'push', '--quiet', 'origin', 'HEAD:main')
  // Unsigned, the author's word says at least that it is theirs; it is no approval.
  const own = await here.as('mori', approve, '--rules', commit)
  expect(own).toMatchObject({ code: 1, err: '', out: expect.stringContaining('is no approval') })
  expect(own.out).toContain(
    '1 more must approve the change of policies/approvals.yaml (who can: kenji, naomi)',
  )
  expect(own.out).not.toContain(commit)
  expect(await here.as('sato', approve, '--rules', commit)).toMatchObject({
    code: 1,
    err: 'approve-no-owner',
  })
  const tags = await readTags(here.origin, 'refs/tags/approval/')
  expect(tags.map(({ ref }) => ref.split('/').at(-2))).toEqual(['mori'])
}, 60_000)

test('a request waits, and asks by itself, while a change of the rules waits for others', async () => {
  const here = await asked()
  const vera = here.clone('vera')
  const approvals = here.sandbox.git(vera, 'show', 'HEAD:policies/approvals.yaml')
  const files = { 'policies/approvals.yaml': `${approvals}\n# changed\n` }
  const rules = here.sandbox.commit(vera, files, { who: 'vera' })
  here.sandbox.git(vera, 'push', '--quiet', 'origin', 'HEAD:main')
  const held = await here.run(desk)
  // Whoever must act was told: the run itself did what it had to.
  expect(held).toMatchObject({ code: 0, err: expect.stringContaining('is on hold') })
  const mails = here.mails()
  const writer = mails.find((mail) => mail.includes('To: aoi@')) ?? ''
  expect(writer).toContain('あなたの作業は要りません')
  for (const word of ['差し戻し', 'postmerge request', 'あと ']) expect(writer).not.toContain(word)
  expect(mails.find((mail) => mail.includes('To: mori@'))).toContain(
    `postmerge approve --rules ${rules.slice(0, 12)}`,
  )
  // Nobody is mailed of the same twice.
  await here.run(desk)
  expect(here.mails()).toHaveLength(mails.length)
  here.sandbox.git(vera, 'revert', '--no-edit', rules)
  here.sandbox.git(vera, 'push', '--quiet', 'origin', 'HEAD:main')
  expect((await here.run(desk)).out).toContain('asked by mail: mori, vera')
}, 120_000)

test('no mail has a hole where a name must stand, and nothing is said of what is mended', async () => {
  const here = await asked()
  await here.run(desk)
  const vera = here.clone('vera')
  here.sandbox.git(vera, 'merge', '--quiet', '--no-ff', '-m', 'Merge', here.commit)
  here.sandbox.git(vera, 'push', '--quiet', 'origin', 'main')
  const commit = here.sandbox.git(vera, 'rev-parse', 'HEAD')
  const release = {
    campaign: 'spring',
    edition: 1,
    key: releaseKey('git.hikari.example/mail', { campaign: 'spring', edition: 1 }),
  }
  const block = async (): Promise<void> => {
    const draft = {
      type: 'BLOCKED',
      release,
      data: { commit, code: 'NOT_APPROVED' },
      at: here.clock.now,
    } as const
    expect((await appendEntry(here.ledger, signers.sender, { draft })).result).toBe('appended')
  }
  await block()
  await here.run(desk)
  const mail = here.mails().at(-1) ?? ''
  expect(mail).toContain('あと 1 人の承認が必要です(承認できる人: vera, mori)')
  for (const one of here.mails()) expect(one).not.toMatch(/\{\w+\}/)
  const before = here.mails().length
  await here.as('vera', approve, 'spring')
  await block()
  await here.run(desk)
  expect(here.mails()).toHaveLength(before)
}, 120_000)

test('what was sent is not asked about once more', async () => {
  const here = await asked()
  const release = {
    campaign: 'spring',
    edition: 1,
    key: releaseKey('git.hikari.example/mail', { campaign: 'spring', edition: 1 }),
  }
  const { sampleData } = await import('../support/ledger-story.ts')
  for (const type of ['AUTHORISED', 'CLAIMED'] as const) {
    const draft = { type, release, data: sampleData[type], at: here.clock.now } as Parameters<
      typeof appendEntry
    >[2]['draft']
    expect((await appendEntry(here.ledger, signers.sender, { draft })).result).toBe('appended')
  }
  expect(await here.as('aoi', request, 'spring')).toMatchObject({ code: 1, err: 'request-edition-used' })
}, 60_000)

test('a plan is shown of a draft, and of what is not committed', async () => {
  const here = await company()
  const aoi = here.clone('aoi')
  here.sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  here.sandbox.commit(aoi, { [path]: text.replace('---\n', '---\nstatus: draft\n') })
  const draft = await here.as('aoi', plan, 'spring', '--offline')
  expect(draft).toMatchObject({ code: 1, err: '' })
  expect(draft.out).toContain('This is a draft')
  expect(draft.out).toContain('さん、春のご案内')
  here.sandbox.git(aoi, 'reset', '--quiet', 'HEAD~1')
  const loose = await here.as('aoi', plan, 'spring', '--offline')
  expect(loose.out).toContain('spring/1 (campaigns/spring/campaign.md, not committed)')
  expect(loose.out).toContain('Not committed yet: git add campaigns/spring/campaign.md && git commit')
  expect(loose.out).toContain('さん、春のご案内')
}, 60_000)
