import { campaign, campaignPath, codeowners, identities, list } from '../../support/approval-facts.ts'
import type { HostedCase } from '../../support/hosted/play.ts'
import { user } from '../../support/story-names.ts'

const mended = { [campaignPath]: campaign({ subject: 'Winter' }) }
const document = { 'docs/notes.txt': 'More notes.\n' }
const owners = (line: string): Record<string, string> => ({
  '.github/CODEOWNERS': codeowners(`/lists/vip.yaml ${line}\n`),
})

/** Whose approval counts. */
export const peopleCases: readonly HostedCase[] = [
  {
    id: 'E10',
    title: 'the author is the only owner of the list',
    files: (twin) => owners(twin ? '@aoi @victor' : '@aoi'),
    play: async (c) => {
      const pull = c.propose()
      pull.approve('victor')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'NOBODY_LEFT'],
    twin: { title: 'there is a second one', expect: ['APPROVED'] },
  },
  {
    id: 'E11',
    title: 'the author belongs to the owning team, and another member approves',
    play: async (c, twin) => {
      const pull = c.propose(undefined, { as: 'vera' })
      pull.approve(twin ? 'ken' : 'victor')
      return c.decide(pull.merge('victor'))
    },
    expect: ['APPROVED'],
    twin: { title: 'somebody else does', expect: ['PENDING', 'NOT_APPROVED'] },
  },
  {
    id: 'E12',
    title: 'a co-author of the words approves',
    play: async (c, twin) => {
      const pull = c.propose()
      c.commit(mended, { coAuthors: [twin ? 'bo' : 'vera'] })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'CONTRIBUTOR'],
    twin: { title: 'somebody else was the co-author', expect: ['APPROVED'] },
  },
  {
    id: 'E12',
    title: 'a co-author whom nobody pinned approves under another login than the commit names',
    files: {
      'policies/identities.yaml': identities({ without: 'vera', vip: 'victor' }).replace(', vera]', ']'),
      ...owners('@hikari/outside\n/campaigns/ @hikari/outside'),
    },
    play: async (c, twin) => {
      const pull = c.propose()
      const id = user(twin ? 'bo' : 'vera').id
      c.commit(mended, {
        message: `Change\n\nCo-authored-by: V <${id}+earlier-name@users.noreply.github.com>`,
      })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'CONTRIBUTOR'],
    twin: { title: 'it is the number of somebody else', expect: ['APPROVED'] },
  },
  {
    id: 'E13',
    title: 'the approver pushed a commit that touches a document alone',
    play: async (c, twin) => {
      const pull = c.propose()
      c.commit(twin ? mended : document, { as: 'vera' })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'that touches the campaign', expect: ['PENDING', 'CONTRIBUTOR'] },
  },
  {
    id: 'E14',
    title: 'the approver mended a typing error in the campaign',
    play: async (c, twin) => {
      const pull = c.propose()
      c.commit(mended, { as: 'vera' })
      pull.approve(twin ? 'victor' : 'vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'CONTRIBUTOR', 'CONTRIBUTOR vera'],
    twin: { title: 'another owner approves', expect: ['APPROVED'] },
  },
  {
    id: 'E15',
    title: 'a commit to the campaign has an address that GitHub does not know',
    play: async (c, twin) => {
      const pull = c.propose()
      c.commit(mended, { email: 'nobody@elsewhere.example' })
      pull.approve('vera')
      if (twin) pull.approve('victor')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'TOO_FEW', 'AUTHOR_UNKNOWN'],
    twin: { title: 'two owners approve', expect: ['APPROVED'] },
  },
  {
    id: 'E16',
    title: 'a program of the owning team approves',
    files: owners('@hikari/programs'),
    play: async (c, twin) => {
      c.github.user('helper[bot]', { bot: true })
      c.github.org('hikari').team('programs', ['helper[bot]', 'vera'])
      c.mail.grant('@hikari/programs', 'write')
      const pull = c.propose()
      pull.approve(twin ? 'vera' : 'helper[bot]')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'BOT'],
    twin: { title: 'a person of it does', expect: ['APPROVED'] },
  },
  {
    id: 'E17',
    title: 'approve, then comment',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.wait()
      pull.review('vera', twin ? 'REQUEST_CHANGES' : 'COMMENT')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'then ask for changes', expect: ['PENDING', 'CHANGES_REQUESTED'] },
  },
  {
    id: 'E18',
    title: 'approve, then ask for changes',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.review('vera', twin ? 'REQUEST_CHANGES' : 'APPROVE')
      c.wait()
      pull.review('vera', twin ? 'APPROVE' : 'REQUEST_CHANGES', { body: 'The date is wrong.' })
      return c.foresee(pull)
    },
    expect: ['PENDING', 'CHANGES_REQUESTED', 'CHANGES_REQUESTED The date is wrong.'],
    twin: { title: 'the other way round', expect: ['APPROVED'] },
  },
  {
    id: 'E19',
    title: 'approve, ask for changes, and the request is dismissed: nothing is resurrected',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      c.wait()
      pull.dismiss(pull.review('vera', 'REQUEST_CHANGES'), 'mori')
      c.wait()
      if (twin) pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'NOT_APPROVED'],
    twin: { title: 'and she approves again', expect: ['APPROVED'] },
  },
  {
    id: 'E20',
    title: 'the approval is dismissed',
    play: async (c, twin) => {
      const pull = c.propose()
      const review = pull.approve('vera')
      if (!twin) pull.dismiss(review, 'mori')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'NOT_APPROVED'],
    twin: { title: 'it stands', expect: ['APPROVED'] },
  },
  {
    id: 'E21',
    title: 'somebody who owns nothing and may write asks for changes',
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('vera')
      pull.review(twin ? 'mallory' : 'ken', 'REQUEST_CHANGES')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'CHANGES_REQUESTED'],
    twin: {
      title: 'somebody who may only read does',
      expect: ['APPROVED', null, 'REJECTION_IGNORED mallory'],
    },
  },
  {
    id: 'E22',
    title: 'an owner whose access was taken away approves',
    files: owners('@ken\n/campaigns/ @ken'),
    play: async (c, twin) => {
      const pull = c.propose()
      if (!twin) c.mail.grant('ken', 'read')
      pull.approve('ken')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'CODEOWNERS_INVALID'],
    twin: { title: 'it was not', expect: ['APPROVED'] },
  },
  {
    id: 'E22',
    title: 'a member of the owning team who may only read approves',
    files: (twin) => ({
      'policies/identities.yaml': identities({ vip: `vera, victor, ${twin ? 'ken' : 'mallory'}` }),
    }),
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve(twin ? 'ken' : 'mallory')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'NO_WRITE'],
    twin: { title: 'who may write', expect: ['APPROVED'] },
  },
  {
    id: 'E23',
    title: 'the approver was only invited to the team',
    files: owners('@hikari/outside'),
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve(twin ? 'vera' : 'victor')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'NOT_APPROVED'],
    twin: { title: 'belongs to it', expect: ['APPROVED'] },
  },
  {
    id: 'E24',
    title: 'the approver is in a team below the owning one',
    files: owners('@hikari/parent'),
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve(twin ? 'victor' : 'vera')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'in none', expect: ['PENDING', 'NOT_APPROVED'] },
  },
  {
    id: 'E25',
    title: 'the credential cannot see the team',
    files: (twin) => owners(twin ? '@hikari/seen' : '@hikari/unseen'),
    play: async (c, twin) => {
      const team = twin ? 'seen' : 'unseen'
      c.github.org('hikari').team(team, ['vera'])
      c.mail.grant(`@hikari/${team}`, 'write')
      if (!twin) c.github.hidesTeam('unseen')
      const pull = c.propose()
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['ERROR', 'TEAM_UNREADABLE'],
    twin: { title: 'it can', expect: ['APPROVED'] },
  },
  {
    id: 'E26',
    title: 'the owning team was renamed',
    files: (twin) => owners(twin ? '@hikari/staying' : '@hikari/moving'),
    play: async (c, twin) => {
      const org = c.github.org('hikari')
      org.team(twin ? 'staying' : 'moving', ['vera'])
      c.mail.grant(twin ? '@hikari/staying' : '@hikari/moving', 'write')
      if (!twin) org.renameTeam('moving', 'moved')
      const pull = c.propose()
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'CODEOWNERS_INVALID'],
    twin: { title: 'it was not', expect: ['APPROVED'] },
  },
  {
    id: 'E27',
    title: 'an owner is written in other letter case',
    files: (twin) => owners(twin ? '@VICTOR' : '@VERA'),
    play: async (c) => {
      const pull = c.propose()
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    twin: { title: 'another owner is', expect: ['PENDING', 'NOT_APPROVED'] },
  },
  {
    id: 'E28',
    title: 'the login of an owner is somebody else’s by now',
    files: (twin) => ({
      ...owners('@vera2'),
      'policies/identities.yaml': twin
        ? identities().replace('login: vera, id: 1002', 'login: vera2, id: 5002')
        : identities({ logins: { vera: 'vera2' } }),
    }),
    play: async (c) => {
      c.github.user('vera2', { id: 5002 })
      c.mail.grant('vera2', 'write')
      const pull = c.propose()
      pull.approve('vera2')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'ID_MISMATCH'],
    twin: { title: 'it is hers', expect: ['APPROVED'] },
  },
  {
    id: 'E58',
    title: 'one person approves with a second account',
    files: { 'policies/approvals.yaml': 'lists: { vip: { approvals: 2 } }\n' },
    play: async (c, twin) => {
      c.github.user('vera-at-home', { id: 5003 })
      c.mail.grant('vera-at-home', 'write')
      const pull = c.propose()
      pull.approve('vera')
      pull.approve(twin ? 'victor' : 'vera-at-home')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'NOT_APPROVED'],
    twin: { title: 'two people do', expect: ['APPROVED'] },
  },
  {
    id: 'E63',
    title: 'the account that proposed it was deleted',
    play: async (c, twin) => {
      c.github.user('leaver')
      c.mail.grant('leaver', 'write')
      c.commit({ [campaignPath]: campaign() }, { as: 'aoi' })
      const pull = c.mail.pull({ head: 'autumn', as: 'leaver' })
      c.github.deleteUser('leaver')
      pull.approve('vera')
      if (twin) pull.approve('victor')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'TOO_FEW', 'AUTHOR_UNKNOWN'],
    twin: { title: 'two owners approve', expect: ['APPROVED'] },
  },
  {
    id: 'E87',
    title: 'the author is not among the writers of the list',
    files: (twin) => ({ 'lists/vip.yaml': list(`writers: ["${twin ? '@aoi' : '@bo'}"]\n`) }),
    play: async (c) => {
      const pull = c.propose()
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'AUTHOR_NOT_ALLOWED'],
    twin: { title: 'is among them', expect: ['APPROVED'] },
  },
  {
    id: 'E90',
    title: 'a deputy approves within the dates',
    files: (twin) => ({
      ...owners('@vera'),
      'policies/approvals.yaml': `deputies: [{ for: "@vera", by: "@ken", from: 2026-10-01, until: 2026-10-0${twin ? 3 : 9} }]\n`,
    }),
    play: async (c) => {
      const pull = c.propose()
      pull.approve('ken')
      return c.foresee(pull)
    },
    expect: ['APPROVED'],
    approvedBy: ['ken for vera'],
    twin: { title: 'the dates are over', expect: ['PENDING', 'NOT_APPROVED'] },
  },
  {
    id: 'E91',
    title: 'the deputy is the author',
    files: {
      ...owners('@vera'),
      'policies/approvals.yaml':
        'deputies: [{ for: "@vera", by: "@ken", from: 2026-10-01, until: 2026-10-09 }]\n',
    },
    play: async (c, twin) => {
      const pull = c.propose(undefined, { as: twin ? 'aoi' : 'ken' })
      // Nobody can approve a pull request of their own on GitHub: there is no review that AUTHOR would refuse.
      if (twin) pull.approve('ken')
      return c.foresee(pull)
    },
    expect: ['PENDING', 'NOT_APPROVED'],
    twin: { title: 'somebody else is, and the deputy approves', expect: ['APPROVED'] },
  },
]
