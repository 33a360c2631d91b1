import {
  account,
  approve,
  baseFiles,
  campaign,
  campaignPath,
  codeowners,
  identities,
  idOf,
  keyOf,
  list,
} from '../../support/approval-facts.ts'
import type { Case } from '../../support/approval-cases.ts'

const policy = (text: string) => ({ ...baseFiles, 'policies/approvals.yaml': text })
const off = (until: string, more = '') =>
  policy(`lists: { vip: { approval: off, reason: Weekly news, until: ${until} } }\n${more}`)
const scheduled = (at: string) => campaign({ schedule: `"${at}"` })
const stolen = {
  'policies/identities.yaml': identities({ keys: { vera: [keyOf('vera'), keyOf('mallory', 2)] } }),
}
const kensVip = { '.github/CODEOWNERS': codeowners('/lists/vip.yaml @ken\n') }

/** Cases about the rules' own history, and about what happens around and after a merge. */
export const releaseCases: readonly Case[] = [
  {
    id: 'E51',
    title: 'a revert is merged before the release leaves',
    story: { after: { [campaignPath]: null } },
    expect: { verdict: 'HOLD', code: 'CANCELLED' },
    twin: {
      title: 'a document is',
      change: { after: { 'docs/notes.txt': null } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E52',
    title: 'a later merge edits the same edition before it leaves',
    story: { after: { [campaignPath]: campaign({ subject: 'Winter' }) } },
    expect: { verdict: 'HOLD', code: 'SUPERSEDED' },
    twin: {
      title: 'it brings another campaign',
      change: { after: { 'campaigns/winter/campaign.md': campaign() } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E53',
    title: 'the edition was sent by an earlier merge',
    story: { live: { claimed: [{ campaign: 'autumn', edition: 1, commit: idOf('earlier') }] } },
    expect: { verdict: 'BLOCKED', code: 'EDITION_REUSED' },
    twin: {
      title: 'it is being sent by this very merge',
      change: { live: { claimed: [{ campaign: 'autumn', edition: 1, commit: idOf('c') }] } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E55',
    title: 'a freeze is merged while the release is on its way',
    story: {
      after: {
        'policies/delivery.yaml': 'freezes: [{ from: 2026-10-05, until: 2026-10-05, reason: Outage }]\n',
      },
    },
    expect: { verdict: 'HOLD', code: 'FROZEN' },
    twin: {
      title: 'a freeze that ended yesterday',
      change: {
        after: {
          'policies/delivery.yaml': 'freezes: [{ from: 2026-10-03, until: 2026-10-04, reason: Outage }]\n',
        },
      },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E62',
    title: 'the approver also merges',
    story: { merger: { kind: 'account', account: account('vera') } },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'the author merges',
      change: { merger: { kind: 'account', account: account('aoi') } },
      expect: { verdict: 'HOLD', code: 'MERGED_BY_AUTHOR' },
    },
  },
  {
    id: 'E64',
    title: 'a layout changes after the merge',
    story: { after: { 'campaigns/_layouts/newsletter.mjml': '<mjml><mj-body></mj-body></mjml>\n' } },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'the campaign does',
      change: { after: { [campaignPath]: campaign({}, 'Good night.\n') } },
      expect: { verdict: 'HOLD', code: 'SUPERSEDED' },
    },
  },
  {
    id: 'E65',
    title: 'a key is slipped into the people by push, then used to approve',
    story: { rules: [{ changes: stolen }], opinions: [approve('vera', { key: keyOf('mallory', 2) })] },
    expect: {
      verdict: 'BLOCKED',
      code: 'RULES_UNAPPROVED',
      has: [`RULES_UNAPPROVED ${idOf('r1').slice(0, 12)}`],
    },
    twin: {
      title: 'an Administrator approved that key',
      change: { rules: [{ changes: stolen, approvedBy: ['mori'] }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E66',
    title: 'an owner is added to CODEOWNERS, approved only by the new owner',
    story: {
      rules: [{ by: 'bo', merged: true, changes: kensVip, approvedBy: ['ken'] }],
      opinions: [approve('ken')],
    },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED' },
    twin: {
      title: 'by the old one',
      change: { rules: [{ by: 'bo', merged: true, changes: kensVip, approvedBy: ['mori'] }] },
      expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    },
  },
  {
    id: 'E67',
    title: 'approval is switched off by an Administrator’s own commit',
    story: {
      rules: [{ by: 'mori', changes: off('2026-10-31'), approvedBy: ['mori'] }],
      opinions: [approve('bo')],
    },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED' },
    twin: {
      title: 'by somebody else’s, which an Administrator approved',
      change: { rules: [{ by: 'ken', changes: off('2026-10-31'), approvedBy: ['mori'] }] },
      expect: { verdict: 'APPROVED', without: ['vip until 2026-10-31'] },
    },
  },
  {
    id: 'E68',
    title: 'a policy is deleted by push',
    story: { rules: [{ changes: { 'policies/approvals.yaml': null } }] },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED' },
    twin: {
      title: 'an Administrator approved even that',
      change: { rules: [{ changes: { 'policies/approvals.yaml': null }, approvedBy: ['mori'] }] },
      expect: { verdict: 'BLOCKED', code: 'POLICY_MISSING', lacks: ['RULES_UNAPPROVED'] },
    },
  },
  {
    id: 'E69',
    title: 'an honest change of the rules, approved by the old owners: it holds for the next commit',
    story: {
      rules: [{ by: 'bo', merged: true, changes: kensVip, approvedBy: ['mori'] }],
      opinions: [approve('ken'), approve('bo')],
    },
    expect: { verdict: 'APPROVED', approvedBy: ['bo', 'ken'] },
    twin: {
      title: 'nobody approved it',
      change: { rules: [{ by: 'bo', merged: true, changes: kensVip }] },
      expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED' },
    },
  },
  {
    id: 'E70',
    title: 'two changes of the rules in one push, the second unapproved',
    story: {
      rules: [
        { changes: { 'lists/b2b.yaml': list('sensitivity: public\n') }, approvedBy: ['bo'] },
        { changes: { 'package.json': '{}\n' } },
      ],
    },
    expect: {
      verdict: 'BLOCKED',
      code: 'RULES_UNAPPROVED',
      has: [`RULES_UNAPPROVED ${idOf('r2').slice(0, 12)}`],
      lacks: [`RULES_UNAPPROVED ${idOf('r1').slice(0, 12)}`],
    },
    twin: {
      title: 'the owner of the rest approved the second',
      change: {
        rules: [
          { changes: { 'lists/b2b.yaml': list('sensitivity: public\n') }, approvedBy: ['bo'] },
          { changes: { 'package.json': '{}\n' }, approvedBy: ['mori'] },
        ],
      },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E71',
    title: 'approval is off for one of two lists',
    story: {
      root: off('2026-10-31'),
      proposal: [{ changes: { [campaignPath]: campaign({ lists: '[vip, b2b]' }) } }],
      opinions: [approve('vera')],
    },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED', has: ['NOT_APPROVED b2b'] },
    twin: {
      title: 'the owner of the other approves',
      change: { opinions: [approve('bo')] },
      expect: { verdict: 'APPROVED', without: ['vip until 2026-10-31'] },
    },
  },
  {
    id: 'E72',
    title: 'approval was off when it was merged, and no longer is',
    story: { root: off('2026-10-04'), opinions: [approve('bo')] },
    expect: { verdict: 'HOLD', code: 'OFF_EXPIRED', without: [] },
    twin: {
      title: 'it is off today still',
      change: { root: off('2026-10-05') },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E73',
    title: 'approval is switched off by the campaign’s own change',
    story: {
      proposal: [
        {
          changes: {
            [campaignPath]: campaign(),
            'policies/approvals.yaml': 'lists: { vip: { approval: off, reason: x, until: 2026-10-31 } }\n',
          },
        },
      ],
    },
    expect: { verdict: 'BLOCKED', code: 'MIXED_CHANGE' },
    twin: {
      title: 'the campaign comes alone',
      change: { proposal: [{ changes: { [campaignPath]: campaign() } }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E74',
    title: 'approval is off for a confidential list',
    story: { root: { ...off('2026-10-31'), 'lists/vip.yaml': list('sensitivity: confidential\n') } },
    expect: { verdict: 'BLOCKED', code: 'OFF_CONFIDENTIAL' },
    twin: {
      title: 'for an internal one',
      change: { root: { ...off('2026-10-31'), 'lists/vip.yaml': list('sensitivity: internal\n') } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E75',
    title: 'approval is off, but so many recipients need two',
    story: {
      root: off('2026-10-31', 'tiers: [{ over: 100, approvals: 2 }]\n'),
      plannedCount: 101,
      opinions: [approve('bo')],
    },
    expect: { verdict: 'PENDING', code: 'TOO_FEW', has: ['TIER 2'] },
    twin: { title: 'there are fewer', change: { plannedCount: 100 }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E76',
    title: 'approval is off: the decision says so, with the day',
    story: { root: off('2026-10-31'), opinions: [approve('bo')] },
    expect: { verdict: 'APPROVED', without: ['vip until 2026-10-31'], has: ['WITHOUT_APPROVAL Weekly news'] },
    twin: {
      title: 'it is off for longer than may be',
      change: { root: off('2027-01-04') },
      expect: { verdict: 'BLOCKED', code: 'OFF_TOO_LONG' },
    },
  },
  {
    id: 'E77',
    title: 'merged by the author',
    story: { merger: { kind: 'account', account: account('aoi') } },
    expect: { verdict: 'HOLD', code: 'MERGED_BY_AUTHOR' },
    twin: {
      title: 'an owner lifted that',
      change: {
        live: {
          lifted: [
            {
              release: { campaign: 'autumn', edition: 1 },
              commit: idOf('c'),
              code: 'MERGED_BY_AUTHOR',
              person: 'vera',
              reason: 'Seen',
            },
          ],
        },
      },
      expect: { verdict: 'APPROVED', has: ['HOLD_LIFTED vera'] },
    },
  },
  {
    id: 'E78',
    title: 'merged by a writer who may not release',
    story: { merger: { kind: 'account', account: account('ken') } },
    expect: { verdict: 'HOLD', code: 'MERGER_NOT_ALLOWED' },
    twin: {
      title: 'by one who may',
      change: {
        root: {
          ...baseFiles,
          'policies/access.yaml': 'grants: [{ who: "@ken", may: [release], lists: [vip] }]\n',
        },
      },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E79',
    title: 'merged by an owner of the list',
    story: { merger: { kind: 'account', account: account('victor') } },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'by the owner of another list',
      change: { merger: { kind: 'account', account: account('bo') } },
      expect: { verdict: 'HOLD', code: 'MERGER_NOT_ALLOWED' },
    },
  },
  {
    id: 'E80',
    title: 'nobody knows who merged',
    story: { merger: { kind: 'unknown' } },
    expect: { verdict: 'HOLD', code: 'MERGER_UNKNOWN' },
    twin: {
      title: 'the one who enabled it is known',
      change: { merger: { kind: 'account', account: account('vera') } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E92',
    title: 'only the time was changed after it had passed, and one owner approves the new time',
    story: {
      root: {
        ...policy('lists: { vip: { approvals: 2 } }\n'),
        [campaignPath]: scheduled('2026-10-01 09:00'),
      },
      proposal: [{ changes: { [campaignPath]: scheduled('2026-10-06 09:00') } }],
      opinions: [approve('vera', { on: 'base' }), approve('victor')],
    },
    expect: { verdict: 'APPROVED', approvedBy: ['vera', 'victor'], has: ['KEPT vera'] },
    twin: {
      title: 'nobody approves the new time',
      change: { opinions: [approve('vera', { on: 'base' }), approve('victor', { on: 'base' })] },
      expect: { verdict: 'PENDING', code: 'WHEN_NOT_APPROVED' },
    },
  },
]
