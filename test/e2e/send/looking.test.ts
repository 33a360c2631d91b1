import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readArguments } from '../../../src/commands/read-arguments.ts'
import { verbs } from '../../../src/commands/verbs.ts'
import { addresses, sendWorld } from '../../support/send-world.ts'
import { campaignText } from '../../support/send-world-content.ts'

test('every verb has help, and an unknown option is wrong usage', async () => {
  expect(verbs.length).toBeGreaterThanOrEqual(19)
  const known = { rows: verbs, locale: 'en', version: '1' } as const
  for (const { name } of verbs) {
    const words = name.split(' ')
    const help = await readArguments([...words, '--help'], known)
    expect(help, name).toMatchObject({ kind: 'answer', code: 0 })
    expect('text' in help && help.text).toContain(`Usage: postmerge ${name}`)
    expect('text' in help && help.text).toContain('--json')
    expect(await readArguments([...words, '--no-such-option'], known), name).toMatchObject({
      kind: 'wrong',
      trouble: { code: 'unknown-option' },
    })
  }
  await using world = await sendWorld({ contacts: 0, root: false })
  expect(await world.run('send', '--help')).toMatchObject({ code: 0, stderr: '' })
  const wrong = await world.here('status', '--no-such-option')
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toContain('--no-such-option')
  expect((await world.here('frobnicate')).code).toBe(2)
})

test('status says where every release stands', async () => {
  await using world = await sendWorld({ contacts: 1 })
  expect(await world.run('status')).toMatchObject({ code: 0, stdout: 'no release yet\n' })
  world.propose('spring', { 'campaigns/spring/campaign.md': campaignText() })
  world.merge('spring')
  await world.here('send')
  const status = await world.here('status', '--json')
  expect(status).toMatchObject({
    code: 0,
    json: {
      version: 1,
      releases: [{ release: 'spring/1', state: 'blocked', counts: null, halt: null, run: null, unknown: [] }],
    },
  })
  expect((await world.here('status', 'spring/1')).stdout).toMatch(/^spring\/1: /)
  const none = await world.here('status', 'autumn/1')
  expect(none.code).toBe(1)
  expect(none.stderr).toContain('[order-no-release]')
})

test('plan says from whom, to how many, what, when, and who is missing', async () => {
  await using world = await sendWorld({ contacts: 12, undo: 'PT10M' })
  await world.importContacts('vip', addresses(4, 10))
  await world.store(({ contacts }) =>
    contacts.suppress('reader-0@receiver.example', 'unsubscribed', Date.now()),
  )
  const text = campaignText({
    subject: '"{{ first_name | default: \'Friend\' }}, spring is here"',
    front: 'exclude: [vip]\nschedule: 2099-04-01 09:00\n',
    body: 'Look at [the shop](https://www.hikari.example/spring).',
  })
  const id = world.propose('spring', { 'campaigns/spring/campaign.md': text })
  const pending = await world.here('plan', 'spring', '--at', 'origin/spring')
  expect(pending.code).toBe(1)
  const lines = pending.stdout.split('\n')
  for (const line of [
    'From      ひかり食品 <news@news.hikari.example>',
    '          authentication: SPF 192.0.2.10 pass, DKIM rsa pass, ed pass, DMARC pass (p=reject)',
    'To        newsletter (News): 9',
    '          without vip',
    '          9 people in all',
    '          1 left out: opted out',
    '          2 left out: on an excluded list',
    'Subject   愛子, spring is here',
    '          Friend, spring is here',
    '          www.hikari.example  https://www.hikari.example/spring',
    'When      2099-04-01T09:00+09:00 Asia/Tokyo (2099-04-01T00:00:00Z)',
    '          not after 2099-04-01T11:00+09:00',
    '          can be undone for 10 minutes after it is authorised',
    '    · 1 more of these must approve: vera, victor [NOT_APPROVED]',
  ])
    expect(lines).toContain(line)

  const offline = await world.start(['plan', 'spring', '--at', id, '--offline'], {
    POSTMERGE_STORE: 'sqlite:nowhere/store.db',
  }).ended
  expect(offline.code).toBe(1)
  expect(offline.stdout).toContain('authentication: not asked here')
  expect(offline.stdout).toContain('counts: not known here')
  expect(existsSync(join(world.folder, 'runner/nowhere'))).toBe(false)

  await world.approve('vera', 'spring', id)
  expect(await world.here('plan', 'campaigns/spring/', '--at', id, '--json')).toMatchObject({
    code: 0,
    json: {
      version: 1,
      plan: {
        release: 'spring/1',
        path: 'campaigns/spring/campaign.md',
        commit: id,
        status: 'ready',
        from: { name: 'ひかり食品', address: 'news@news.hikari.example' },
        lists: [{ id: 'newsletter', title: 'News' }],
        exclude: ['vip'],
        rehearsal: false,
        counts: {
          byList: { newsletter: 9 },
          recipients: 9,
          skipped: { unsubscribed: 1, excluded: 2 },
          onSeveral: 0,
        },
        schedule: { atMs: Date.parse('2099-04-01T00:00:00Z'), timezone: 'Asia/Tokyo' },
        undoMs: 600_000,
        judgement: { pass: true, problems: [] },
        findings: [],
        decision: { verdict: 'APPROVED', approvals: [{ person: 'vera' }] },
      },
    },
  })
  const none = await world.here('plan', 'autumn')
  expect(none).toMatchObject({ code: 1, stdout: '' })
  expect(none.stderr).toContain('[approvals-not-there]')
}, 40_000)

test('validate finds everything at once, in the work tree or at a commit', async () => {
  await using world = await sendWorld({ contacts: 0, root: false })
  expect(await world.run('validate')).toMatchObject({
    code: 0,
    stdout: 'campaigns checked: 0, errors: 0, warnings: 0\n',
  })
  const wrong = campaignText({ lists: 'custmers', body: '[shop](http://www.hikari.example/)' })
  const id = world.propose('spring', {
    'campaigns/spring/campaign.md': wrong,
    'campaigns/summer/campaign.md': campaignText(),
  })
  const there = ['--root', join(world.folder, 'work')]
  const tree = await world.here('validate', ...there)
  expect(tree.code).toBe(1)
  expect(tree.stdout).toContain(
    'campaigns/spring/campaign.md:4:9: error: unknown list "custmers" [unknown-list]',
  )
  expect(tree.stdout).toContain('campaigns/spring/campaign.md:7:8: error: ')
  expect(tree.stdout).toMatch(/campaigns checked: 2, errors: [1-9]\d*, warnings: \d+\n$/)
  expect(await world.here('validate', ...there, '--commit', id)).toMatchObject({
    code: 1,
    stdout: tree.stdout,
  })
  expect((await world.here('validate', ...there, '--commit', `${id}^`)).code).toBe(0)
  expect(await world.here('validate', ...there, '--json', 'spring')).toMatchObject({
    code: 1,
    json: {
      version: 1,
      campaigns: ['spring'],
      findings: expect.arrayContaining([
        expect.objectContaining({
          file: 'campaigns/spring/campaign.md',
          line: 4,
          column: 9,
          severity: 'error',
          code: 'unknown-list',
          fix: expect.any(String),
        }),
      ]),
    },
  })
  for (const [args, code] of [
    [['--commit', 'nonsense'], 'no-such-commit'],
    [['autumn'], 'no-such-campaign'],
  ] as const) {
    const { stderr, code: exit } = await world.here('validate', ...there, ...args)
    expect(stderr).toContain(`[${code}]`)
    expect(exit).toBe(1)
  }
}, 40_000)
