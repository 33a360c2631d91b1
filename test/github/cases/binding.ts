import { campaign, campaignPath, list } from '../../support/approval-facts.ts'
import type { HostedCase } from '../../support/hosted/play.ts'

const mended = { [campaignPath]: campaign({ subject: 'Winter' }) }
const document = { 'docs/notes.txt': 'More notes.\n' }

/** To what an approval is bound: content, not time. */
export const bindingCases: readonly HostedCase[] = [
  {
    id: 'E1',
    title: 'a list owner approves the head, and it is squashed',
    play: async (c, twin) => {
      const pull = c.propose()
      if (!twin) pull.approve('vera')
      return c.decide(pull.merge('victor', 'squash'))
    },
    expect: ['APPROVED'],
    approvedBy: ['vera'],
    twin: { title: 'nobody approves', expect: ['PENDING', 'NOT_APPROVED'] },
  },
  {
    id: 'E2',
    title: 'the same, merged by a merge commit',
    play: async (c, twin) => {
      const pull = c.propose()
      if (!twin) pull.approve('vera')
      return c.decide(pull.merge('victor', 'merge'))
    },
    expect: ['APPROVED'],
    approvedBy: ['vera'],
    twin: { title: 'nobody approves', expect: ['PENDING', 'NOT_APPROVED'] },
  },
  {
    id: 'E3',
    title: 'after the approval only a document changes',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.commit(twin ? mended : { 'README.md': 'Mail.\n' })
      return c.decide(pull.merge('victor'))
    },
    expect: ['APPROVED'],
    twin: { title: 'the subject changes', expect: ['PENDING', 'STALE', `STALE ${campaignPath}`] },
  },
  {
    id: 'E4',
    title: 'after the approval the subject changes',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.commit(mended)
      if (twin) pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'STALE', `STALE ${campaignPath}`],
    twin: { title: 'she approves it too', expect: ['APPROVED'] },
  },
  {
    id: 'E5',
    title: 'the subject changes, and then the exact bytes come back',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.commit(mended)
      c.commit({ [campaignPath]: campaign({}, twin ? 'Good day!\n' : undefined) })
      return c.decide(pull.merge('victor'))
    },
    expect: ['APPROVED'],
    twin: { title: 'one byte is another', expect: ['PENDING', 'STALE'] },
  },
  {
    id: 'E6',
    title: 'the branch is brought up to date, and what came is no part of the campaign',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.land(twin ? { 'lists/vip.yaml': list('sensitivity: internal\n') } : document, {
        author: 'bo',
        owner: 'victor',
      })
      pull.updateBranch('aoi')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'the targeted list came', expect: ['PENDING', 'STALE', 'STALE lists/vip.yaml'] },
  },
  {
    id: 'E7',
    title: 'the branch is brought up to date where the targeted list had changed',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.land({ 'lists/vip.yaml': list('sensitivity: internal\n') }, { author: 'bo', owner: 'victor' })
      pull.updateBranch('aoi')
      c.wait()
      if (twin) pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'STALE', 'STALE lists/vip.yaml'],
    twin: { title: 'she approves again', expect: ['APPROVED'] },
  },
  {
    id: 'E8',
    title: 'a force push to a commit of the same files; the reviewed one can still be fetched',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      const files = twin ? mended : { [campaignPath]: campaign() }
      c.commit(files, { parent: c.root, message: 'Again' })
      return c.decide(pull.merge('victor'))
    },
    expect: ['APPROVED'],
    twin: { title: 'to other files', expect: ['PENDING', 'STALE'] },
  },
  {
    id: 'E9',
    title: 'a force push; the reviewed commit is gone',
    play: async (c, twin) => {
      const pull = c.propose()
      const review = pull.approve('vera')
      if (!twin) pull.unbind(review)
      return c.foresee(pull)
    },
    expect: ['PENDING', 'UNBOUND'],
    twin: { title: 'it is there', expect: ['APPROVED'] },
  },
  {
    id: 'E38',
    title: 'the campaign is renamed after the approval',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.commit({ [campaignPath]: null, 'campaigns/fall/campaign.md': campaign() })
      if (twin) pull.approve('vera')
      return c.decide(pull.merge('victor'))
    },
    expect: ['PENDING'],
    twin: { title: 'she approves the new name', expect: ['APPROVED'] },
  },
  {
    id: 'E47',
    title: 'the pull request is pointed at another branch after the approval, and back',
    play: async (c, twin) => {
      c.commit(document, { branch: 'other', as: 'bo' })
      const pull = c.propose()
      if (!twin) pull.approve('vera')
      c.wait()
      pull.retarget('other', 'aoi').retarget('main', 'aoi')
      c.wait()
      if (twin) pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'RETARGETED'],
    twin: { title: 'before it', expect: ['APPROVED'] },
  },
  {
    id: 'E59',
    title: 'the branch was behind on the targeted list when it was approved',
    play: async (c, twin) => {
      const pull = c.propose()
      const path = twin ? 'lists/b2b.yaml' : 'lists/vip.yaml'
      c.land({ [path]: list('sensitivity: internal\n') }, { author: 'aoi', owner: twin ? 'bo' : 'victor' })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'STALE', 'STALE lists/vip.yaml', 'BRANCH_BEHIND lists/vip.yaml'],
    twin: { title: 'behind on another list', expect: ['APPROVED'] },
  },
  {
    id: 'E61',
    title: 'a review through the API names an older commit',
    play: async (c, twin) => {
      const pull = c.propose()
      const older = pull.head()
      c.commit(twin ? mended : document)
      pull.approve('vera', { commit: older })
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'which had another campaign', expect: ['PENDING', 'STALE'] },
  },
  {
    id: 'E88',
    title: 'the writer takes a suggestion over, and who made it approves after',
    files: (twin) => (twin ? { 'policies/approvals.yaml': 'suggestions: disqualify\n' } : {}),
    play: async (c) => {
      const pull = c.propose()
      c.wait()
      pull.commitSuggestion('aoi', 'vera', mended)
      c.wait()
      pull.approve('vera')
      return c.decide(pull.merge('victor'))
    },
    expect: ['APPROVED'],
    approvedBy: ['vera'],
    twin: { title: 'where suggestions disqualify', expect: ['PENDING', 'CONTRIBUTOR'] },
  },
  {
    id: 'E89',
    title: 'the suggester approved before the suggestion was taken over',
    play: async (c, twin) => {
      const pull = c.propose()
      if (!twin) pull.approve('vera')
      c.wait()
      pull.commitSuggestion('aoi', 'vera', mended)
      c.wait()
      if (twin) pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'STALE'],
    twin: { title: 'after it', expect: ['APPROVED'] },
  },
  {
    id: 'E92',
    title: 'only the time changes after it had passed, and one owner approves the new one',
    files: { 'policies/approvals.yaml': 'lists: { vip: { approvals: 2 } }\n' },
    play: async (c, twin) => {
      const pull = c.propose({ [campaignPath]: campaign({ schedule: '2026-10-05 14:00' }) })
      pull.approve('vera')
      pull.approve('victor')
      c.wait(7200)
      c.commit({ [campaignPath]: campaign({ schedule: '2026-10-07 14:00' }) })
      if (!twin) pull.approve('victor')
      return c.decide(pull.merge('victor'))
    },
    expect: ['APPROVED', null, 'KEPT vera'],
    twin: { title: 'nobody approves the new one', expect: ['PENDING', 'WHEN_NOT_APPROVED'] },
  },
]
