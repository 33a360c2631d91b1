import type { Decision } from '../../src/approval/decision.ts'
import { Sender } from '../../src/content/schema/senders.ts'
import { approve, type ApprovedPlan, type SendPlan } from '../../src/plan/plan.ts'
import { releaseKey } from '../../src/release/release-id.ts'
import { trust } from './ledger-keys.ts'

const commit = 'c'.repeat(40)
const closureDigest = 'd'.repeat(64)
const release = { campaign: 'winter-sale', edition: 1 } as const

/** A plan that its owners approved, for `winter-sale/1`. */
export function approvedPlan(change: Partial<SendPlan> = {}): ApprovedPlan {
  const plan: SendPlan = {
    release,
    releaseKey: releaseKey(trust.repository, release),
    commit,
    closureDigest,
    artifactDigest: 'a'.repeat(64),
    artifact: {
      version: 1,
      locale: 'ja',
      languages: {
        ja: { version: 1, subject: [], html: [], text: [], fields: ['first_name', 'unsubscribe_url'] },
      },
      pictures: [],
    },
    senderId: 'news',
    sender: Sender.parse({
      from: { name: 'ひかり食品', address: 'news@news.hikari.example' },
      categories: ['marketing'],
      envelope: 'bounces.news.hikari.example',
      dkim: [{ selector: 's1', key: 'env:DKIM' }],
      egress: ['192.0.2.10'],
      relay: { host: 'mail.hikari.example', port: 587, connections: 4 },
    }),
    category: 'marketing',
    lists: ['newsletter'],
    exclude: [],
    rehearsal: false,
    listTitle: 'Monthly newsletter',
    schedule: null,
    undoMs: 0,
    plannedCount: null,
    growth: { percent: 2, atLeast: 10 },
    recipientsMax: null,
    ...change,
  }
  return approve(plan, decision)
}

const decision: Decision = {
  verdict: 'APPROVED',
  code: null,
  campaign: release.campaign,
  edition: release.edition,
  commit,
  base: 'b'.repeat(40),
  closureDigest,
  contentDigest: 'e'.repeat(64),
  approvals: [],
  without: [],
  reason: { code: 'APPROVED', met: true, values: {}, children: [] },
}
