import { expect, test } from 'vitest'
import type { ReleasePayload } from '../../../src/approval/payload.ts'
import { needCandidate } from '../../../src/commands/asking/candidate.ts'
import { publish } from '../../../src/commands/asking/signer.ts'
import { answerRequests } from '../../../src/commands/desk/answer-requests.ts'
import { remindOwners } from '../../../src/commands/desk/remind-owners.ts'
import { verb as deskVerb } from '../../../src/commands/desk.ts'
import { openWorkbench } from '../../../src/commands/workbench.ts'
import { isoInstant } from '../../../src/kit/clock.ts'
import { company, type Staff } from '../../support/company.ts'
import { openDesk, worldOf } from '../../support/desk-pass.ts'

const hour = 60 * 60 * 1000
const begin = Date.parse('2026-11-20T03:00:00Z')

interface Written {
  readonly lists?: string
  readonly front?: string
  readonly subject?: string
  readonly author?: string
  /** Whether the branch is pushed, too. */
  readonly pushed?: boolean
}

function campaignText({ lists = 'newsletter', front = '', subject = 'Spring' }: Written): string {
  return `---\nsubject: ${subject}\nfrom: news\nlists: [${lists}]\n${front}---\n\nGood day.\n\n[Look](https://www.hikari.example/)\n`
}

/** A company with reminders after four hours, and a deputy for vera. */
function withReminders(files: Readonly<Record<string, string>>): Record<string, string> {
  const approvals = (files['policies/approvals.yaml'] ?? '').replace(
    /from: 2026-08-10, until: 2026-08-16/,
    'from: 2026-11-20, until: 2026-11-20',
  )
  return { ...files, 'policies/approvals.yaml': `${approvals}\nreminders: { after: PT4H }\n` }
}

/** The company, and moves of its people. */
async function scene(adapt = withReminders) {
  const here = await company(adapt)
  const aoi = here.clone('aoi')
  const git = (...args: readonly string[]): string => here.sandbox.git(aoi, ...args)
  const bench = await openWorkbench(worldOf(here, aoi.folder))
  /** Somebody signs what `request` and `approve` let them sign, about the branch of a campaign. */
  const sign = async (person: Staff, campaign: string, say: Partial<ReleasePayload>): Promise<void> => {
    const commit = git('rev-parse', campaign)
    const { closure } = await needCandidate(bench, commit, { campaign, nowMs: here.clock.now })
    const { closureDigest, contentDigest } = closure
    const { repository } = bench.ledgerPolicy
    const time = isoInstant(here.clock.now)
    const about = { repository, person, campaign, edition: 1, closureDigest, contentDigest, time }
    await publish(
      bench,
      { person, keyFile: here.keys[person].file },
      { commit, payload: { v: 1, kind: 'request', verdict: 'approve', reason: null, ...about, ...say } },
    )
  }
  return {
    ...here,
    git,
    /** Writes a campaign on a branch of its own, and asks for approval. */
    ask: async (campaign: string, written: Written = {}): Promise<void> => {
      git('switch', '--quiet', '-C', campaign, 'origin/main')
      const files = { [`campaigns/${campaign}/campaign.md`]: campaignText(written) }
      here.sandbox.commit(aoi, files, { who: written.author ?? 'aoi' })
      if (written.pushed === true) git('push', '--quiet', 'origin', campaign)
      await sign('aoi', campaign, {})
    },
    answer: (who: Staff, campaign: string, say: Partial<ReleasePayload> = {}) =>
      sign(who, campaign, { kind: 'approval', ...say }),
  }
}

/** Releases and people of the reminders that one pass sends. */
function reminding({ work }: ReturnType<typeof openDesk>): () => Promise<readonly string[]> {
  return async () =>
    (await work(remindOwners)).map(({ code, values }) => `${code} ${values['release']} ${values['people']}`)
}

