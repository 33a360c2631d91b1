import {
  approve,
  baseFiles,
  campaign,
  campaignPath,
  codeowners,
  identities,
  idOf,
  list,
  now,
  review,
  user,
} from '../../support/approval-facts.ts'
import type { Case } from '../../support/approval-cases.ts'

const first = { changes: { [campaignPath]: campaign() } }
const edited = { changes: { [campaignPath]: campaign({ subject: 'Winter' }) } }
const behind = { 'lists/vip.yaml': list('sensitivity: public\n') }
const open = { hosted: {}, opinions: [review('vera')] } as const
const squash = { ...open, parents: 1 } as const
const minutesAgo = (minutes: number): number => Date.parse(now) - minutes * 60_000
const stranger = { kind: 'user', id: 9999, login: 'vera', bot: false } as const
const released = (people: readonly string[]) => ({
  authorised: [{ campaign: 'autumn', edition: 1, commit: idOf('c'), people }],
})
const outside = { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @hikari/outside\n') }
const belongs = (answer: 'yes' | 'no' | 'unknown', person = 'vera') => ({
  owner: '@hikari/outside',
  user: user(person).id,
  answer,
})

const strangers = ['ken', 'bo', 'vera'].map((person) => ({
  owner: '@victor',
  user: user(person).id,
  answer: 'no' as const,
}))

/** Cases about what only a hosted forge says: which pull request it was, who is behind it, who merged. */
export const hostedCases: readonly Case[] = [
  {
    id: 'E1',
    title: 'an owner approves the head, and it is squashed',
    story: squash,
    expect: { verdict: 'APPROVED', approvedBy: ['vera'] },
    twin: {
      title: 'nobody approves',
      change: { opinions: [] },
      expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    },
  },
  {
    id: 'E2',
    title: 'an owner approves the head, and it is merged by a merge commit',
    story: open,
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'what was merged is not the head of the pull request',
      change: { hosted: { pull: { head: idOf('x') } } },
      expect: { verdict: 'BLOCKED', code: 'MERGE_HEAD_MISMATCH' },
    },
  },
  {
    id: 'H1',
    title: 'beside reviews a signed tag approves nothing',
    story: { hosted: {}, opinions: [approve('vera')] },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED', approvedBy: [] },
    twin: { title: 'a review does', change: { opinions: [review('vera')] }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'H2',
    title: 'squashing added something',
    story: { ...squash, evil: { [campaignPath]: campaign({ subject: 'Free money' }) } },
    expect: { verdict: 'BLOCKED', code: 'EVIL_MERGE', has: [`EVIL_MERGE ${campaignPath}`] },
    twin: {
      title: 'it added a document',
      change: { evil: { 'docs/notes.txt': 'x\n' } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'H3',
    title: 'the branch of a squashed pull request is gone',
    story: { ...squash, hosted: { pull: { head: idOf('gone') } } },
    expect: { verdict: 'ERROR', code: 'HEAD_UNREADABLE' },
    twin: {
      title: 'three parents are no way of merging',
      change: { parents: 3 },
      expect: { verdict: 'BLOCKED', code: 'BAD_MERGE_SHAPE' },
    },
  },
  {
    id: 'H4',
    title: 'the push went past the rules of the branch',
    story: { ...open, hosted: { bypassed: true } },
    expect: { verdict: 'BLOCKED', code: 'RULES_BYPASSED' },
    twin: { title: 'it kept them', change: { hosted: { bypassed: false } }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'H5',
    title: 'no pull request proposes the branch yet',
    story: { ...open, mode: 'proposal', hosted: { pull: null } },
    expect: { verdict: 'PENDING', code: 'PR_NOT_OPENED' },
    twin: {
      title: 'two do',
      change: { hosted: { pull: null, candidates: [1, 2] } },
      expect: { verdict: 'BLOCKED', code: 'AMBIGUOUS_PR' },
    },
  },
  {
    id: 'H6',
    title: 'an owner of the list may not write to the repository',
    story: { ...open, hosted: { owners: [{ owner: '@Hikari/VIP', mayWrite: false }] } },
    expect: { verdict: 'BLOCKED', code: 'OWNER_WITHOUT_WRITE' },
    twin: {
      title: 'whether it may cannot be seen',
      change: { hosted: { owners: [{ owner: '@hikari/vip', mayWrite: null }] } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'H7',
    title: 'an owner in CODEOWNERS is an address',
    story: {
      ...open,
      root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml vera@hikari.example\n') },
    },
    expect: { verdict: 'BLOCKED', code: 'EMAIL_OWNER' },
    twin: {
      title: 'a login',
      change: { root: { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @vera\n') } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E12',
    title: 'whoever pushed the words to the branch approves',
    story: { ...open, proposal: [{ ...first, pushedBy: 'vera' }] },
    expect: { verdict: 'PENDING', code: 'CONTRIBUTOR' },
    twin: {
      title: 'the writer pushed them',
      change: { proposal: [{ ...first, pushedBy: 'aoi' }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E13',
    title: 'the approver pushed a document',
    story: {
      ...open,
      proposal: [first, { by: 'vera', pushedBy: 'vera', changes: { 'docs/notes.txt': 'x\n' } }],
    },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'the words',
      change: { proposal: [{ ...first, pushedBy: 'vera' }] },
      expect: { verdict: 'PENDING', code: 'CONTRIBUTOR' },
    },
  },
  {
    id: 'E15',
    title: 'a commit to the campaign is by an address that nobody knows',
    story: {
      ...open,
      proposal: [first, { ...edited, by: 'nobody' }],
      opinions: [review('vera', { on: 'h2' })],
    },
    expect: { verdict: 'PENDING', code: 'TOO_FEW', has: ['AUTHOR_UNKNOWN'] },
    twin: {
      title: 'two approve',
      change: { opinions: [review('vera', { on: 'h2' }), review('victor', { on: 'h2' })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E18',
    title: 'approve, then ask for changes',
    story: {
      ...open,
      mode: 'proposal',
      opinions: [review('vera'), review('vera', { verdict: 'reject', text: 'The date\nis wrong' })],
    },
    expect: { verdict: 'PENDING', code: 'CHANGES_REQUESTED', has: ['CHANGES_REQUESTED The date'] },
    twin: {
      title: 'the other way round',
      change: { opinions: [review('vera', { verdict: 'reject' }), review('vera')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E26',
    title: 'the forge skips a line of CODEOWNERS',
    story: {
      ...open,
      hosted: { codeownersErrors: [{ line: 3, kind: 'Unknown owner', suggestion: 'make sure it exists' }] },
    },
    expect: {
      verdict: 'BLOCKED',
      code: 'CODEOWNERS_INVALID',
      has: ['CODEOWNERS_INVALID 3', 'CODEOWNERS_SKIPPED make sure it exists'],
    },
    twin: { title: 'it reads all of them', change: { hosted: {} }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E28',
    title: 'the login of an owner is somebody else’s by now',
    story: { ...open, hosted: { accounts: [{ login: 'Vera', id: 9999 }] } },
    expect: { verdict: 'BLOCKED', code: 'ID_MISMATCH', has: ['ID_MISMATCH vera'] },
    twin: {
      title: 'it is hers',
      change: { hosted: { accounts: [{ login: 'vera', id: user('vera').id }] } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E28',
    title: 'somebody who took over the login merges',
    story: { ...open, hosted: { pull: { mergedBy: stranger } } },
    expect: { verdict: 'BLOCKED', code: 'ID_MISMATCH' },
    twin: { title: 'she does', change: { hosted: {} }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E42',
    title: 'changes are asked for after the merge',
    story: { ...open, opinions: [review('vera'), review('ken', { verdict: 'reject', afterMerge: true })] },
    expect: { verdict: 'HOLD', code: 'CHANGES_REQUESTED' },
    twin: {
      title: 'by somebody who may only read',
      change: {
        opinions: [review('vera'), review('ken', { verdict: 'reject', afterMerge: true, mayWrite: false })],
      },
      expect: { verdict: 'APPROVED', has: ['REJECTION_IGNORED ken'] },
    },
  },
  {
    id: 'E43',
    title: 'a campaign is pushed directly',
    story: { ...squash, hosted: { pull: null } },
    expect: { verdict: 'BLOCKED', code: 'NO_PR' },
    twin: { title: 'it is merged', change: { hosted: {} }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E45',
    title: 'two pull requests were merged by one commit',
    story: { ...open, hosted: { pull: null, candidates: [41, 42] } },
    expect: { verdict: 'BLOCKED', code: 'AMBIGUOUS_PR', has: ['AMBIGUOUS_PR #41, #42'] },
    twin: { title: 'one was', change: { hosted: {} }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E46',
    title: 'the index knows the pull request by now',
    story: { ...squash, hosted: { pushedMs: minutesAgo(1) } },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'not yet',
      change: { hosted: { pull: null, pushedMs: minutesAgo(1) } },
      expect: { verdict: 'ERROR', code: 'PR_NOT_INDEXED' },
    },
  },
  {
    id: 'E48',
    title: 'a draft pull request is open',
    story: { ...open, mode: 'proposal', hosted: { pull: { draft: true } } },
    expect: { verdict: 'APPROVED', has: ['DRAFT'] },
    twin: {
      title: 'and nobody approved it',
      change: { opinions: [] },
      expect: { verdict: 'PENDING', code: 'NOT_APPROVED', has: ['DRAFT'] },
    },
  },
  {
    id: 'E49',
    title: 'a pull request from a fork, of whose branch nobody knows who pushed',
    story: { ...open, hosted: { pull: { fork: true }, pushes: null } },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'its commit names the approver as co-author',
      change: { proposal: [{ ...first, coAuthors: ['vera'] }] },
      expect: { verdict: 'PENDING', code: 'CONTRIBUTOR' },
    },
  },
  {
    id: 'E50',
    title: 'more files than the forge lists',
    story: { ...open, hosted: { pull: { size: { commits: 1, files: 3001 } } } },
    expect: { verdict: 'ERROR', code: 'TOO_LARGE' },
    twin: {
      title: 'as many as it lists',
      change: { hosted: { pull: { size: { commits: 250, files: 3000 } } } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E54',
    title: 'the approver left the team after it was authorised',
    story: {
      ...open,
      root: outside,
      hosted: { memberships: [belongs('no')] },
      live: released(['vera']),
    },
    expect: { verdict: 'HOLD', code: 'MEMBERSHIP_LOST' },
    twin: {
      title: 'never belonged to it',
      change: { live: {} },
      expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    },
  },
  {
    id: 'E59',
    title: 'the branch was behind on the targeted list, and was merged so',
    story: { ...squash, main: behind },
    expect: { verdict: 'PENDING', code: 'STALE', has: ['STALE lists/vip.yaml'] },
    twin: {
      title: 'behind on another list',
      change: { main: { 'lists/b2b.yaml': list('sensitivity: public\n') } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E60',
    title: 'the index still knows nothing ten minutes after the push',
    story: { ...squash, hosted: { pull: null, pushedMs: minutesAgo(10) } },
    expect: { verdict: 'BLOCKED', code: 'NO_PR' },
    twin: {
      title: 'a moment before that',
      change: { hosted: { pull: null, pushedMs: minutesAgo(9.99) } },
      expect: { verdict: 'ERROR', code: 'PR_NOT_INDEXED' },
    },
  },
  {
    id: 'E63',
    title: 'the account that proposed it is gone',
    story: { ...open, hosted: { pull: { author: { kind: 'gone' } } } },
    expect: { verdict: 'PENDING', code: 'TOO_FEW', has: ['AUTHOR_UNKNOWN'] },
    twin: {
      title: 'and two approve',
      change: { opinions: [review('vera'), review('victor')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E77',
    title: 'the author merges',
    story: { ...open, hosted: { pull: { mergedBy: user('aoi') } } },
    expect: { verdict: 'HOLD', code: 'MERGED_BY_AUTHOR' },
    twin: {
      title: 'an owner lifts that',
      change: {
        live: {
          lifted: [
            {
              release: { campaign: 'autumn', edition: 1 },
              commit: idOf('c'),
              code: 'MERGED_BY_AUTHOR',
              person: 'victor',
              reason: 'It is fine',
            },
          ],
        },
      },
      expect: { verdict: 'APPROVED', has: ['HOLD_LIFTED victor'] },
    },
  },
  {
    id: 'E78',
    title: 'somebody merges who owns none of the lists',
    story: { ...open, hosted: { pull: { mergedBy: user('ken') } } },
    expect: { verdict: 'HOLD', code: 'MERGER_NOT_ALLOWED' },
    twin: {
      title: 'the policy lets anybody',
      change: { root: { ...baseFiles, 'policies/approvals.yaml': 'merge: anyone\n' } },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E79',
    title: 'a list owner merges, whom only the forge knows',
    story: {
      ...open,
      root: outside,
      opinions: [review('victor')],
      hosted: { memberships: [belongs('yes'), belongs('yes', 'victor')] },
    },
    expect: { verdict: 'APPROVED', approvedBy: ['victor'] },
    twin: {
      title: 'whether he belongs there cannot be read',
      change: { hosted: { memberships: [belongs('unknown'), belongs('yes', 'victor')] } },
      expect: { verdict: 'ERROR', code: 'TEAM_UNREADABLE' },
    },
  },
  {
    id: 'E80',
    title: 'nobody knows who had it merged',
    story: { ...open, hosted: { pull: { mergedBy: null } } },
    expect: { verdict: 'HOLD', code: 'MERGER_UNKNOWN' },
    twin: { title: 'an owner did', change: { hosted: {} }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E88',
    title: 'words that the approver suggested were taken over, and approved after',
    story: {
      ...open,
      proposal: [first, { ...edited, coAuthors: ['vera'], suggestion: true }],
      opinions: [review('vera', { on: 'h2' })],
    },
    expect: { verdict: 'APPROVED', approvedBy: ['vera'] },
    twin: {
      title: 'where suggestions disqualify',
      change: { root: { ...baseFiles, 'policies/approvals.yaml': 'suggestions: disqualify\n' } },
      expect: { verdict: 'PENDING', code: 'CONTRIBUTOR' },
    },
  },
  {
    id: 'E89',
    title: 'words that the approver suggested were taken over after the approval',
    story: {
      ...open,
      proposal: [first, { ...edited, coAuthors: ['vera'], suggestion: true }],
      opinions: [review('vera', { on: 'h1' })],
    },
    expect: { verdict: 'PENDING', code: 'STALE' },
    twin: {
      title: 'and approved again',
      change: { opinions: [review('vera', { on: 'h1' }), review('vera', { on: 'h2' })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E88',
    title: 'a suggestion taken over by somebody who did not propose the change',
    story: {
      ...open,
      proposal: [first, { ...edited, by: 'ken', coAuthors: ['vera'], suggestion: true }],
      opinions: [review('vera', { on: 'h2' })],
    },
    expect: { verdict: 'PENDING', code: 'CONTRIBUTOR' },
    twin: {
      title: 'by the author',
      change: { proposal: [first, { ...edited, coAuthors: ['vera'], suggestion: true }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E90',
    title: 'a deputy of an owner whom nobody has pinned',
    story: {
      ...open,
      root: {
        ...baseFiles,
        'policies/identities.yaml': identities({ without: 'victor', vip: 'vera' }),
        'policies/approvals.yaml':
          "deputies: [{ for: '@victor', by: '@bo', from: 2026-10-01, until: 2026-10-31 }]\n",
        '.github/CODEOWNERS': codeowners('/lists/vip.yaml @victor\n'),
      },
      hosted: { pull: { mergedBy: user('bo') }, memberships: strangers },
      opinions: [review('bo')],
    },
    expect: { verdict: 'APPROVED', approvedBy: ['bo for @victor'] },
    twin: {
      title: 'the deputy is the author',
      change: { hosted: { pull: { author: user('bo') }, memberships: strangers } },
      expect: { verdict: 'PENDING', code: 'AUTHOR' },
    },
  },
]
