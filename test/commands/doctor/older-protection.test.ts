import { expect, test } from 'vitest'
import type { PointId, PointState } from '../../../src/commands/doctor/point.ts'
import type { BranchProtection } from '../../support/github/records.ts'
import { app, guarded, judged, type Guarded } from './guarded-story.ts'

const check = 'mail / approvals'
const reviews = { approvals: 1, codeOwners: true, dismissStale: true, lastPush: true }
const older: BranchProtection = {
  reviews,
  checks: [{ context: check, app }],
  enforceAdmins: true,
  conversations: true,
}

/** No ruleset: the older protection holds everything that it can. */
function protectedSetup(): Guarded {
  return {
    ...guarded(),
    bare: true,
    older,
    olderLedger: { reviews: null, enforceAdmins: true },
    rebase: false,
  }
}

/** The states of the branch's points that are not on; tags are beyond the older protection. */
async function offIn(setup: Guarded): Promise<Readonly<Record<string, PointState>>> {
  const points = await judged(setup)
  const off = points.filter(
    ({ area, state, id }) => area === 'branch' && state !== 'on' && id !== 'tags-mail',
  )
  return Object.fromEntries(off.map(({ id, state }) => [id, state]))
}

const inOlder = (changed: Partial<BranchProtection>) => (setup: Guarded) =>
  void (setup.older = { ...older, ...changed })
const inReviews = (changed: Partial<NonNullable<BranchProtection['reviews']>>) =>
  inOlder({ reviews: { ...reviews, ...changed } })
/** A ruleset that holds everything, and that administrators pass by. */
const bypassed = (setup: Guarded): void => {
  setup.bare = false
  setup.bypass = [{ actor_type: 'OrganizationAdmin', bypass_mode: 'always' }]
}

const rows: readonly (readonly [string, (setup: Guarded) => void, PointState, ...PointId[]])[] = [
  ['everything is on', () => {}, 'on'],
  [
    'no pull request is required',
    inOlder({ reviews: null }),
    'missing',
    'main-pull-request',
    'main-approvals',
    'main-code-owners',
    'main-stale',
    'main-last-push',
    'main-threads',
  ],
  ['no approval', inReviews({ approvals: 0 }), 'missing', 'main-approvals'],
  ['no owner', inReviews({ codeOwners: false }), 'missing', 'main-code-owners'],
  ['stale approvals stay', inReviews({ dismissStale: false }), 'missing', 'main-stale'],
  ['the last pusher may approve', inReviews({ lastPush: false }), 'missing', 'main-last-push'],
  ['open remarks are passed over', inOlder({ conversations: false }), 'missing', 'main-threads'],
  ['administrators are free of it', inOlder({ enforceAdmins: false }), 'missing', 'main-bypass'],
  ['somebody needs no pull request', inReviews({ bypass: { users: ['aoi'] } }), 'missing', 'main-bypass'],
  ['a team needs no pull request', inReviews({ bypass: { teams: ['it'] } }), 'missing', 'main-bypass'],
  ['forced pushes', inOlder({ forcePushes: true }), 'missing', 'main-force'],
  ['deletion', inOlder({ deletions: true }), 'missing', 'main-deletion'],
  [
    'the check of anybody',
    inOlder({ checks: [{ context: check, app: null }] }),
    'missing',
    'main-check-source',
  ],
  ['another check', inOlder({ checks: [{ context: 'build', app }] }), 'missing', 'main-check-source'],
  ['rebase', (setup) => void (setup.rebase = true), 'missing', 'main-merge-methods'],
  [
    'the record may be rewritten',
    (setup) => void (setup.olderLedger = { reviews: null, enforceAdmins: true, forcePushes: true }),
    'missing',
    'ledger-branch',
  ],
  [
    'administrators may rewrite the record',
    (setup) => void (setup.olderLedger = { reviews: null }),
    'missing',
    'ledger-branch',
  ],
  ['who passes a ruleset by meets the older protection', bypassed, 'on'],
  [
    'what only the ruleset holds is passed by',
    (setup) => {
      bypassed(setup)
      setup.older = { ...older, conversations: false }
    },
    'missing',
    'main-bypass',
  ],
  [
    'who may not see it is not told that it is missing',
    (setup) => void (setup.login = 'aoi'),
    'hidden',
    'main-pull-request',
    'main-approvals',
    'main-code-owners',
    'main-stale',
    'main-last-push',
    'main-threads',
    'main-force',
    'main-deletion',
    'main-bypass',
    'main-check-source',
    'ledger-branch',
  ],
]

test.each(rows.map(([name, flip, state, ...ids]) => ({ name, flip, state, ids })))(
  'the older protection of branches: $name',
  async ({ flip, state, ids }) => {
    const setup = protectedSetup()
    flip(setup)
    expect(await offIn(setup)).toEqual(Object.fromEntries(ids.map((id) => [id, state])))
  },
)

test('who may pass by is named', async () => {
  const setup = protectedSetup()
  setup.older = { ...older, enforceAdmins: false, reviews: { ...reviews, bypass: { teams: ['it'] } } }
  const points = await judged(setup)
  expect(points.find(({ id }) => id === 'main-bypass')?.values['actors']).toBe('it, RepositoryAdmin')
})
