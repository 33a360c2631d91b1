import { expect, test } from 'vitest'
import { openWorkshop, type Workshop } from '../../../src/commands/preview/workshop.ts'
import type { Tree } from '../../../src/content/tree.ts'
import type { CompileRequest, Compiler } from '../../../src/message/template.ts'
import { failure } from '../../../src/words/find.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { campaignText, contentTree } from '../../support/content-files.ts'

interface Rig {
  readonly workshop: Workshop
  readonly requests: CompileRequest[]
  readonly set: (files: Readonly<Record<string, string | undefined>>) => Promise<void>
  readonly fail: (value: boolean) => void
}

/** A workshop over a tree in memory, whose compiler copies the body. */
async function rig(files: Readonly<Record<string, string | undefined>> = {}): Promise<Rig> {
  let tree: Tree = contentTree(files)
  let failing = false
  const requests: CompileRequest[] = []
  const compiler: Compiler = {
    async compile(request) {
      if (failing)
        throw failure('compile-time-limit', {
          permanence: 'temporary',
          values: { path: request.path, seconds: 20 },
        })
      requests.push(request)
      const text = [{ kind: 'static' as const, text: request.body }]
      const subject = [{ kind: 'static' as const, text: request.subject }]
      return { version: 1, template: { version: 1, subject, html: text, text, fields: [] }, findings: [] }
    },
  }
  const workshop = await openWorkshop({
    readTree: async () => tree,
    compiler,
    compare: async () => null,
    now: () => Date.parse('2026-11-20T03:04:05Z'),
    timezone: 'Asia/Tokyo',
    locale: 'en',
  })
  return {
    workshop,
    requests,
    async set(changes) {
      tree = contentTree(changes)
      await workshop.refresh()
    },
    fail: (value) => (failing = value),
  }
}

test('only what is looked at is compiled, and once for each state of the files', async () => {
  const many = Object.fromEntries(
    Array.from({ length: 50 }, (_, n) => [`campaigns/mail-${n}/campaign.md`, campaignText()]),
  )
  const { workshop, requests, set } = await rig(many)
  await Promise.all([workshop.examine('mail-7'), workshop.examine('mail-7'), workshop.changes('mail-7')])
  expect(requests.map(({ path }) => path)).toEqual(['campaigns/mail-7/campaign.md'])
  await set(many)
  await workshop.examine('mail-7')
  expect(requests).toHaveLength(1)
  await set({ ...many, 'campaigns/mail-8/campaign.md': campaignText({ subject: 'New' }) })
  await workshop.examine('mail-7')
  expect(requests).toHaveLength(2)
})

test('one of two thousand is opened, and saved, in a fraction of what reading all of them takes', async () => {
  const many: Record<string, string> = {}
  for (let n = 0; n < 2000; n += 1)
    many[`campaigns/mail-${n}/campaign.md`] = campaignText({ subject: `Mail ${n}` })
  const tree = contentTree(many)
  const whole = cpuMs(() => void parseContent(tree))
  const { workshop, set } = await rig(many)
  const cpuOf = async (work: () => Promise<unknown>) => {
    const before = process.cpuUsage()
    await work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  expect(await cpuOf(async () => workshop.examine('mail-7'))).toBeLessThan(Math.max(60, whole / 3))
  expect(workshop.list()).toHaveLength(2001)
  await set({ ...many, 'campaigns/mail-8/campaign.md': campaignText({ subject: 'New' }) })
  expect(await cpuOf(async () => workshop.examine('mail-8'))).toBeLessThan(Math.max(60, whole / 3))
  expect(cpuMs(() => void workshop.list())).toBeLessThan(Math.max(60, whole / 3))
  expect(workshop.list().find(({ id }) => id === 'mail-8')?.subject).toBe('New')
})

test('campaigns are listed by name, the newest first, those that cannot be read among them', async () => {
  const { workshop } = await rig({
    'campaigns/2026-01-a/campaign.md': campaignText({ status: 'draft' }),
    'campaigns/2027-01-b/campaign.mjml': 'no front matter',
    'campaigns/_partials/x.md': 'x',
  })
  expect(workshop.list()).toEqual([
    { id: 'harvest', subject: 'Harvest', status: 'ready' },
    { id: '2027-01-b', subject: '', status: 'broken' },
    { id: '2026-01-a', subject: 'Harvest', status: 'draft' },
  ])
  expect(await workshop.examine('2028-none')).toBe(null)
  expect((await workshop.examine('2027-01-b'))?.mail).toBe(null)
})

test('a broken file keeps the last good mail', async () => {
  const { workshop, set } = await rig()
  const good = await workshop.examine('harvest')
  expect([
    good?.isStale,
    good?.checkedAt,
    good?.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  ]).toEqual([false, '12:04:05', expect.any(Array)])
  await set({ 'campaigns/harvest/campaign.md': campaignText({ subject: '"open' }) })
  const broken = await workshop.examine('harvest')
  expect([broken?.isStale, broken?.mail]).toEqual([true, good?.mail])
  expect(broken?.findings.length).toBeGreaterThan(0)
  await set({ 'policies/senders.yaml': undefined })
  expect((await workshop.examine('harvest'))?.isStale).toBe(true)
  await set({})
  expect((await workshop.examine('harvest'))?.isStale).toBe(false)
})

test('a campaign on which the compiler gives up is told of like any other mistake, and tried again with the next change', async () => {
  const { workshop, set, fail } = await rig()
  fail(true)
  const late = await workshop.examine('harvest')
  expect(late?.mail).toBe(null)
  expect(late?.findings).toMatchObject([
    { code: 'compile-time-limit', place: { file: 'campaigns/harvest/campaign.md' } },
  ])
  fail(false)
  await set({ 'campaigns/harvest/campaign.md': campaignText({}, 'Again.\n') })
  const again = await workshop.examine('harvest')
  expect(again?.findings.map(({ code }) => code)).not.toContain('compile-time-limit')
  expect(again?.mail).not.toBe(null)
})

test('subscribers hear of changes, and only of changes', async () => {
  const { workshop, set } = await rig()
  let heard = 0
  const stop = workshop.subscribe(() => (heard += 1))
  await set({})
  expect(heard).toBe(0)
  await set({ 'campaigns/harvest/campaign.md': campaignText({ subject: 'New' }) })
  await set({ 'lists/customers.yaml': undefined })
  expect(heard).toBe(2)
  stop()
  await set({})
  expect(heard).toBe(2)
})

test('only content files are shown, and a path is never looked up on the disk', async () => {
  const { workshop } = await rig({ 'README.md': 'secret', '.env': 'secret' })
  expect(workshop.source('campaigns/harvest/campaign.md')).toBe(campaignText())
  for (const path of [
    'README.md',
    '.env',
    '/etc/passwd',
    '../etc/passwd',
    'campaigns/../.env',
    'campaigns/harvest',
    '',
  ])
    expect.soft([path, workshop.source(path)]).toEqual([path, null])
})

test('findings about the files of a campaign stand apart from those about others', async () => {
  const { workshop } = await rig({
    'policies/delivery.yaml': 'what: 1\n',
    'campaigns/harvest/Photo.TXT': 'x',
    'lists/customers.yaml': 'title: 1\n',
  })
  const examined = await workshop.examine('harvest')
  expect(new Set(examined?.elsewhere.map(({ place }) => place.file))).toContain('policies/delivery.yaml')
  expect(new Set(examined?.findings.map(({ place }) => place.file))).toContain('lists/customers.yaml')
  expect(new Set(examined?.findings.map(({ place }) => place.file))).not.toContain('policies/delivery.yaml')
})
