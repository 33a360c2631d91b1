import {
  approve,
  baseFiles,
  campaign,
  campaignPath,
  codeowners,
  identities,
  list,
  reject,
} from '../../support/approval-facts.ts'
import type { Case } from '../../support/approval-cases.ts'

const two = [{ changes: { [campaignPath]: campaign({ lists: '[vip, b2b]' }) } }]
const owners = (more: string) => ({ ...baseFiles, '.github/CODEOWNERS': codeowners(more) })
const policy = (text: string) => ({ ...baseFiles, 'policies/approvals.yaml': text })
const { '.github/CODEOWNERS': _, ...withoutOwners } = baseFiles

/** Cases about who must be asked. */
export const ownershipCases: readonly Case[] = [
  {
    id: 'E29',
    title: 'two lists with different owner lines, one person owns both',
    story: { root: owners('/lists/b2b.yaml @bo @vera\n'), proposal: two },
    expect: { verdict: 'APPROVED', approvedBy: ['vera'] },
    twin: {
      title: 'two people must approve whatever they own',
      change: {
        root: { ...owners('/lists/b2b.yaml @bo @vera\n'), 'policies/approvals.yaml': 'minimum: 2\n' },
      },
      expect: { verdict: 'PENDING', code: 'TOO_FEW' },
    },
  },
  {
    id: 'E30',
    title: 'two lists, only one is approved',
    story: { proposal: two },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED', has: ['NOT_APPROVED b2b', 'NOT_APPROVED bo'] },
    twin: {
      title: 'the owner of the other approves too',
      change: { opinions: [approve('vera'), approve('bo')] },
      expect: { verdict: 'APPROVED', approvedBy: ['bo', 'vera'] },
    },
  },
  {
    id: 'E31',
    title: 'a line with two owners: any one of them will do',
    story: { root: owners('/lists/vip.yaml @bo @hikari/vip\n'), opinions: [approve('bo')] },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'somebody on neither side approves',
      change: { opinions: [approve('ken')] },
      expect: { verdict: 'PENDING', code: 'NOT_APPROVED', has: ['NOT_AN_OWNER ken'] },
    },
  },
  {
    id: 'E32',
    title: 'the policy wants two approvals for the list',
    story: { root: policy('lists: { vip: { approvals: 2 } }\n') },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    twin: {
      title: 'two owners approve',
      change: { opinions: [approve('vera'), approve('victor')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E33',
    title: 'the last line that matches the list has no owners',
    story: { root: owners('/lists/vip.yaml\n') },
    expect: { verdict: 'BLOCKED', code: 'UNOWNED', has: ['UNOWNED lists/vip.yaml'] },
    twin: {
      title: 'it has',
      change: { root: owners('/lists/vip.yaml @vera\n') },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E34',
    title: 'there is no CODEOWNERS, and the change brings one',
    story: {
      root: withoutOwners,
      proposal: [{ changes: { [campaignPath]: campaign(), '.github/CODEOWNERS': codeowners() } }],
    },
    expect: { verdict: 'BLOCKED', code: 'CODEOWNERS_INVALID' },
    twin: { title: 'it was there', change: { root: baseFiles }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E35',
    title: 'a change makes its author an owner and brings a campaign',
    story: {
      proposal: [
        {
          changes: { [campaignPath]: campaign(), '.github/CODEOWNERS': codeowners('/lists/vip.yaml @aoi\n') },
        },
      ],
    },
    expect: { verdict: 'BLOCKED', code: 'MIXED_CHANGE', has: ['MIXED_CHANGE .github/CODEOWNERS'] },
    twin: {
      title: 'it brings the campaign alone',
      change: { proposal: [{ changes: { [campaignPath]: campaign() } }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E36',
    title: 'a change brings a new list and a campaign for it',
    story: {
      root: owners('/lists/new.yaml @vera\n'),
      proposal: [{ changes: { [campaignPath]: campaign({ lists: '[new]' }), 'lists/new.yaml': list() } }],
    },
    expect: { verdict: 'BLOCKED', code: 'MIXED_CHANGE' },
    twin: {
      title: 'the list was there before',
      change: { root: { ...owners('/lists/new.yaml @vera\n'), 'lists/new.yaml': list() } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E37',
    title: 'only CODEOWNERS changes: nothing is to be sent',
    story: { proposal: [{ changes: { '.github/CODEOWNERS': codeowners('/lists/vip.yaml @vera\n') } }] },
    expect: { verdict: 'NONE' },
    twin: {
      title: 'a campaign changes with it',
      change: {
        proposal: [
          {
            changes: {
              '.github/CODEOWNERS': codeowners('/lists/vip.yaml @vera\n'),
              [campaignPath]: campaign(),
            },
          },
        ],
      },
      expect: { verdict: 'BLOCKED', code: 'MIXED_CHANGE' },
    },
  },
  {
    id: 'E38',
    title: 'the campaign is renamed after the approval',
    story: {
      proposal: [
        { changes: { [campaignPath]: campaign() } },
        { changes: { [campaignPath]: null, 'campaigns/fall/campaign.md': campaign() } },
      ],
      opinions: [approve('vera', { on: 'h1' })],
    },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    twin: {
      title: 'the approval is for the new name',
      change: { opinions: [approve('vera', { on: 'h2', campaign: 'fall' })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E39',
    title: 'the campaign names a list by a path out of its folder',
    story: { proposal: [{ changes: { [campaignPath]: campaign({ lists: '["../lists/vip"]' }) } }] },
    expect: { verdict: 'BLOCKED', code: 'INVALID_REFERENCE' },
    twin: {
      title: 'by its name',
      change: { proposal: [{ changes: { [campaignPath]: campaign({ lists: '["vip"]' }) } }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E41',
    title: 'a list that is only excluded: its owners are not asked',
    story: { proposal: [{ changes: { [campaignPath]: campaign({ exclude: '[b2b]' }) } }] },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'a list that is targeted',
      change: { proposal: two },
      expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    },
  },
  {
    id: 'E42',
    title: 'somebody asks for changes after the merge',
    story: { opinions: [approve('vera'), reject('ken')] },
    expect: { verdict: 'HOLD', code: 'CHANGES_REQUESTED' },
    twin: {
      title: 'before the merge',
      change: { mode: 'proposal' },
      expect: { verdict: 'PENDING', code: 'CHANGES_REQUESTED' },
    },
  },
  {
    id: 'E43',
    title: 'a campaign is pushed directly',
    story: { parents: 1 },
    expect: { verdict: 'BLOCKED', code: 'NO_PR' },
    twin: {
      title: 'three parents are no release either',
      change: { parents: 3 },
      expect: { verdict: 'BLOCKED', code: 'BAD_MERGE_SHAPE' },
    },
  },
  {
    id: 'E59',
    title: 'the branch was already behind on the targeted list when it was approved',
    story: { mode: 'proposal', main: { 'lists/vip.yaml': list('sensitivity: public\n') } },
    expect: {
      verdict: 'PENDING',
      code: 'STALE',
      has: ['STALE lists/vip.yaml', 'BRANCH_BEHIND lists/vip.yaml'],
    },
    twin: {
      title: 'behind on another list',
      change: { main: { 'lists/b2b.yaml': list('sensitivity: public\n') } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E87',
    title: 'the author is not among the writers of the list',
    story: { root: { ...baseFiles, 'lists/vip.yaml': list('writers: ["@bo"]\n') } },
    expect: { verdict: 'BLOCKED', code: 'AUTHOR_NOT_ALLOWED' },
    twin: {
      title: 'the author is',
      change: { root: { ...baseFiles, 'lists/vip.yaml': list('writers: ["@bo", "@aoi"]\n') } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E90',
    title: 'a deputy approves within the dates',
    story: {
      root: policy('deputies: [{ for: "@vera", by: "@ken", from: 2026-10-01, until: 2026-10-05 }]\n'),
      opinions: [approve('ken')],
    },
    expect: { verdict: 'APPROVED', approvedBy: ['ken for vera'], has: ['APPROVED_BY_DEPUTY vera'] },
    twin: {
      title: 'the dates are over',
      change: {
        root: policy('deputies: [{ for: "@vera", by: "@ken", from: 2026-10-01, until: 2026-10-04 }]\n'),
      },
      expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    },
  },
  {
    id: 'E91',
    title: 'the deputy is the author',
    story: {
      root: policy('deputies: [{ for: "@vera", by: "@aoi", from: 2026-10-01, until: 2026-10-05 }]\n'),
      opinions: [approve('aoi')],
    },
    expect: { verdict: 'PENDING', code: 'AUTHOR' },
    twin: {
      title: 'somebody else is the author',
      change: { proposal: [{ by: 'bo', changes: { [campaignPath]: campaign() } }] },
      expect: { verdict: 'APPROVED', approvedBy: ['aoi for vera'] },
    },
  },
  {
    id: 'E54',
    title: 'the approver left the team after the merge',
    story: { after: { 'policies/identities.yaml': identities({ vip: 'victor' }) } },
    expect: { verdict: 'HOLD', code: 'MEMBERSHIP_LOST' },
    twin: {
      title: 'somebody else did',
      change: { after: { 'policies/identities.yaml': identities({ vip: 'vera' }) } },
      expect: { verdict: 'APPROVED' },
    },
  },
]
