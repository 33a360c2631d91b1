import { campaign, campaignPath, codeowners, list } from '../../support/approval-facts.ts'
import type { HostedCase } from '../../support/hosted/play.ts'

const both = { [campaignPath]: campaign({ lists: '[vip, b2b]' }) }
const newOwners = { '.github/CODEOWNERS': codeowners('/lists/vip.yaml @aoi\n') }
const plain = { [campaignPath]: campaign() }

/** Whose approval is needed. */
export const ownershipCases: readonly HostedCase[] = [
  {
    id: 'E29',
    title: 'two lists of different owner lines, and one person owns both',
    files: (twin) => ({
      '.github/CODEOWNERS': codeowners('/lists/b2b.yaml @vera\n'),
      ...(twin ? { 'policies/approvals.yaml': 'minimum: 2\n' } : {}),
    }),
    play: async (c) => {
      const pull = c.propose(both)
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'two people must approve whatever they own', expect: ['PENDING', 'TOO_FEW'] },
  },
  {
    id: 'E30',
    title: 'two lists, and only one is approved',
    play: async (c, twin) => {
      const pull = c.propose(both)
      pull.approve('vera')
      if (twin) pull.approve('bo')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'NOT_APPROVED', 'NOT_APPROVED b2b', 'NOT_APPROVED bo'],
    twin: { title: 'the owner of the other approves too', expect: ['APPROVED'] },
  },
  {
    id: 'E31',
    title: 'a line with two owners: any one of them will do',
    files: { '.github/CODEOWNERS': codeowners('/lists/vip.yaml @bo @hikari/vip\n') },
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve(twin ? 'ken' : 'bo')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'somebody on neither side', expect: ['PENDING', 'NOT_APPROVED'] },
  },
  {
    id: 'E32',
    title: 'the policy wants two approvals for the list',
    files: { 'policies/approvals.yaml': 'lists: { vip: { approvals: 2 } }\n' },
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      if (twin) pull.approve('victor')
      return c.decide(pull.merge('victor'))
    },
    expect: ['PENDING', 'NOT_APPROVED'],
    twin: { title: 'two owners approve', expect: ['APPROVED'] },
  },
  {
    id: 'E33',
    title: 'the last line that matches the list has no owners',
    files: (twin) => ({ '.github/CODEOWNERS': codeowners(`/lists/vip.yaml${twin ? ' @hikari/vip' : ''}\n`) }),
    play: async (c) => {
      const pull = c.propose()
      pull.approve('vera')
      return c.decide(pull.merge('victor'))
    },
    expect: ['BLOCKED', 'UNOWNED', 'UNOWNED lists/vip.yaml'],
    twin: { title: 'it has some', expect: ['APPROVED'] },
  },
  {
    id: 'E34',
    title: 'there is no CODEOWNERS, and the change brings one',
    files: (twin) => (twin ? {} : { '.github/CODEOWNERS': null }),
    play: async (c) => {
      const pull = c.propose({ ...plain, '.github/CODEOWNERS': codeowners() })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'CODEOWNERS_INVALID'],
    twin: { title: 'it was there, the same', expect: ['APPROVED'] },
  },
  {
    id: 'E35',
    title: 'a pull request makes its author an owner and brings a campaign',
    play: async (c, twin) => {
      const pull = c.propose(twin ? plain : { ...plain, ...newOwners })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'MIXED_CHANGE', 'MIXED_CHANGE .github/CODEOWNERS'],
    twin: { title: 'it brings the campaign alone', expect: ['APPROVED'] },
  },
  {
    id: 'E36',
    title: 'a pull request brings a new list and a campaign for it',
    play: async (c, twin) => {
      const brought = twin ? {} : { 'lists/new.yaml': list() }
      const pull = c.propose({ [campaignPath]: campaign({ lists: twin ? '[vip]' : '[new]' }), ...brought })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'MIXED_CHANGE', 'MIXED_CHANGE lists/new.yaml'],
    twin: { title: 'a campaign for one that is there', expect: ['APPROVED'] },
  },
  {
    id: 'E37',
    title: 'only CODEOWNERS changes: nothing is to be sent',
    play: async (c, twin) => {
      const pull = c.propose(twin ? { ...plain, ...newOwners } : newOwners)
      pull.approve('mori')
      return c.foresee(pull)
    },
    expect: ['NONE'],
    twin: { title: 'a campaign with it', expect: ['BLOCKED', 'MIXED_CHANGE'] },
  },
  {
    id: 'E39',
    title: 'the campaign names a list by a path',
    play: async (c, twin) => {
      const pull = c.propose({ [campaignPath]: campaign({ lists: twin ? '[vip]' : '["../lists/vip"]' }) })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'INVALID_REFERENCE'],
    twin: { title: 'by its name', expect: ['APPROVED'] },
  },
  {
    id: 'E41',
    title: 'a list that is only excluded: its owners are not asked',
    play: async (c, twin) => {
      const front = twin ? { lists: '[vip, b2b]' } : { exclude: '[b2b]' }
      const pull = c.propose({ [campaignPath]: campaign(front) })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'that is targeted', expect: ['PENDING', 'NOT_APPROVED'] },
  },
]
