import { resolveCommit } from '../adapters/git/history.ts'
import { readTree } from '../adapters/git/read-tree.ts'
import { readWorkTree } from '../adapters/git/work-tree.ts'
import { createCompiler } from '../adapters/compile-child/compiler.ts'
import { campaignOf } from '../approval/focus-tree.ts'
import type { LinkProber } from '../checks/links/link-prober.ts'
import { idleWaivers } from '../checks/policy-findings.ts'
import { checkCodes } from '../checks/run-checks.ts'
import type { Compiler } from '../message/template.ts'
import type { Campaign, Content } from '../content/content.ts'
import { checkLoneOwners } from '../content/codeowners/lone-owner.ts'
import { parseContent } from '../content/parse-content.ts'
import type { Tree } from '../content/tree.ts'
import { compareFindings, compareText, type Finding } from '../kit/finding.ts'
import type { Failure } from '../kit/failure.ts'
import { findingsGithub } from '../report/findings-github.ts'
import { findingsSarif } from '../report/findings-sarif.ts'
import { findingsJson, findingsText } from '../report/findings.ts'
import { failure } from '../words/find.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { examineCampaign, refuses } from './examine-campaign.ts'
import { linkProberOf } from './link-prober-of.ts'
import { noSuchCampaign } from './no-such-campaign.ts'
import { strangeFolder } from './strange-folder.ts'
import { changedCampaigns, foldersOf } from './validate/changed-campaigns.ts'
import { policyMarks } from './validate/policy-marks.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { workFolder } from './work-folder.ts'
import { wrongUsage } from './wrong-usage.ts'

const formats = ['text', 'json', 'github', 'sarif'] as const

/** `postmerge validate [campaign…]`: what is wrong in the work tree (or at `--commit`), all at once. Reads no secret, and no network without `--links`. */
export const verb: Verb = {
  arguments: ['[campaigns...]'],
  options: [
    { flags: '--commit <rev>', about: 'option-validate-commit' },
    { flags: '--format <text|json|github|sarif>', about: 'option-validate-format' },
    { flags: '--links', about: 'option-links' },
    { flags: '--changed', about: 'option-validate-changed' },
    { flags: '--since <rev>', about: 'option-validate-since' },
  ],
  run: validate,
}

async function validate(world: World, input: Input): Promise<number> {
  const wanted = input.options['format'] ?? (world.json ? 'json' : 'text')
  const format = formats.find((name) => name === wanted)
  if (format === undefined) {
    const values = { format: String(wanted), expected: formats.join(', ') }
    return wrongUsage(world, 'unknown-format', values)
  }
  if (input.options['since'] !== undefined && input.options['changed'] !== true)
    return wrongUsage(world, 'validate-since-alone', {})
  const strange = input.options['commit'] === undefined ? strangeFolder(await workFolder(world)) : null
  if (strange !== null) return wrongUsage(world, strange.code, strange.values)
  const scope = await scopeOf(world, input)
  const prober = input.options['links'] === true ? await linkProberOf(world, world.root) : null
  const compiler = createCompiler({ reuse: true })
  try {
    // Its process starts while the files are read.
    if (scope === null || scope.length > 0) compiler.prepare()
    const tree = await treeOf(world, input.options['commit'], scope)
    const content = parseContent(tree, world.clock.now())
    const missing = scope?.find((name) => !isThere(content, campaignId(name)))
    if (missing !== undefined) throw await noSuch(world, missing, input.options['commit'])
    const campaigns = chosenCampaigns(content, scope)
    const found = [
      ...content.findings,
      ...(await examineAll(world, content, { campaigns, prober, compiler })),
    ]
    // Only who looks at all campaigns knows that one is not there; who writes one is not bothered with what others left undone.
    if (scope === null) {
      found.push(...idleWaivers(content), ...policyMarks(tree), ...checkLoneOwners(content))
    }
    const findings = eachOnce(found).sort(compareFindings)
    const ids = checkedIds(content, campaigns, scope)
    for (const line of printed(findings, { format, ids, locale: world.locale })) world.out(line)
    return refuses(findings) ? exit.refused : exit.done
  } finally {
    await compiler.close()
  }
}

/** What many campaigns share, such as their sender or the policy, is said once; where one of them waived it and another did not, as the error it is. */
function eachOnce(findings: readonly Finding[]): Finding[] {
  const groups = Map.groupBy(findings, ({ code, place, values }) => JSON.stringify([code, place, values]))
  return [...groups.values()].flatMap((same) => {
    const strictest = same.find(({ severity }) => severity === 'error') ?? same[0]
    return strictest === undefined ? [] : [strictest]
  })
}

