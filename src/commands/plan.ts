import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createCompiler } from '../adapters/compile-child/compiler.ts'
import { createResolver } from '../adapters/dns/resolver.ts'
import { evaluate } from '../approval/evaluate.ts'
import { focusTree } from '../approval/focus-tree.ts'
import type { AudienceCounts } from '../audience/contact.ts'
import { judgeSender } from '../authentication/judge-sender.ts'
import type { Judgement } from '../authentication/judgement.ts'
import { linksOf } from '../checks/links-of.ts'
import { closureOf } from '../content/closure.ts'
import type { Campaign, Content } from '../content/content.ts'
import { parseContent } from '../content/parse-content.ts'
import { durationSeconds } from '../content/schema/names.ts'
import type { Sender } from '../content/schema/senders.ts'
import { compareFindings } from '../kit/finding.ts'
import type { Compiler } from '../message/template.ts'
import { plannedLanguages } from '../plan/planned-languages.ts'
import { isReady, type PlanView } from '../plan/plan-view.ts'
import { isRehearsal } from '../plan/rehearsal.ts'
import { findingsJson, findingsText } from '../report/findings.ts'
import { planText } from '../report/plan-text.ts'
import { examineCampaign } from './examine-campaign.ts'
import { linkProberOf } from './link-prober-of.ts'
import { planChanged } from './plan/plan-changed.ts'
import { planSubject } from './plan/plan-subject.ts'
import { campaignsAmong, noSuchCampaign } from './no-such-campaign.ts'
import { sinceLast } from './since-last.ts'
import { weeklyLimitOf } from './send/weekly-releases.ts'
import { campaignId } from './validate.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { wrongUsage } from './wrong-usage.ts'
import { openStoreOf, openWorkbench, type Workbench } from './workbench.ts'

const dnsTimeoutMs = 2000

/** `postmerge plan <campaign>`: From, To, Subject, Body, When, and who must approve; exit 0 when nothing but time stands between it and its recipients. */
export const verb: Verb = {
  arguments: ['[campaign]'],
  options: [
    { flags: '--changed', about: 'option-plan-changed' },
    { flags: '--at <commit>', about: 'option-plan-at' },
    { flags: '--offline', about: 'option-plan-offline' },
  ],
  run: plan,
}

async function plan(world: World, input: Input): Promise<number> {
  if (input.arguments.length === 0 && input.options['changed'] !== true)
    return wrongUsage(world, 'plan-which', {})
  // One process for the languages and the edition before: what is shown here decides nothing. It starts while git is asked.
  const compiler = createCompiler({ reuse: true, children: 1 })
  try {
    compiler.prepare()
    const { options } = input
    if (options['changed'] === true)
      return await planChanged(world, (each, id) => planWith(compiler, each, { arguments: [id], options }))
    return await planWith(compiler, world, input)
  } finally {
    await compiler.close()
  }
}

async function planWith(compiler: Compiler, world: World, input: Input): Promise<number> {
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
    for (const line of findingsText(content.findings, world.locale)) world.out(line)
    return exit.refused
  }
  const counts = await counted(world, bench, campaign)
  const view: PlanView = {
    ...describe(content, { bench, campaign, sender }),
    ...(await examined(world, { compiler, bench, content, campaign, languages: counts.byLanguage, offline })),
    commit: subject.commit,
    closureDigest: closureOf(campaign, content, tree).closureDigest,
    undoMs: durationSeconds(bench.content.policies.approvals?.undo ?? 'PT10M') * 1000,
    judgement: offline ? null : await judged(world, sender),
    weeklyLimit: await weeklyLimitOf(bench, { content, campaign, nowMs }),
    counts: counts.audience,
    waivers: (content.policies.content?.waivers ?? []).filter((waiver) => waiver.campaign === id),
    decision:
      subject.facts === null
        ? null
        : (evaluate(subject.facts).find((decision) => decision.campaign === id) ?? null),
  }
  if (world.json)
    world.out(
      JSON.stringify({ version: 1, plan: { ...view, findings: findingsJson(view.findings, world.locale) } }),
    )
  else for (const line of planText(view, world.locale)) world.out(line)
  return isReady(view) ? exit.done : exit.refused
}

type Described = Pick<
  PlanView,
  'release' | 'path' | 'status' | 'from' | 'lists' | 'exclude' | 'rehearsal' | 'schedule' | 'timezone'
>

function describe(
  content: Content,
  about: { readonly bench: Workbench; readonly campaign: Campaign; readonly sender: Sender },
): Described {
  const { front, id, path, schedule } = about.campaign
  return {
    release: `${id}/${front.edition}`,
    path,
    status: front.status,
    from: about.sender.from,
    lists: front.lists.map((list) => ({ id: list, title: content.lists.get(list)?.title ?? '' })),
    exclude: front.exclude,
    rehearsal: isRehearsal(front.lists, content) || isRehearsal(front.lists, about.bench.content),
    schedule,
    timezone: content.policies.senders?.organisation.timezone ?? 'UTC',
  }
}

type Examined = Pick<PlanView, 'languages' | 'htmlBytes' | 'textLines' | 'links' | 'findings' | 'since'>

async function examined(
  world: World,
  about: {
    readonly compiler: Compiler
    readonly bench: Workbench
    readonly content: Content
    readonly campaign: Campaign
    /** Recipients by their own language; null where nobody counted. */
    readonly languages: ReadonlyMap<string, number> | null
    readonly offline: boolean
  },
): Promise<Examined> {
  const { compiler, bench, content, campaign } = about
  const nowMs = world.clock.now()
  const prober = about.offline ? null : await linkProberOf(world, bench.repository.folder)
  const asking = { compiler, prober, nowMs }
  const { artifact, samples, findings } = await examineCampaign(campaign, content, asking)
  const links = samples.flatMap(({ html }) => linksOf(html))
  const recipients = samples.map(({ values }) => values)
  const now = { campaign, content, artifact, recipients }
  return {
    languages: plannedLanguages({ campaign, content, samples, counts: about.languages }),
    htmlBytes: Math.max(0, ...samples.map(({ html }) => Buffer.byteLength(html))),
    textLines: Math.max(0, ...samples.map(({ text }) => text.split('\n').length)),
    links: [...new Map(links.map((link) => [link.url, link])).values()],
    findings: [...content.findings, ...findings].sort(compareFindings),
    since: await sinceLast(bench, now, { compiler, nowMs }),
  }
}

async function judged(world: World, sender: Sender): Promise<Judgement> {
  const resolver = createResolver({ server: world.env['POSTMERGE_DNS'] || null, timeoutMs: dnsTimeoutMs })
  return judgeSender(sender, [], resolver)
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
