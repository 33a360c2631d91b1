import { isoInstant } from '../kit/clock.ts'
import { failure } from '../words/find.ts'
import { approveCampaign } from './approve/approve-campaign.ts'
import { approveRules } from './approve/approve-rules.ts'
import type { Answer } from './approve/report-answer.ts'
import { findSigner } from './asking/signer.ts'
import { campaignId } from './validate.ts'
import type { Input, Verb, World } from './verb.ts'
import { openWorkbench } from './workbench.ts'
import { wrongUsage } from './wrong-usage.ts'

/** Signs an owner's answer, and pushes it: approve, send back, or approve a change of the rules. Shows what is signed before it is. */
export const verb: Verb = {
  arguments: ['[campaign]'],
  options: [
    { flags: '--reject', about: 'option-reject' },
    { flags: '--reason <text>', about: 'option-reason' },
    { flags: '--rules <commit>', about: 'option-rules' },
    { flags: '--commit <rev>', about: 'option-revision' },
    { flags: '--key <file>', about: 'option-key' },
  ],
  run: approve,
}

async function approve(world: World, input: Input): Promise<number> {
  const [campaign] = input.arguments
  const { rules, commit, key } = input.options
  const answer = answerOf(input)
  if (answer === null || (campaign === undefined) === (rules === undefined))
    return wrongUsage(world, 'approve-usage', {})
  const bench = await openWorkbench(world)
  const signer = await findSigner(bench, typeof key === 'string' ? key : null)
  const time = isoInstant(world.clock.now())
  const { repository } = bench.ledgerPolicy
  const signed = { v: 1, repository, person: signer.person, time, ...answer } as const
  if (campaign === undefined) return approveRules(world, bench, { signer, signed, revision: String(rules) })
  const revision = typeof commit === 'string' ? commit : null
  return approveCampaign(world, bench, { signer, signed, revision, campaign: campaignId(campaign) })
}

/** Null where the options do not go together. */
function answerOf(input: Input): Answer | null {
  const { reject, reason } = input.options
  if (reject !== true) return reason === undefined ? { verdict: 'approve', reason: null } : null
  if (typeof reason !== 'string' || reason.trim() === '') return null
  if (reason.length > 500 || /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u.test(reason)) {
    throw failure('approve-bad-reason', { permanence: 'permanent' })
  }
  return { verdict: 'reject', reason: reason.trim() }
}
