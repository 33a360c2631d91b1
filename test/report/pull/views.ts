import type { Decision } from '../../../src/approval/decision.ts'
import { evaluate } from '../../../src/approval/evaluate.ts'
import type { Judgement } from '../../../src/authentication/judgement.ts'
import { present } from '../../../src/kit/assert.ts'
import { beginningOf, type ReleaseView } from '../../../src/ledger/ledger-view.ts'
import { changesSince, type EditionView } from '../../../src/plan/edition-changes.ts'
import type { PlanView } from '../../../src/plan/plan-view.ts'
import type { CampaignView, PullView } from '../../../src/report/pull-view.ts'
import { finding, warning } from '../../../src/words/find.ts'
import {
  baseFiles,
  campaign,
  campaignPath,
  codeowners,
  factsOf,
  identities,
  idOf,
  review,
  user,
  type Story,
} from '../../support/approval-facts.ts'

const open = {
  mode: 'proposal',
  hosted: { pull: { mergedMs: null, mergedBy: null, mergeCommit: null } },
} as const
const twoLists = {
  proposal: [{ changes: { [campaignPath]: campaign({ lists: '[vip, b2b]' }) } }],
} as const

/** What is decided about what people did: by the judge himself, never by hand. */
function decided(story: Partial<Story>): Decision {
  return present(evaluate(factsOf(story))[0], 'a campaign of the story')
}

const believed: Judgement = {
  pass: true,
  spf: [
    { ip: '192.0.2.10', result: 'pass' },
    { ip: '2001:db8::10', result: 'pass' },
  ],
  dkim: [{ selector: 's2026', algorithm: 'rsa-sha256', result: 'pass', aligned: true }],
  dmarc: { result: 'pass', policy: 'reject' },
  problems: [],
}

const doubted: Judgement = {
  pass: false,
  spf: [{ ip: '192.0.2.10', result: 'softfail' }],
  dkim: [{ selector: 's2026', algorithm: 'rsa-sha256', result: 'pass', aligned: false }],
  dmarc: { result: 'fail', policy: null },
  problems: [],
}

const text = [
  '愛子様',
  '',
  '秋の感謝市は明日の朝9時からです。',
  '新米と栗の詰め合わせをご用意しました。',
  '',
  'https://www.hikari.example/autumn',
  '',
  '配信停止: https://mail.hikari.example/u/sample',
].join('\n')

const edition: EditionView = {
  from: 'Hikari <news@news.hikari.example>',
  lists: ['vip'],
  exclude: [],
  languages: {
    ja: { subject: '愛子様、秋の感謝市は明日からです', preheader: '朝9時から', text, html: 'a' },
  },
  links: ['https://www.hikari.example/autumn'],
  pictures: { 'hero.jpg': 'a' },
  schedule: null,
}

/** The same edition with other words, as somebody saw it before. */
const changed = changesSince(edition, {
  ...edition,
  languages: {
    ja: {
      subject: '愛子様、秋の感謝市は今日までです',
      preheader: '夜9時まで',
      text: text.replace('明日の朝9時から', '今日の夜9時まで'),
      html: 'b',
    },
  },
  links: [...(edition.links ?? []), 'https://www.hikari.example/last-day'],
  pictures: { 'hero.jpg': 'b' },
})

function aPlan(set: Partial<PlanView> = {}): PlanView {
  return {
    release: 'autumn/1',
    path: campaignPath,
    commit: idOf('h1'),
    closureDigest: 'd'.repeat(64),
    status: 'ready',
    from: { name: 'ひかり食品', address: 'news@news.hikari.example' },
    judgement: believed,
    lists: [{ id: 'vip', title: '特別会員' }],
    exclude: ['staff'],
    rehearsal: false,
    counts: {
      byList: { vip: 1204 },
      recipients: 1204,
      skipped: { unsubscribed: 37, bounced: 3 },
      onSeveral: 0,
    },
    languages: [
      {
        locale: 'ja',
        subjects: ['愛子様、秋の感謝市は明日からです'],
        preheader: '朝9時から',
        recipients: null,
      },
    ],
    htmlBytes: 24_000,
    textLines: 8,
    links: [
      { url: 'https://www.hikari.example/autumn', host: 'www.hikari.example' },
      { url: 'https://mail.hikari.example/u/sample', host: 'mail.hikari.example' },
    ],
    schedule: { atMs: Date.parse('2026-10-06T00:00:00Z'), latestMs: 7_200_000, timezone: 'Asia/Tokyo' },
    timezone: 'Asia/Tokyo',
    weeklyLimit: null,
    undoMs: 600_000,
    findings: [],
    waivers: [],
    decision: null,
    since: { previous: null, changes: null },
    ...set,
  }
}

