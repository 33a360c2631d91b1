import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { defaultBranchOnly } from '../../../src/commands/job/default-branch-only.ts'
import { lastingStore } from '../../../src/commands/job/lasting-store.ts'
import { orderedBy, senderOf } from '../../../src/commands/job/ordered-by.ts'
import type { World } from '../../../src/commands/verb.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import { Failure } from '../../../src/kit/failure.ts'
import { sendKeys } from '../../support/send-world-keys.ts'
import { accountIds, hostedFiles } from '../../support/hosted-world-content.ts'
import { campaignText } from '../../support/send-world-content.ts'
import { treeOf } from '../../support/tree-of.ts'

const folder = mkdtempSync(join(tmpdir(), 'postmerge-orders-'))
afterAll(() => rmSync(folder, { recursive: true }))

const grants = [
  '{ who: "@aoi", may: [operate], lists: [newsletter] }',
  '{ who: "@kenji", may: [operate], lists: ["*"], from: [office] }',
].join(', ')
const tree = treeOf({
  ...hostedFiles(sendKeys(), { port: 25, api: 'https://api.github.com' }),
  // kenji is no Administrator here.
  '.github/CODEOWNERS': '/lists/newsletter.yaml @victor\n/lists/vip.yaml @vera\n/policies/ @naomi\n',
  'policies/access.yaml': `networks: { office: [192.0.2.0/24] }\ngrants: [${grants}]\n`,
  'campaigns/spring/campaign.md': campaignText(),
  'campaigns/vip/campaign.md': campaignText().replace('[newsletter]', '[newsletter, vip]'),
})
const bench = { tree, content: parseContent(tree) }

/** The world of a job that an account started. */
function job(sender: unknown, env: Readonly<Record<string, string>> = {}): World {
  const file = join(folder, 'event.json')
  writeFileSync(file, typeof sender === 'string' ? sender : JSON.stringify({ sender }))
  return { env: { GITHUB_ACTIONS: 'true', GITHUB_EVENT_PATH: file, ...env } } as unknown as World
}

async function answerTo(world: World, campaign: string | null = 'spring'): Promise<unknown> {
  try {
    return await orderedBy(world, bench, { campaign, release: `${campaign}/1` })
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
}

describe('who may resume and abort through a job', () => {
  const cases: readonly (readonly [string, keyof typeof accountIds, string | null, string])[] = [
    ['an owner of the list', 'victor', 'spring', 'victor'],
    ['an owner of one of its lists', 'vera', 'vip', 'vera'],
    ['an owner of another list', 'vera', 'spring', 'job-order-not-theirs'],
    ['an Administrator', 'naomi', 'spring', 'naomi'],
    ['an Administrator, about everything', 'naomi', null, 'naomi'],
    ['an owner, about everything', 'victor', null, 'job-order-not-theirs'],
    ['an operator of the list', 'aoi', 'spring', 'aoi'],
    ['an operator of one list, about a campaign to two', 'aoi', 'vip', 'job-order-not-theirs'],
    ['an operator who may do it from a network only', 'kenji', 'spring', 'job-order-not-theirs'],
    ['an operator, about a campaign that is gone', 'aoi', 'autumn', 'job-order-not-theirs'],
  ]
  test.each(cases)('%s', async (...[, who, campaign, answer]) => {
    expect(await answerTo(job({ id: accountIds[who], login: 'renamed' }), campaign)).toBe(answer)
  })

  test('a name is nothing, an id is', async () => {
    expect(await answerTo(job({ id: 4711, login: 'victor' }))).toBe('job-order-stranger')
    for (const event of ['no json', '{}', '{"sender":null}', '{"sender":{"id":"1003","login":"victor"}}'])
      expect(await answerTo(job(event))).toBe('job-order-stranger')
    expect(await answerTo(job({ id: 1003, login: 'victor' }, { GITHUB_EVENT_PATH: '/nowhere' }))).toBe(
      'job-order-stranger',
    )
  })

  test('an order is given once', async () => {
    const again = job({ id: accountIds.victor, login: 'victor' }, { GITHUB_RUN_ATTEMPT: '2' })
    expect(await answerTo(again)).toBe('job-order-again')
  })

  test('outside of a job nobody is asked', async () => {
    const world = { env: {} } as unknown as World
    expect([await answerTo(world), await senderOf(world)]).toEqual([null, null])
  })

  test('a strange login is not repeated', async () => {
    expect(await senderOf(job({ id: 7, login: 'x\n::error::' }))).toEqual({ id: 7, login: '7' })
  })
})

function refusalOf(work: () => void): string | null {
  try {
    work()
    return null
  } catch (error) {
    return error instanceof Failure ? error.code : String(error)
  }
}

test('a job of another branch gets no key', () => {
  const on = (ref: string): string | null =>
    refusalOf(() => defaultBranchOnly({ env: { GITHUB_ACTIONS: 'true', GITHUB_REF: ref } }, { name: 'main' }))
  expect(on('refs/heads/main')).toBe(null)
  for (const ref of ['refs/heads/mine', 'refs/pull/1/merge', 'refs/tags/main', ''])
    expect(on(ref)).toBe('job-other-branch')
  expect(refusalOf(() => defaultBranchOnly({ env: {} }, { name: 'main' }))).toBe(null)
})

describe('a store that does not outlive the job', () => {
  const own = { GITHUB_ACTIONS: 'true', RUNNER_ENVIRONMENT: 'self-hosted', GITHUB_WORKSPACE: '/work/mail' }
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, string | null])[] = [
    ['sqlite:/var/lib/postmerge/postmerge.db', own, null],
    ['sqlite:../postmerge.db', own, null],
    ['sqlite:/work/mailbox/postmerge.db', own, null],
    ['sqlite:var/postmerge.db', own, 'job-store-cleaned'],
    ['sqlite:/work/mail/../mail/postmerge.db', own, 'job-store-cleaned'],
    ['sqlite:..postmerge.db', own, 'job-store-cleaned'],
    ['sqlite:/var/lib/postmerge.db', { ...own, RUNNER_ENVIRONMENT: 'github-hosted' }, 'job-store-lost'],
    ['sqlite:var/postmerge.db', {}, null],
    ['postgres://db.hikari.example/mail', { ...own, RUNNER_ENVIRONMENT: 'github-hosted' }, null],
  ]
  test.each(cases)('%s %o', (url, env, code) => {
    expect(refusalOf(() => lastingStore({ env }, url, '/work/mail'))).toBe(code)
  })
})
