import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createCompiler } from '../adapters/compile-child/compiler.ts'
import { evaluate } from '../approval/evaluate.ts'
import { focusTree } from '../approval/focus-tree.ts'
import type { AudienceCounts } from '../audience/contact.ts'
import { closureOf } from '../content/closure.ts'
import type { Campaign } from '../content/content.ts'
import { parseContent } from '../content/parse-content.ts'
import type { Compiler } from '../message/template.ts'
import { isReady, type PlanView } from '../plan/plan-view.ts'
import { findingsJson, findingsText } from '../report/findings.ts'
import { planText } from '../report/plan-text.ts'
import { examineCampaign } from './examine-campaign.ts'
import { linkProberOf } from './link-prober-of.ts'
import { planChanged } from './plan/plan-changed.ts'
import { judgeFrom } from './plan/judge-from.ts'
import { openPlanPictures, type PlanPictures } from './plan/plan-pictures.ts'
import { planSubject } from './plan/plan-subject.ts'
import { planViewOf } from './plan/plan-view-of.ts'
import { campaignsAmong, noSuchCampaign } from './no-such-campaign.ts'
import { campaignId } from './validate.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { wrongUsage } from './wrong-usage.ts'
import { openStoreOf, openWorkbench, type Workbench } from './workbench.ts'

/** `postmerge plan <campaign>`: From, To, Subject, Body, When, and who must approve; exit 0 when nothing but time stands between it and its recipients. */
export const verb: Verb = {
  arguments: ['[campaign]'],
  options: [
    { flags: '--changed', about: 'option-plan-changed' },
    { flags: '--at <commit>', about: 'option-plan-at' },
    { flags: '--offline', about: 'option-plan-offline' },
    { flags: '--pictures <dir>', about: 'option-plan-pictures' },
  ],
  run: plan,
}

async function plan(world: World, input: Input): Promise<number> {
  if (input.arguments.length === 0 && input.options['changed'] !== true)
    return wrongUsage(world, 'plan-which', {})
  // One process for the languages and the edition before: what is shown here decides nothing. It starts while git is asked.
  const compiler = createCompiler({ reuse: true, children: 1 })
  const { options } = input
  const folder = options['pictures']
  const pictures = await openPlanPictures(world, typeof folder === 'string' ? folder : null)
  const tools = { compiler, pictures }
  try {
    compiler.prepare()
    if (options['changed'] === true)
      return await planChanged(world, (each, id) => planWith(tools, each, { arguments: [id], options }))
    return await planWith(tools, world, input)
  } finally {
    await pictures.close()
    await compiler.close()
  }
}

interface PlanTools {
  readonly compiler: Compiler
  readonly pictures: PlanPictures
}

async function planWith({ compiler, pictures }: PlanTools, world: World, input: Input): Promise<number> {
  const id = campaignId(input.arguments[0] ?? '')
  const offline = input.options['offline'] === true
  const bench = await openWorkbench(world, offline ? 'here' : 'remote')
  const at = input.options['at']
  const subject = await planSubject(world, bench, {
    campaign: id,
    at: typeof at === 'string' ? at : null,
    offline,
  })
  const nowMs = world.clock.now()
  const tree = focusTree(subject.tree, [id])
  const content = parseContent(tree, nowMs)
  const campaign = content.campaigns.get(id)
  const sender = content.policies.senders?.senders[campaign?.front.from ?? '']
  if (campaign === undefined || sender === undefined) {
    if (content.findings.length === 0) throw noSuchCampaign(id, campaignsAmong(subject.tree.files.keys()))
    const findings = findingsJson(content.findings, world.locale)
    if (world.json) world.out(JSON.stringify({ version: 1, plan: null, findings }))
    else for (const line of findingsText(content.findings, world.locale)) world.out(line)
    return exit.refused
  }
  const counts = await counted(world, bench, campaign)
  const prober = offline ? null : await linkProberOf(world, bench.repository.folder)
  const examined = await examineCampaign(campaign, content, { compiler, prober, nowMs })
  await pictures.add({ campaign, examined, base: bench.tree }, { compiler, nowMs })
  const view: PlanView = await planViewOf(
    {
      bench,
      content,
      campaign,
      sender,
      closureDigest: closureOf(campaign, content, tree).closureDigest,
      commit: subject.commit,
      examined,
      counts: counts.audience,
      byLanguage: counts.byLanguage,
      judgement: offline ? null : await judgeFrom(world, sender),
      decision:
        subject.facts === null
          ? null
          : (evaluate(subject.facts).find((decision) => decision.campaign === id) ?? null),
    },
    { compiler, nowMs },
  )
  if (world.json)
    world.out(
      JSON.stringify({ version: 1, plan: { ...view, findings: findingsJson(view.findings, world.locale) } }),
    )
  else for (const line of planText(view, world.locale)) world.out(line)
  return isReady(view) ? exit.done : exit.refused
}

interface Counted {
  readonly audience: AudienceCounts | null
  /** Null also where the campaign has one language alone. */
  readonly byLanguage: ReadonlyMap<string, number> | null
}

/** Counts where there is a store already: planning on a writer's machine makes none. */
async function counted(world: World, bench: Workbench, campaign: Campaign): Promise<Counted> {
  const url = world.env['POSTMERGE_STORE'] || 'sqlite:var/postmerge.db'
  const file = /^sqlite:(.+)$/.exec(url)?.[1]
  if (file !== undefined && !existsSync(resolve(bench.repository.folder, file)))
    return { audience: null, byLanguage: null }
  const { lists, exclude, category } = campaign.front
  const query = { lists, exclude, category }
  const store = await openStoreOf(world, bench.repository)
  try {
    return {
      audience: await store.contacts.count(query),
      byLanguage: campaign.translations.size === 0 ? null : await store.contacts.countByLanguage(query),
    }
  } finally {
    store.close()
  }
}