test('each request is reminded of once, and only of those who can still answer it', async () => {
  const here = await scene()
  const desk = openDesk(here)
  const remind = reminding(desk)
  await here.ask('plain', { pushed: true })
  for (const campaign of ['approved', 'rejected', 'merged', 'replaced']) await here.ask(campaign)
  await here.ask('withdrawn', { pushed: true })
  await here.ask('soon', { front: 'schedule: 2026-11-20 14:00\n' })
  await here.ask('members', { lists: 'vip' })
  await here.ask('written-by-two', { author: 'vera' })
  expect((await desk.work(answerRequests)).map(({ code }) => code)).toEqual(
    Array.from({ length: 9 }, () => 'desk-asked'),
  )
  const asked = desk.letters.length
  expect(await remind()).toEqual([])

  await here.answer('vera', 'approved')
  await here.answer('mori', 'rejected', { verdict: 'reject', reason: 'Too early' })
  await here.answer('vera', 'members')
  here.git('switch', '--quiet', 'main')
  here.git('merge', '--quiet', '--no-ff', '-m', 'Merge', 'merged')
  here.git('push', '--quiet', 'origin', 'main', ':withdrawn')

  // The schedule of one is two hours away: half of that.
  here.clock.now = begin + hour
  expect(await remind()).toEqual(['desk-reminded soon/1 mori, vera, victor'])

  // Asked again with another content, only the newer one counts, from its own time on.
  await here.ask('replaced', { subject: 'Early spring' })
  await desk.work(answerRequests)
  here.clock.now = begin + 4 * hour
  desk.takes(false)
  expect((await remind()).map((line) => line.split(' ')[0])).toEqual(
    Array.from({ length: 3 }, () => 'desk-mail-failed'),
  )
  desk.takes(true)
  expect((await remind()).toSorted()).toEqual([
    'desk-reminded members/1 mori, sato',
    'desk-reminded plain/1 mori, vera, victor',
    'desk-reminded written-by-two/1 mori, victor',
  ])
  here.clock.now = begin + 5 * hour
  expect(await remind()).toEqual(['desk-reminded replaced/1 mori, vera, victor'])
  expect(desk.letters.slice(asked).filter(({ person }) => person === 'aoi')).toEqual([])

  // A request that is older than an approval may be is over.
  await here.ask('forgotten')
  await desk.work(answerRequests)
  here.clock.now += 14 * 24 * hour + 1000
  expect(await remind()).toEqual([])
}, 120_000)

test('a reminder is a mail that says since when it waits, what is missing and how to answer', async () => {
  const here = await scene()
  await here.ask('spring', { lists: 'vip', subject: 'Spring is here' })
  const first = await here.run(deskVerb)
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(first.out).toContain('asked by mail: mori, sato, vera, victor')
  await here.answer('mori', 'spring')
  const before = here.received.length
  here.clock.now = begin + 4 * hour
  const second = await here.run(deskVerb)
  expect(second).toMatchObject({ code: 0, err: '' })
  expect(second.out).toContain(
    'spring/1: waiting since 2026-11-20T03:00:00Z; reminded by mail: sato, vera, victor',
  )
  const people = ['sato', 'vera', 'victor'].map((name) => `${name}@hikari.example`)
  expect(
    here.received
      .slice(before)
      .flatMap(({ rcptTo }) => rcptTo)
      .toSorted(),
  ).toEqual(people)
  const mails = here.mails().slice(before)
  const vera = mails.find((mail) => mail.includes('To: vera@')) ?? ''
  expect(vera).toMatch(/^Subject: Still waiting for you: Spring is here$/m)
  const text = vera.slice(vera.indexOf('text/plain'))
  const parts = [
    'spring/1 by aoi has been waiting for an answer since Fri, 20 Nov 2026 12:00 (Asia/Tokyo)',
    'Still missing\n  1 more of these must approve: vera, sato, victor',
    '\nFrom\n',
    'Spring is here',
    'postmerge approve spring\n',
    'postmerge approve spring --reject --reason',
  ]
  const places = parts.map((part) => text.indexOf(part))
  expect(places).not.toContain(-1)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  const sato = mails.find((mail) => mail.includes('To: sato@')) ?? ''
  expect(sato).toContain('2026年11月20日(金)12:00(Asia/Tokyo)から回答を待っています')
  const ids = here.mails().map((mail) => /^Message-ID: (.*)$/im.exec(mail)?.[1])
  expect(new Set(ids).size).toBe(ids.length)
  expect(await here.run(deskVerb)).toMatchObject({ code: 0, out: 'Nothing new.' })
}, 60_000)

test('without `reminders` in the policy nobody is reminded', async () => {
  const here = await scene((files) => ({ ...files }))
  const desk = openDesk(here)
  const remind = reminding(desk)
  await here.ask('plain')
  await desk.work(answerRequests)
  expect(desk.letters.map(({ person }) => person)).toEqual(['mori', 'vera'])
  here.clock.now = begin + 100 * hour
  expect(await remind()).toEqual([])
}, 60_000)
