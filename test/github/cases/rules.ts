import {
  campaign,
  campaignPath,
  codeowners,
  identities,
  list,
  type Files,
} from '../../support/approval-facts.ts'
import type { Company, Outcome } from '../../support/hosted/company.ts'
import type { HostedCase } from '../../support/hosted/play.ts'

const both = { [campaignPath]: campaign({ lists: '[vip, b2b]' }) }
const boOwns = { '.github/CODEOWNERS': codeowners('/lists/vip.yaml @bo\n') }
const off = (until: string): string =>
  `lists: { vip: { approval: "off", reason: Weekly news, until: ${until} } }\n`

/** Aoi's campaign, approved by somebody and merged by Victor. */
async function sent(
  c: Company,
  by: { readonly owner: string | null; readonly merger?: string; readonly files?: Files },
): Promise<Outcome> {
  const pull = c.propose(by.files)
  if (by.owner !== null) pull.approve(by.owner)
  return c.decide(pull.merge(by.merger ?? 'victor'))
}

function pushed(c: Company, files: Files, as: string): void {
  c.commit(files, { branch: 'main', as })
  c.wait(700)
}

/** The rules are guarded by the rules. Where approval is off for a list, the owner of the campaign's own files is still asked: Bo. */
export const rulesCases: readonly HostedCase[] = [
  {
    id: 'E65',
    title: 'somebody is put into the owning team by a direct push, and approves',
    play: async (c, twin) => {
      const files = { 'policies/identities.yaml': identities({ vip: 'vera, victor, ken' }) }
      if (twin) c.land(files, { author: 'ken', owner: 'mori' })
      else pushed(c, files, 'ken')
      return sent(c, { owner: 'ken' })
    },
    expect: ['BLOCKED', 'RULES_UNAPPROVED'],
    twin: { title: 'an Administrator approved that', expect: ['APPROVED'] },
  },
  {
    id: 'E66',
    title: 'an owner is added to CODEOWNERS, approved only by the new owner',
    play: async (c, twin) => {
      c.land(boOwns, { author: 'aoi', owner: twin ? 'mori' : 'bo' })
      return sent(c, { owner: 'bo', merger: 'bo' })
    },
    expect: ['BLOCKED', 'RULES_UNAPPROVED'],
    twin: { title: 'by the owner of the file', expect: ['APPROVED'] },
  },
  {
    id: 'E67',
    title: 'approval is switched off by an Administrator’s own unreviewed commit',
    play: async (c, twin) => {
      const files = c.approvals(off('2026-10-31'))
      if (twin) c.land(files, { author: 'ken', owner: 'mori' })
      else pushed(c, files, 'mori')
      return sent(c, { owner: 'bo' })
    },
    expect: ['BLOCKED', 'RULES_UNAPPROVED'],
    twin: { title: 'by somebody else’s, which an Administrator approved', expect: ['APPROVED'] },
  },
  {
    id: 'E68',
    title: 'a policy is deleted by push',
    play: async (c, twin) => {
      const files = { 'policies/senders.yaml': null }
      if (twin) c.land(files, { author: 'ken', owner: 'mori' })
      else pushed(c, files, 'ken')
      return sent(c, { owner: 'vera' })
    },
    expect: ['BLOCKED', 'RULES_UNAPPROVED'],
    twin: { title: 'an Administrator approved even that', expect: ['BLOCKED', 'POLICY_MISSING'] },
  },
  {
    id: 'E69',
    title: 'an honest change of the rules holds for the next commit',
    play: async (c, twin) => {
      c.land(
        { 'lists/vip.yaml': list('sensitivity: internal\n') },
        { author: 'ken', owner: twin ? null : 'vera' },
      )
      return sent(c, { owner: 'vera' })
    },
    expect: ['APPROVED'],
    twin: { title: 'nobody approved it', expect: ['BLOCKED', 'RULES_UNAPPROVED'] },
  },
  {
    id: 'E70',
    title: 'two changes of the rules, the second without approval',
    play: async (c, twin) => {
      c.land({ 'lists/vip.yaml': list('sensitivity: internal\n') }, { author: 'ken', owner: 'vera' })
      const second = { 'lists/b2b.yaml': list('sensitivity: internal\n') }
      c.land(second, { author: 'ken', owner: twin ? 'bo' : null })
      return sent(c, { owner: 'vera' })
    },
    expect: ['BLOCKED', 'RULES_UNAPPROVED'],
    twin: { title: 'its owner approved it', expect: ['APPROVED'] },
  },
  {
    id: 'E71',
    title: 'approval is off for one of two lists',
    files: { 'policies/approvals.yaml': off('2026-10-31') },
    play: async (c, twin) => sent(c, { owner: twin ? 'bo' : null, files: both }),
    expect: ['PENDING', 'NOT_APPROVED', 'NOT_APPROVED b2b'],
    twin: { title: 'the owner of the other approves', expect: ['APPROVED'] },
  },
  {
    id: 'E72',
    title: 'approval was off at the merge, and is not at the send',
    files: { 'policies/approvals.yaml': off('2026-10-05') },
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('bo')
      const commit = pull.merge('victor')
      const nowMs = Date.parse(twin ? '2026-10-05T05:00:00Z' : '2026-10-07T00:00:00Z')
      // Authorised while it was off: that Bo carried it then says nothing about the list.
      const authorised = [{ campaign: 'autumn', edition: 1, commit, people: ['bo'] }]
      return c.decide(commit, { nowMs, authorised })
    },
    expect: ['HOLD', 'OFF_EXPIRED'],
    twin: { title: 'it is off still', expect: ['APPROVED'] },
  },
  {
    id: 'E73',
    title: 'approval is switched off in the campaign’s own pull request',
    play: async (c, twin) => {
      const policy = twin ? {} : c.approvals(off('2026-10-31'))
      const pull = c.propose({ [campaignPath]: campaign(), ...policy })
      pull.approve('vera')
      return c.foresee(pull)
    },
    expect: ['BLOCKED', 'MIXED_CHANGE'],
    twin: { title: 'the campaign comes alone', expect: ['APPROVED'] },
  },
  {
    id: 'E74',
    title: 'approval is off for a confidential list',
    files: (twin) => ({
      'policies/approvals.yaml': off('2026-10-31'),
      'lists/vip.yaml': list(`sensitivity: ${twin ? 'internal' : 'confidential'}\n`),
    }),
    play: async (c) => sent(c, { owner: 'bo' }),
    expect: ['BLOCKED', 'OFF_CONFIDENTIAL'],
    twin: { title: 'for an internal one', expect: ['APPROVED'] },
  },
  {
    id: 'E75',
    title: 'approval is off, but so many recipients need two',
    files: { 'policies/approvals.yaml': `${off('2026-10-31')}tiers: [{ over: 1000, approvals: 2 }]\n` },
    play: async (c, twin) => {
      const pull = c.propose()
      pull.approve('bo')
      const commit = pull.merge('victor')
      const { closureDigest } = await c.decide(commit)
      return c.decide(commit, { planned: [{ closureDigest, count: twin ? 900 : 1100 }] })
    },
    expect: ['PENDING', 'TOO_FEW'],
    twin: { title: 'there are fewer', expect: ['APPROVED'] },
  },
  {
    id: 'E76',
    title: 'approval is off, and the decision says so',
    files: (twin) => ({ 'policies/approvals.yaml': off(twin ? '2027-10-31' : '2026-10-31') }),
    play: async (c) => sent(c, { owner: 'bo' }),
    expect: ['APPROVED', null, 'WITHOUT_APPROVAL Weekly news'],
    twin: { title: 'for longer than may be', expect: ['BLOCKED', 'OFF_TOO_LONG'] },
  },
]
