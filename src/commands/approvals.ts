import { openForge } from './open-forge.ts'
import { lastChangeOf } from '../adapters/git/forge-last-change.ts'
import { isAncestor, resolveCommit } from '../adapters/git/history.ts'
import { approvalSettings } from '../approval/approval-settings.ts'
import type { Decision } from '../approval/decision.ts'
import { evaluate } from '../approval/evaluate.ts'
import type { ChangeFacts, KnownFacts } from '../approval/facts.ts'
import { asIfApproved } from '../approval/simulate.ts'
import { byLikeness, closest } from '../content/likeness.ts'
import { settingsText } from '../report/approvals-settings-text.ts'
import { decisionText } from '../report/approvals-text.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { newestRequest, readStatements } from './asking/requests.ts'
import { knownFacts } from './known-facts.ts'
import { campaignsAmong, noSuchCampaign } from './no-such-campaign.ts'
import { settingsHistory } from './settings-history.ts'
import { campaignId } from './validate.ts'
import { foldersOf } from './validate/changed-campaigns.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openWorkbench, type Workbench } from './workbench.ts'
import { workFolder } from './work-folder.ts'
import { wrongUsage } from './wrong-usage.ts'

/** Who approved what, and what is missing; or, with the word `settings`, who approves which list. */
export const verb: Verb = {
  arguments: ['<campaign>'],
  options: [
    { flags: '--at <commit>', about: 'option-at' },
    { flags: '--as <person>', about: 'option-as' },
  ],
  run: approvals,
}

async function approvals(world: World, input: Input): Promise<number> {
  const [subject] = input.arguments
  if (subject === undefined) return wrongUsage(world, 'approvals-usage', {})
  const bench = await openWorkbench(world)
  if (subject === 'settings') return settings(world, bench)
  const campaign = campaignId(subject)
  const { at, as } = input.options
  const facts = await factsAbout(world, bench, { campaign, at: typeof at === 'string' ? at : null })
  const person = typeof as === 'string' ? as : null
  const asked = person === null ? facts : asIfApproved(facts, campaign, person)
  if (asked === null) {
    const people = Object.keys(bench.content.policies.identities?.people ?? {})
    const values = { person: person ?? '', people: byLikeness(person ?? '', people) }
    throw failure('approvals-no-person', { permanence: 'permanent', values })
  }
  const decision = evaluate(asked).find((one) => one.campaign === campaign)
  if (decision === undefined) throw await notThere(world, campaign, campaignsAmong(asked.tree.files.keys()))
  print(world, decision, person)
  return decision.verdict === 'APPROVED' ? exit.done : exit.refused
}

function print(world: World, decision: Decision, person: string | null): void {
  if (world.json) {
    world.out(JSON.stringify({ version: 1, as: person, decision }))
    return
  }
  if (person !== null) world.out(`${say(world.locale, 'approvals-as', { person })}\n`)
  for (const line of decisionText(decision, world.locale)) world.out(line)
}

/** The change to judge: the named commit, else this branch, else the newest request, else the newest merge. */
export async function factsAbout(
  world: World,
  bench: Workbench,
  asked: { readonly campaign: string; readonly at: string | null },
): Promise<ChangeFacts> {
  const { repository, head: tip } = bench
  const forge = openForge(bench)
  const known = await knownNow(world, bench)
  if (asked.at !== null) {
    const commit = await resolveCommit(repository, asked.at)
    if (commit === null) {
      throw failure('no-such-commit', { permanence: 'permanent', values: { revision: asked.at } })
    }
    return (await isAncestor(repository, commit, tip))
      ? forge.merged(commit, known)
      : forge.proposed(commit, known)
  }
  const request = newestRequest(await readStatements(bench, 'request', asked.campaign))
  for (const commit of [await resolveCommit(repository, 'HEAD'), request?.commit ?? null]) {
    if (commit === null || (await isAncestor(repository, commit, tip))) continue
    const facts = await forge.proposed(commit, known)
    if (evaluate(facts).some(({ campaign }) => campaign === asked.campaign)) return facts
  }
  const merged = await lastChangeOf(repository, tip, `campaigns/${asked.campaign}`)
  if (merged === null) throw await notThere(world, asked.campaign)
  return forge.merged(merged.commit, known)
}

async function knownNow(world: World, bench: Workbench): Promise<KnownFacts> {
  // What the store alone knows, such as a halt, is the runner's to see: this command is for machines without one.
  return knownFacts(await bench.ledger.recent(), { seen: [], nowMs: world.clock.now(), halted: null })
}

async function settings(world: World, bench: Workbench): Promise<number> {
  const found = approvalSettings(bench.content, world.clock.now())
  if (found === null) throw failure('approvals-no-rules', { permanence: 'permanent' })
  const paths = ['.github/CODEOWNERS', 'policies/approvals.yaml', 'policies/identities.yaml']
  const changes = await Promise.all(paths.map((path) => lastChangeOf(bench.repository, bench.head, path)))
  const known = changes.filter((change) => change !== null)
  const since = await settingsHistory(bench, found, world.clock.now())
  const lists = found.lists.map((list) => ({ ...list, since: since.get(list.list) ?? null }))
  const dated = { ...found, lists }
  if (world.json) world.out(JSON.stringify({ version: 1, settings: dated, changes: known }))
  else for (const line of settingsText(dated, known, world.locale)) world.out(line)
  return exit.done
}

/**
 * A name that is nearly one of those that are there is mistyped; any other may be that of a campaign which lies elsewhere. What is there is in the
 * folder, or in the commit that was looked at.
 */
async function notThere(
  world: World,
  campaign: string,
  looked: ReadonlySet<string> = new Set(),
): Promise<Error> {
  const folder = await foldersOf({ folder: await workFolder(world), env: world.env }, null)
  const there = new Set([...folder, ...looked])
  if (there.has(campaign))
    return failure('approvals-nothing-to-judge', { permanence: 'permanent', values: { campaign } })
  if (closest(campaign, there).length > 0) return noSuchCampaign(campaign, there)
  const values = { campaign, known: byLikeness(campaign, there) }
  return failure('approvals-not-there', { permanence: 'permanent', values })
}