function aCampaign(story: Partial<Story>, set: Partial<CampaignView> = {}): CampaignView {
  return {
    campaign: 'autumn',
    release: 'autumn/1',
    decision: decided(story),
    plan: aPlan(),
    findings: [],
    uncounted: null,
    texts: [{ locale: 'ja', text }],
    pictures: ['hero.jpg'],
    deputies: [],
    rejections: [],
    looks: [],
    precisionMs: 600_000,
    outcome: null,
    drift: [],
    ...set,
  }
}

function aView(campaigns: readonly CampaignView[], set: Partial<PullView> = {}): PullView {
  const url = 'https://github.example/hikari/mail'
  return {
    pull: {
      number: 42,
      url: `${url}/pull/42`,
      draft: false,
      fork: false,
      head: idOf('h1'),
      author: 'aoi',
      merged: null,
    },
    links: {
      docs: {
        en: `${url}/blob/main/docs/approvals.md`,
        ja: `${url}/blob/main/docs/approvals.ja.md`,
      },
      halt: `${url}/actions/workflows/control.yml`,
      pictures: `${url}/actions/runs/7/artifacts/9`,
      ledger: `${url}/tree/ledger`,
    },
    campaigns,
    more: 0,
    notes: [],
    ...set,
  }
}

const merged = { merged: { commit: idOf('c'), by: 'vera' } }

function mergedView(one: CampaignView, by: string | null = 'vera'): PullView {
  const view = aView([one])
  return { ...view, pull: { ...view.pull, merged: { ...merged.merged, by } } }
}

const approvals = [
  { person: 'vera', deputyFor: null, opinion: 'review-vera', at: '2026-10-05T02:00:00Z' },
] as const

/** What the ledger says about the release once it was authorised. */
function anOutcome(state: ReleaseView['standing']['state'], set: Partial<ReleaseView> = {}): ReleaseView {
  return {
    ...beginningOf({ campaign: 'autumn', edition: 1, key: 'k'.repeat(32) }),
    standing: { state, beforeHalt: null },
    authorised: {
      commit: idOf('c'),
      base: idOf('base'),
      closureDigest: 'd'.repeat(64),
      contentDigest: 'd'.repeat(64),
      artifactDigest: 'd'.repeat(64),
      evidence: {},
      approvals,
      without: [],
      schedule: { atMs: Date.parse('2026-10-06T00:00:00Z'), latestMs: 7_200_000, timezone: 'Asia/Tokyo' },
      undoUntil: Date.parse('2026-10-05T03:10:00Z'),
      at: '2026-10-05T03:00:00Z',
      seq: 11,
    },
    last: { seq: 12, at: '2026-10-05T03:00:00Z' },
    ...set,
  }
}

const claimed = { run: 'r1', attempt: 1, at: '2026-10-06T00:00:02Z' } as const
const snapshot = {
  recipients: 1201,
  skipped: { unsubscribed: 39, bounced: 3 },
  setDigest: 's'.repeat(64),
} as const

const twoEditions = {
  previous: { release: 'autumn/1', commit: idOf('before'), sentAt: '2026-10-01T00:00:12Z' },
  changes: changed,
}

