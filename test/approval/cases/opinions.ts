import {
  account,
  approve,
  baseFiles,
  campaign,
  campaignPath,
  codeowners,
  identities,
  keyOf,
  list,
  reject,
} from '../../support/approval-facts.ts'
import type { Case } from '../../support/approval-cases.ts'

const first = { changes: { [campaignPath]: campaign() } }
const edited = { changes: { [campaignPath]: campaign({ subject: 'Winter' }) } }
const readme = { changes: { 'README.md': 'Mail of Hikari, again.\n' } }
const twoOfVip = { ...baseFiles, 'policies/approvals.yaml': 'lists: { vip: { approvals: 2 } }\n' }

/** Cases about who said what about which content. */
export const opinionCases: readonly Case[] = [
  {
    id: 'E1',
    title: 'a list owner approves the head, and it becomes one commit',
    story: { parents: 1 },
    expect: { verdict: 'BLOCKED', code: 'NO_PR' },
    twin: { title: 'it is merged', change: { parents: 2 }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E2',
    title: 'a list owner approves the head, and it is merged by a merge commit',
    story: {},
    expect: { verdict: 'APPROVED', code: null, approvedBy: ['vera'] },
    twin: {
      title: 'nobody approves',
      change: { opinions: [] },
      expect: { verdict: 'PENDING', code: 'NOT_APPROVED', has: ['NOT_APPROVED vera, victor'] },
    },
  },
  {
    id: 'E3',
    title: 'after the approval only the README changes',
    story: { proposal: [first, readme], opinions: [approve('vera', { on: 'h1' })] },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'after the approval the subject changes',
      change: { proposal: [first, edited] },
      expect: { verdict: 'PENDING', code: 'STALE', has: [`STALE ${campaignPath}`] },
    },
  },
  {
    id: 'E4',
    title: 'after the approval the subject changes',
    story: { proposal: [first, edited], opinions: [approve('vera', { on: 'h1' })] },
    expect: { verdict: 'PENDING', code: 'STALE', has: [`STALE ${campaignPath}`] },
    twin: {
      title: 'the approval is for the new subject',
      change: { opinions: [approve('vera', { on: 'h2' })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E5',
    title: 'the subject changes, and then the exact bytes that were approved come back',
    story: { proposal: [first, edited, first], opinions: [approve('vera', { on: 'h1' })] },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'one byte is different',
      change: { proposal: [first, edited, { changes: { [campaignPath]: campaign({}, 'Good day!\n') } }] },
      expect: { verdict: 'PENDING', code: 'STALE' },
    },
  },
  {
    id: 'E6',
    title: 'the branch is brought up to date, and the default branch had changed a document',
    story: {
      main: { 'docs/notes.txt': 'New notes.\n' },
      proposal: [first, { by: 'vera', changes: { 'docs/notes.txt': 'New notes.\n' } }],
      opinions: [approve('vera', { on: 'h1' })],
    },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'the bringing up to date also mended the campaign',
      change: {
        proposal: [first, { by: 'vera', changes: { 'docs/notes.txt': 'New notes.\n', ...edited.changes } }],
      },
      expect: { verdict: 'PENDING', code: 'CONTRIBUTOR' },
    },
  },
  {
    id: 'E7',
    title: 'the branch is brought up to date, and the default branch had changed the targeted list',
    story: {
      main: { 'lists/vip.yaml': list('sensitivity: public\n') },
      proposal: [first, { by: 'ken', changes: { 'lists/vip.yaml': list('sensitivity: public\n') } }],
      opinions: [approve('vera', { on: 'h1' })],
    },
    expect: { verdict: 'PENDING', code: 'STALE', has: ['STALE lists/vip.yaml'] },
    twin: {
      title: 'she approves again',
      change: { opinions: [approve('vera', { on: 'h2' })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E8',
    title: 'a force push to a commit with the same files; the approved one is still there',
    story: { abandoned: first.changes, opinions: [approve('vera', { on: 'x' })] },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'the files were others',
      change: { abandoned: edited.changes },
      expect: { verdict: 'PENDING', code: 'STALE' },
    },
  },
  {
    id: 'E9',
    title: 'a force push; the approved commit is gone',
    story: { opinions: [approve('vera', { tag: { targetTree: null } })] },
    expect: { verdict: 'PENDING', code: 'UNBOUND' },
    twin: { title: 'it is there', change: { opinions: [approve('vera')] }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E10',
    title: 'the author is the only owner of the list',
    story: {
      root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @aoi\n') },
      opinions: [approve('bo')],
    },
    expect: { verdict: 'PENDING', code: 'NOBODY_LEFT' },
    twin: {
      title: 'there is a second owner, who approves',
      change: { root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @aoi @bo\n') } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E11',
    title: 'the author belongs to the owning team, and another member approves',
    story: { root: { ...baseFiles, 'policies/identities.yaml': identities({ vip: 'aoi, vera' }) } },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'the author approves',
      change: { opinions: [approve('aoi')] },
      expect: { verdict: 'PENDING', code: 'AUTHOR' },
    },
  },
  {
    id: 'E12',
    title: 'a co-author approves',
    story: { proposal: [{ ...first, coAuthors: ['vera'] }] },
    expect: { verdict: 'PENDING', code: 'CONTRIBUTOR' },
    twin: {
      title: 'somebody else was the co-author',
      change: { proposal: [{ ...first, coAuthors: ['bo'] }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E13',
    title: 'the approver also committed to the branch, but only to a document',
    story: { proposal: [first, { by: 'vera', ...readme }] },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'to the campaign',
      change: { proposal: [first, { by: 'vera', ...edited }] },
      expect: { verdict: 'PENDING', code: 'CONTRIBUTOR' },
    },
  },
  {
    id: 'E14',
    title: 'the approver mended a typing error in the campaign',
    story: { proposal: [first, { by: 'vera', ...edited }] },
    expect: { verdict: 'PENDING', code: 'CONTRIBUTOR', has: ['CONTRIBUTOR vera', 'NOT_APPROVED victor'] },
    twin: {
      title: 'another owner approves',
      change: { opinions: [approve('victor')] },
      expect: { verdict: 'APPROVED', approvedBy: ['victor'] },
    },
  },
  {
    id: 'E15',
    title: 'the address of a commit to the campaign is in no entry of the people',
    story: { proposal: [first, { by: 'nobody', ...edited }] },
    expect: { verdict: 'PENDING', code: 'TOO_FEW', has: ['AUTHOR_UNKNOWN'] },
    twin: {
      title: 'two approve',
      change: { opinions: [approve('vera'), approve('victor')] },
      expect: { verdict: 'APPROVED', approvedBy: ['vera', 'victor'] },
    },
  },
  {
    id: 'E18',
    title: 'approve, then ask for changes',
    story: { mode: 'proposal', opinions: [approve('vera'), reject('vera', { n: 2 })] },
    expect: { verdict: 'PENDING', code: 'CHANGES_REQUESTED', has: ['CHANGES_REQUESTED The date is wrong'] },
    twin: {
      title: 'the other way round',
      change: { opinions: [reject('vera'), approve('vera', { n: 2 })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E19',
    title: 'approve, ask for changes, and the rejection is deleted: nothing is resurrected',
    story: { opinions: [approve('vera')], missing: ['refs/tags/approval/autumn/1/0a0a0a0a/vera/2'] },
    expect: { verdict: 'HOLD', code: 'TAG_MISSING' },
    twin: {
      title: 'what is missing was about another campaign',
      change: { missing: ['refs/tags/approval/spring/1/0a0a0a0a/vera/2'] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E20',
    title: 'the approval was deleted',
    story: { opinions: [], missing: ['refs/tags/approval/autumn/1/0a0a0a0a/vera/1'] },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED', has: ['TAG_MISSING'] },
    twin: {
      title: 'another owner approves: still, a tag is gone',
      change: { opinions: [approve('victor')] },
      expect: { verdict: 'HOLD', code: 'TAG_MISSING' },
    },
  },
  {
    id: 'E21',
    title: 'somebody who owns nothing asks for changes',
    story: { mode: 'proposal', opinions: [approve('vera'), reject('ken')] },
    expect: { verdict: 'PENDING', code: 'CHANGES_REQUESTED' },
    twin: {
      title: 'somebody with a key that nobody knows does',
      change: { opinions: [approve('vera'), reject('ken', { key: keyOf('stranger') })] },
      expect: { verdict: 'APPROVED', has: ['TAG_UNKNOWN_KEY'] },
    },
  },
  {
    id: 'E26',
    title: 'CODEOWNERS names a team that nobody knows (it was renamed)',
    story: { root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/docs/ @hikari/gone\n') } },
    expect: {
      verdict: 'BLOCKED',
      code: 'CODEOWNERS_INVALID',
      has: ['CODEOWNERS_UNKNOWN_OWNER @hikari/gone'],
    },
    twin: {
      title: 'one that somebody knows',
      change: { root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/docs/ @hikari/vip\n') } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E27',
    title: 'an owner is written in other letter case',
    story: { root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @Hikari/VIP\n') } },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'in other letters',
      change: { root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @hikari/vips\n') } },
      expect: { verdict: 'BLOCKED', code: 'CODEOWNERS_INVALID' },
    },
  },
  {
    id: 'E28',
    title: 'a name means one person here and the login of another',
    story: {
      root: {
        ...baseFiles,
        'policies/identities.yaml': identities({ logins: { mallory: 'vera', vera: 'vera-h' } }),
      },
    },
    expect: { verdict: 'BLOCKED', code: 'ID_MISMATCH' },
    twin: {
      title: 'the login is nobody’s name',
      change: {
        root: {
          ...baseFiles,
          'policies/identities.yaml': identities({ logins: { mallory: 'mally', vera: 'vera-h' } }),
        },
      },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E58',
    title: 'one person approves twice, with two keys',
    story: {
      root: {
        ...twoOfVip,
        'policies/identities.yaml': identities({ keys: { vera: [keyOf('vera'), keyOf('vera', 2)] } }),
      },
      opinions: [approve('vera'), approve('vera', { n: 2, key: keyOf('vera', 2) })],
    },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED', has: ['NOT_APPROVED victor'] },
    twin: {
      title: 'two people do',
      change: { opinions: [approve('vera'), approve('victor', { n: 2 })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E61',
    title: 'the approval names an older commit with the same campaign',
    story: { proposal: [first, readme, readme], opinions: [approve('vera', { on: 'h1' })] },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'with another campaign',
      change: { proposal: [edited, first, readme] },
      expect: { verdict: 'PENDING', code: 'STALE' },
    },
  },
  {
    id: 'E63',
    title: 'the author’s account was deleted',
    story: { proposer: { kind: 'gone' } },
    expect: { verdict: 'PENDING', code: 'TOO_FEW', has: ['AUTHOR_UNKNOWN'] },
    twin: { title: 'it is there', change: { proposer: account('aoi') }, expect: { verdict: 'APPROVED' } },
  },
]