interface Printing {
  readonly format: (typeof formats)[number]
  readonly ids: readonly string[]
  readonly locale: Locale
}

/** The campaigns that were looked at, sorted: also those whose file is malformed. */
function checkedIds(
  content: Content,
  campaigns: readonly Campaign[],
  scope: readonly string[] | null,
): readonly string[] {
  const broken = content.findings.flatMap(({ place }) => campaignOf(place.file) ?? [])
  const asked = scope === null ? broken : broken.filter((id) => scope.map(campaignId).includes(id))
  return [...new Set([...campaigns.map(({ id }) => id), ...asked])].toSorted(compareText)
}

function printed(findings: readonly Finding[], { format, ids, locale }: Printing): readonly string[] {
  if (format === 'json') {
    return [JSON.stringify({ version: 1, campaigns: ids, findings: findingsJson(findings, locale) })]
  }
  if (format === 'sarif') {
    const uri = new URL('../../docs/checks.md', import.meta.url).href
    return [JSON.stringify(findingsSarif(findings, locale, { uri, codes: new Set(checkCodes) }))]
  }
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const values = { campaigns: ids.length, errors, warnings: findings.length - errors }
  const lines = format === 'github' ? findingsGithub(findings, locale) : findingsText(findings, locale)
  return [...lines, say(locale, 'validate-summary', values)]
}

/** The campaigns to look at, as they were typed or by id; null for all. */
async function scopeOf(world: World, input: Input): Promise<readonly string[] | null> {
  const named = input.arguments.length === 0 ? null : input.arguments
  if (input.options['changed'] !== true) return named
  const { since, commit } = input.options
  const changed = await changedCampaigns(
    { folder: world.root, env: world.env },
    { since: typeof since === 'string' ? since : null, commit: typeof commit === 'string' ? commit : null },
  )
  if (changed.kind === 'some')
    return changed.campaigns.filter((id) => named === null || named.map(campaignId).includes(id))
  world.err(
    say(world.locale, changed.because, changed.because === 'changed-shared' ? { path: changed.path } : {}),
  )
  return named
}

/** The files, without the folders of campaigns that nobody asked for. */
async function treeOf(
  world: World,
  revision: string | boolean | undefined,
  scope: readonly string[] | null,
): Promise<Tree> {
  const here = { folder: world.root, env: world.env }
  const asked = scope === null ? null : new Set(scope.map(campaignId))
  const wanted = (path: string): boolean =>
    asked === null || asked.has(campaignOf(path) ?? '') || campaignOf(path) === null
  if (typeof revision === 'string') {
    const commit = await resolveCommit(here, revision)
    if (commit === null) throw failure('no-such-commit', { permanence: 'permanent', values: { revision } })
    return readTree(here, commit, wanted)
  }
  return readWorkTree(await workFolder(world), wanted)
}

/** All campaigns, or those named that can be read: by id, or by the path of the folder or file. */
function chosenCampaigns(content: Content, names: readonly string[] | null): readonly Campaign[] {
  if (names === null) return [...content.campaigns.values()]
  return names.flatMap((name) => content.campaigns.get(campaignId(name)) ?? [])
}

/** A campaign whose file is malformed is named by its findings only. */
function isThere(content: Content, id: string): boolean {
  return (
    content.campaigns.has(id) ||
    content.findings.some(({ place }) => place.file.startsWith(`campaigns/${id}/`))
  )
}

async function noSuch(world: World, name: string, revision: string | boolean | undefined): Promise<Failure> {
  const top = { folder: await workFolder(world), env: world.env }
  const commit = typeof revision === 'string' ? await resolveCommit(top, revision) : null
  return noSuchCampaign(name, await foldersOf(top, commit))
}

/** `campaigns/x/campaign.md`, `campaigns/x/` and `x` all mean campaign `x`. */
export function campaignId(name: string): string {
  return name.replace(/^(?:\.\/)?campaigns\//, '').replace(/\/.*$/, '')
}

async function examineAll(
  world: World,
  content: Content,
  about: {
    readonly campaigns: readonly Campaign[]
    readonly compiler: Compiler
    readonly prober: LinkProber | null
  },
): Promise<readonly Finding[]> {
  const { campaigns, compiler, prober } = about
  const findings: Finding[] = []
  for (const [index, campaign] of campaigns.entries()) {
    world.progress(
      say(world.locale, 'validate-progress', { done: index, all: campaigns.length, campaign: campaign.id }),
    )
    const examined = await examineCampaign(campaign, content, { compiler, prober, nowMs: world.clock.now() })
    findings.push(...examined.findings)
  }
  return findings
}