/** Pull requests as they stand in practice, by name. */
export const views: Readonly<Record<string, PullView>> = {
  waiting: aView([
    aCampaign(
      { ...open, ...twoLists, plannedCount: 9500, opinions: [review('bo')] },
      {
        plan: aPlan({
          lists: [
            { id: 'vip', title: '特別会員' },
            { id: 'b2b', title: '法人のお客様' },
          ],
          counts: {
            byList: { vip: 1204, b2b: 8931 },
            recipients: 10_114,
            skipped: { unsubscribed: 37, 'no-consent': 3 },
            onSeveral: 21,
          },
          since: twoEditions,
        }),
        deputies: [{ for: 'vera', by: 'ken', until: '2026-10-31' }],
      },
    ),
  ]),
  deputy: aView([
    aCampaign(
      {
        ...open,
        opinions: [],
        root: {
          ...baseFiles,
          'policies/approvals.yaml':
            'minimum: 1\ndeputies: [{ for: "@vera", by: "@ken", from: 2026-09-01, until: 2026-12-31 }]\n',
        },
      },
      { deputies: [{ for: '@vera', by: '@ken', until: '2026-12-31' }] },
    ),
  ]),
  fork: aView([
    aCampaign(
      { ...open, opinions: [] },
      {
        plan: aPlan({ counts: null, judgement: null, schedule: null }),
        uncounted: 'fork',
        precisionMs: null,
      },
    ),
  ]),
  draft: {
    ...aView([
      aCampaign(
        { ...open, opinions: [], hosted: { pull: { ...open.hosted.pull, draft: true } } },
        { plan: aPlan({ counts: null }), uncounted: 'draft' },
      ),
    ]),
    pull: { ...aView([]).pull, draft: true },
  },
  'sent-back': aView([
    aCampaign(
      {
        ...open,
        opinions: [review('vera', { verdict: 'reject', text: '半額の品はありません。直してください。' })],
      },
      {
        rejections: [
          {
            person: 'vera',
            reason: '半額の品はありません。直してください。',
            url: 'https://github.example/hikari/mail/pull/42#pullrequestreview-1',
            answered: false,
          },
        ],
      },
    ),
  ]),
  'asked-again': aView([
    aCampaign(
      {
        ...open,
        proposal: [
          { changes: { [campaignPath]: campaign() } },
          { changes: { [campaignPath]: campaign({ subject: 'Winter' }) } },
        ],
        opinions: [review('vera', { verdict: 'reject', text: '半額の品はありません。' })],
      },
      {
        rejections: [
          {
            person: 'vera',
            reason: '半額の品はありません。',
            url: 'https://github.example/hikari/mail/pull/42#pullrequestreview-1',
            answered: true,
          },
        ],
        looks: [{ person: 'vera', commit: idOf('h1'), changes: changed }],
      },
    ),
  ]),
  stale: aView([
    aCampaign(
      {
        ...open,
        proposal: [
          { changes: { [campaignPath]: campaign() } },
          { changes: { [campaignPath]: campaign({ subject: 'Winter' }) } },
        ],
        opinions: [review('vera'), review('aoi'), review('ken', { on: 'h2' })],
      },
      { looks: [{ person: 'vera', commit: idOf('h1'), changes: changed }] },
    ),
  ]),
  strangers: aView([
    aCampaign({
      ...open,
      opinions: [
        review('bo', { account: { kind: 'user', id: 9001, login: 'some-app[bot]', bot: true } }),
        review('ken'),
        ...['mallory', 'passer-by', 'fan', 'crowd'].map((login, index) =>
          review(login, {
            id: `review-${login}`,
            account: { kind: 'user', id: 9100 + index, login, bot: false },
            mayWrite: false,
          }),
        ),
        review('mori', { verdict: 'reject', mayWrite: false }),
        review('aoi'),
        review('bo', { id: 'review-gone', account: { kind: 'gone' } }),
      ],
    }),
  ]),
  'nobody-left': aView([
    aCampaign({
      ...open,
      opinions: [],
      root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @aoi\n') },
    }),
  ]),
  approved: aView([aCampaign({ ...open, opinions: [review('vera')] })]),
  blocked: aView([
    aCampaign(
      {
        ...open,
        proposal: [
          { changes: { [campaignPath]: campaign(), 'policies/identities.yaml': identities({ vip: 'aoi' }) } },
        ],
        opinions: [],
      },
      { plan: aPlan({ counts: null }), uncounted: 'not-ready' },
    ),
  ]),
  findings: aView([
    aCampaign(
      { ...open, opinions: [] },
      {
        plan: null,
        texts: [],
        pictures: [],
        uncounted: 'not-ready',
        findings: [
          finding(
            'unknown-list',
            { file: campaignPath, line: 4, column: 8 },
            { list: 'custmers', expected: 'vip, b2b' },
          ),
          warning(
            'link-not-https',
            { file: campaignPath, line: 12, column: 3 },
            { link: 'http://www.hikari.example/' },
          ),
        ],
      },
    ),
  ]),
  doubted: aView([
    aCampaign({ ...open, opinions: [] }, { plan: aPlan({ judgement: doubted, rehearsal: true }) }),
  ]),
  error: aView([
    aCampaign({
      ...open,
      hosted: {
        ...open.hosted,
        memberships: [{ owner: '@hikari/outside', user: user('vera').id, answer: 'unknown' }],
      },
      root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @hikari/outside\n') },
      opinions: [review('vera')],
    }),
  ]),
  'approval-off': aView([
    aCampaign({
      ...open,
      root: {
        ...baseFiles,
        'policies/approvals.yaml':
          'minimum: 1\nlists: { vip: { approval: off, reason: holidays, until: 2026-11-30 } }\n',
      },
      opinions: [],
    }),
  ]),
  hold: mergedView(
    aCampaign({ hosted: { pull: { mergedBy: user('aoi') } }, opinions: [review('vera')] }),
    'aoi',
  ),
  'not-sent': mergedView(aCampaign({ hosted: {}, opinions: [] })),
  authorised: mergedView(
    aCampaign({ hosted: {}, opinions: [review('vera')] }, { outcome: anOutcome('authorised') }),
  ),
  sending: mergedView(
    aCampaign(
      { hosted: {}, opinions: [review('vera')] },
      {
        outcome: anOutcome('running', {
          claimed,
          snapshot,
          counts: { accepted: 400, rejected: 2, skipped: 42 },
        }),
      },
    ),
  ),
  sent: mergedView(
    aCampaign(
      { hosted: {}, opinions: [review('vera')] },
      {
        outcome: anOutcome('completed', {
          claimed,
          snapshot,
          completed: { counts: { accepted: 1197, rejected: 4, skipped: 42 }, at: '2026-10-06T00:12:00Z' },
          last: { seq: 19, at: '2026-10-06T00:12:00Z' },
          planned: [
            {
              head: idOf('h'),
              closureDigest: 'd'.repeat(64),
              contentDigest: 'd'.repeat(64),
              counts: {
                byList: { vip: 1204 },
                recipients: 1204,
                skipped: { unsubscribed: 36 },
                onSeveral: 0,
              },
              setDigest: 's'.repeat(64),
            },
          ],
        }),
        drift: ['campaigns/_layouts/newsletter.mjml', 'lists/vip.yaml'],
      },
    ),
  ),
  'sent-unknown': mergedView(
    aCampaign(
      { hosted: {}, opinions: [review('vera')] },
      {
        outcome: anOutcome('completed-with-unknown', {
          claimed,
          snapshot,
          counts: { accepted: 1194, rejected: 4, unknown: 3, skipped: 42 },
          completed: {
            counts: { accepted: 1194, rejected: 4, unknown: 3, skipped: 42 },
            at: '2026-10-06T00:12:00Z',
          },
          last: { seq: 19, at: '2026-10-06T00:12:00Z' },
        }),
      },
    ),
    null,
  ),
  stopped: mergedView(
    aCampaign(
      { hosted: {}, opinions: [review('vera')] },
      {
        outcome: anOutcome('halted', {
          claimed,
          snapshot,
          counts: { accepted: 400, skipped: 42 },
          halted: { reason: '価格に誤りがあります', by: 'vera' },
          last: { seq: 15, at: '2026-10-06T00:05:00Z' },
        }),
      },
    ),
  ),
  languages: aView(
    [
      aCampaign(
        { ...open, opinions: [] },
        {
          plan: aPlan({
            languages: [
              {
                locale: 'ja',
                subjects: ['秋の感謝市', '愛子様、秋の感謝市'],
                preheader: null,
                recipients: 900,
              },
              { locale: 'en', subjects: ['Autumn sale'], preheader: 'From nine', recipients: 304 },
            ],
          }),
          texts: [
            { locale: 'ja', text },
            { locale: 'en', text: 'Hello Aiko,\n\nThe autumn sale begins tomorrow at nine in the morning.' },
          ],
        },
      ),
    ],
    { notes: [{ code: 'desk-test-no-writer', values: {} }] },
  ),
  several: aView(
    [
      aCampaign({ ...open, opinions: [review('vera')] }),
      aCampaign({ ...open, opinions: [] }, { campaign: 'winter', release: 'winter/1' }),
    ],
    { more: 1 },
  ),
}
