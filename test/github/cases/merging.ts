import { campaign, campaignPath, codeowners } from '../../support/approval-facts.ts'
import type { Company, Outcome } from '../../support/hosted/company.ts'
import type { PullSeed } from '../../support/github/seed-types.ts'
import type { HostedCase } from '../../support/hosted/play.ts'

const plain = { [campaignPath]: campaign() }
const document = { 'docs/notes.txt': 'More notes.\n' }
const named = (id: string): Record<string, string> => ({ [`campaigns/${id}/campaign.md`]: campaign() })

/** Some campaigns, each in a pull request of its own; Vera approves those that are named. */
function several(c: Company, ids: readonly string[], approved: readonly string[]): readonly PullSeed[] {
  return ids.map((id) => {
    const pull = c.propose(named(id), { branch: id })
    if (approved.includes(id)) pull.approve('vera')
    return pull
  })
}

async function verdicts(c: Company, commits: readonly string[]): Promise<readonly Outcome['verdict'][]> {
  const found: Outcome['verdict'][] = []
  for (const commit of commits) found.push((await c.decide(commit)).verdict)
  return found
}

function squashed(c: Company): string {
  const pull = c.propose()
  pull.approve('vera')
  c.wait()
  return pull.merge('victor')
}

/** How it came onto the default branch, and what happened since. */
export const mergingCases: readonly HostedCase[] = [
  {
    id: 'E42',
    title: 'changes are asked for after the merge',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      const commit = pull.merge('victor')
      c.wait()
      pull.review(twin ? 'mallory' : 'bo', 'REQUEST_CHANGES')
      return c.decide(commit)
    },
    expect: ['HOLD', 'CHANGES_REQUESTED'],
    twin: { title: 'by somebody who may only read', expect: ['APPROVED'] },
  },
  {
    id: 'E42',
    title: 'approved after the merge',
    play: async (c, twin) => {
      const pull = c.propose()
      if (twin) pull.approve('vera')
      c.wait()
      const commit = pull.merge('victor')
      c.wait()
      if (!twin) pull.approve('vera')
      return c.decide(commit)
    },
    expect: ['PENDING', 'AFTER_MERGE'],
    twin: { title: 'before it', expect: ['APPROVED'] },
  },
  {
    id: 'E43',
    title: 'a campaign is pushed directly',
    play: async (c, twin) => {
      const commit = twin ? squashed(c) : c.commit(plain, { branch: 'main' })
      c.wait(700)
      return c.decide(commit)
    },
    expect: ['BLOCKED', 'NO_PR'],
    twin: { title: 'it is merged', expect: ['APPROVED'] },
  },
  {
    id: 'E44',
    title: 'three squashed commits, the middle one not approved',
    play: async (c, twin) => {
      const pulls = several(c, ['one', 'two', 'three'], twin ? ['one', 'two', 'three'] : ['one', 'three'])
      const commits = pulls.map((pull) => pull.merge('victor'))
      const [first, , third] = await verdicts(c, commits)
      if (first !== 'APPROVED' || third !== 'APPROVED') throw new Error(`${first} ${third}`)
      return c.decide(commits[1] ?? '')
    },
    // It waits rather than being blocked: an approval by a later pull request still helps.
    expect: ['PENDING', 'NOT_APPROVED'],
    twin: { title: 'approved as well', expect: ['APPROVED'] },
  },
  {
    id: 'E45',
    title: 'two pull requests were merged by one commit',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      if (!twin) {
        c.mail.push('refs/heads/autumn2', pull.head(), 'aoi')
        c.mail.pull({ head: 'autumn2', as: 'aoi' }).approve('vera')
      }
      c.mail.push('refs/heads/main', pull.head(), 'victor')
      return c.decide(pull.head())
    },
    expect: ['BLOCKED', 'AMBIGUOUS_PR'],
    twin: { title: 'one was', expect: ['APPROVED'] },
  },
  {
    id: 'E46',
    title: 'the index of pull requests lags for some seconds',
    play: async (c, twin) => {
      const commit = squashed(c)
      c.mail.indexLag(twin ? 99 : 3)
      return c.decide(commit)
    },
    expect: ['APPROVED'],
    twin: { title: 'for longer than anybody waits', expect: ['ERROR', 'PR_NOT_INDEXED'] },
  },
  {
    id: 'E48',
    title: 'a draft whose commits are pushed to the default branch: the same rules',
    play: async (c, twin) => {
      const pull = c.propose(undefined, { draft: true })
      if (!twin) pull.approve('vera')
      c.wait()
      c.mail.push('refs/heads/main', pull.head(), 'victor')
      return c.decide(pull.head())
    },
    expect: ['APPROVED'],
    twin: { title: 'nobody approved', expect: ['PENDING', 'NOT_APPROVED'] },
  },
  {
    id: 'E49',
    title: 'a pull request from a fork',
    play: async (c, twin) => {
      const fork = c.mail.fork('mallory')
      fork.commit({ branch: 'theirs', as: 'aoi', files: plain, ...(twin ? { coAuthors: ['vera'] } : {}) })
      const pull = c.mail.pull({ head: 'theirs', as: 'aoi', from: fork })
      c.wait()
      pull.approve('vera')
      return c.decide(pull.merge('victor'))
    },
    expect: ['APPROVED'],
    twin: { title: 'whose commit names the approver', expect: ['PENDING', 'CONTRIBUTOR'] },
  },
  {
    id: 'E50',
    title: 'more files than GitHub lists',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.github.fault({
        operation: 'pulls/get',
        effect: {
          kind: 'change',
          body: (body: Readonly<Record<string, unknown>>) => ({ ...body, changed_files: twin ? 3000 : 3001 }),
        },
      })
      return c.foresee(pull)
    },
    expect: ['ERROR', 'TOO_LARGE'],
    twin: { title: 'as many as it lists', expect: ['APPROVED'] },
  },
  {
    id: 'E51',
    title: 'a revert is merged before it leaves',
    play: async (c, twin) => {
      const commit = squashed(c)
      c.land(twin ? document : { [campaignPath]: null }, { author: 'bo', owner: 'vera' })
      return c.decide(commit)
    },
    expect: ['HOLD', 'CANCELLED'],
    twin: { title: 'a document is', expect: ['APPROVED'] },
  },
  {
    id: 'E52',
    title: 'a later pull request edits the same edition before it leaves',
    play: async (c, twin) => {
      const commit = squashed(c)
      const files = twin ? named('other') : { [campaignPath]: campaign({ subject: 'Winter' }) }
      c.land(files, { author: 'bo', owner: 'vera' })
      return c.decide(commit)
    },
    expect: ['HOLD', 'SUPERSEDED'],
    twin: { title: 'another campaign', expect: ['APPROVED'] },
  },
  {
    id: 'E53',
    title: 'the edition was sent by an earlier merge',
    play: async (c, twin) => {
      const first = squashed(c)
      const again = c.land(
        { [campaignPath]: campaign({ subject: 'Winter' }) },
        { author: 'bo', owner: 'vera' },
      )
      const commit = twin ? again : first
      return c.decide(again, { claimed: [{ campaign: 'autumn', edition: 1, commit }] })
    },
    expect: ['BLOCKED', 'EDITION_REUSED'],
    twin: { title: 'it is being sent by this one', expect: ['APPROVED'] },
  },
  {
    id: 'E54',
    title: 'the approver left the team after it was authorised',
    files: (twin) => ({
      '.github/CODEOWNERS': codeowners(`/lists/vip.yaml @hikari/${twin ? 'remaining' : 'leaving'} @victor\n`),
    }),
    play: async (c, twin) => {
      const org = c.github.org('hikari')
      const team = twin ? 'remaining' : 'leaving'
      org.team(team, ['bo'])
      c.mail.grant(`@hikari/${team}`, 'write')
      const pull = c.propose()
      pull.approve('bo')
      const commit = pull.merge('victor')
      if (!twin) org.leave(team, 'bo')
      const authorised = [{ campaign: 'autumn', edition: 1, commit, people: ['bo'] }]
      return c.decide(commit, { authorised })
    },
    expect: ['HOLD', 'MEMBERSHIP_LOST'],
    twin: { title: 'belongs to it still', expect: ['APPROVED'] },
  },
  {
    id: 'E55',
    title: 'a freeze is merged while it is on its way',
    play: async (c, twin) => {
      const commit = squashed(c)
      const until = twin ? '2026-10-02' : '2026-10-09'
      const policy = `freezes: [{ from: 2026-10-01, until: ${until}, reason: stocktaking }]\n`
      c.land({ 'policies/delivery.yaml': policy }, { author: 'aoi', owner: 'mori' })
      return c.decide(commit)
    },
    expect: ['HOLD', 'FROZEN', 'FROZEN stocktaking'],
    twin: { title: 'one that is over', expect: ['APPROVED'] },
  },
  {
    id: 'E56',
    title: 'the second page of reviews does not come',
    play: async (c, twin) => {
      const pull = c.propose()
      for (let n = 0; n < 100; n += 1) pull.review('bo', 'COMMENT')
      pull.approve('vera')
      if (!twin) c.github.fails('pulls/list-reviews', 502, { page: 2, times: 4 })
      return c.foresee(pull)
    },
    expect: ['ERROR', 'github-unreachable'],
    twin: { title: 'it comes', expect: ['APPROVED'] },
  },
  {
    id: 'E57',
    title: 'a queue lands four pull requests in one push',
    play: async (c, twin) => {
      const ids = ['one', 'two', 'three', 'four']
      const pulls = several(c, ids, twin ? ids : ['one', 'two', 'four'])
      for (const pull of pulls) pull.enqueue('victor')
      const commits = c.mail.mergeQueue()
      const found = await verdicts(c, commits)
      if (found.filter((verdict) => verdict === 'APPROVED').length !== (twin ? 4 : 3))
        throw new Error(found.join())
      return c.decide(commits[2] ?? '')
    },
    expect: ['PENDING', 'NOT_APPROVED'],
    twin: { title: 'of which each is approved', expect: ['APPROVED'] },
  },
  {
    id: 'E60',
    title: 'the index knows nothing ten minutes after the push',
    play: async (c, twin) => {
      const commit = squashed(c)
      c.mail.indexLag(99)
      c.wait(twin ? 590 : 610)
      return c.decide(commit)
    },
    expect: ['BLOCKED', 'NO_PR'],
    twin: { title: 'a moment before that', expect: ['ERROR', 'PR_NOT_INDEXED'] },
  },
  {
    id: 'E62',
    title: 'the approver also merges',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      return c.decide(pull.merge(twin ? 'aoi' : 'vera'))
    },
    expect: ['APPROVED'],
    twin: { title: 'the author does', expect: ['HOLD', 'MERGED_BY_AUTHOR'] },
  },
  {
    id: 'E64',
    title: 'the layout changes after the merge',
    play: async (c, twin) => {
      const commit = squashed(c)
      const layout = {
        'campaigns/_layouts/newsletter.mjml': '<mjml><mj-body>{{ content }} </mj-body></mjml>\n',
      }
      const files = twin ? { [campaignPath]: campaign({}, 'Good night.\n') } : layout
      c.land(files, { author: 'bo', owner: 'vera' })
      return c.decide(commit)
    },
    expect: ['APPROVED'],
    twin: { title: 'the campaign does', expect: ['HOLD', 'SUPERSEDED'] },
  },
  {
    id: 'E77',
    title: 'the author merges',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      const commit = pull.merge('aoi')
      const lift = {
        release: { campaign: 'autumn', edition: 1 },
        commit,
        code: 'MERGED_BY_AUTHOR',
        person: 'victor',
        reason: 'checked',
      }
      return c.decide(commit, { lifted: twin ? [lift] : [] })
    },
    expect: ['HOLD', 'MERGED_BY_AUTHOR'],
    twin: { title: 'and an owner lifts that', expect: ['APPROVED', null, 'HOLD_LIFTED victor'] },
  },
  {
    id: 'E78',
    title: 'a writer merges who may not release',
    files: (twin) => (twin ? { 'policies/approvals.yaml': 'merge: anyone\n' } : {}),
    play: async (c) => {
      const pull = c.propose()
      pull.approve('vera')
      return c.decide(pull.merge('ken'))
    },
    expect: ['HOLD', 'MERGER_NOT_ALLOWED'],
    twin: { title: 'where anyone may', expect: ['APPROVED'] },
  },
  {
    id: 'E79',
    title: 'a list owner merges',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      return c.decide(pull.merge(twin ? 'bo' : 'victor'))
    },
    expect: ['APPROVED'],
    twin: { title: 'the owner of another list', expect: ['HOLD', 'MERGER_NOT_ALLOWED'] },
  },
  {
    id: 'E80',
    title: 'the queue merges, and a list owner put it there',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      pull.enqueue(twin ? 'ken' : 'victor')
      const [commit = ''] = c.mail.mergeQueue()
      return c.decide(commit)
    },
    expect: ['APPROVED'],
    twin: { title: 'somebody else did', expect: ['HOLD', 'MERGER_NOT_ALLOWED'] },
  },
]
