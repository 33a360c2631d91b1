import { gitText, runGit } from '../adapters/git/git.ts'
import { resolveCommit } from '../adapters/git/history.ts'
import { readTree } from '../adapters/git/read-tree.ts'
import { readWorkTree } from '../adapters/git/work-tree.ts'
import { createCompiler } from '../adapters/compile-child/compiler.ts'
import type { Compiler } from '../message/template.ts'
import type { Campaign, Content } from '../content/content.ts'
import { parseContent } from '../content/parse-content.ts'
import type { Tree } from '../content/tree.ts'
import { compareFindings, type Finding } from '../kit/finding.ts'
import { findingsJson, findingsText } from '../report/findings.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { examineCampaign, refuses } from './examine-campaign.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'

/** `postmerge validate [campaign…]`: what is wrong in the work tree (or at `--commit`), all at once. Reads no secret and no network. */
export const verb: Verb = {
  arguments: ['[campaigns...]'],
  options: [{ flags: '--commit <rev>', about: 'option-validate-commit' }],
  run: validate,
}

async function validate(world: World, input: Input): Promise<number> {
  const content = parseContent(await treeOf(world, input.options['commit']), world.clock.now())
  const campaigns = chosenCampaigns(content, input.arguments)
  const findings = [...content.findings, ...(await examineAll(world, content, campaigns))].sort(
    compareFindings,
  )
  if (world.json) {
    world.out(
      JSON.stringify({
        version: 1,
        campaigns: campaigns.map(({ id }) => id),
        findings: findingsJson(findings, world.locale),
      }),
    )
  } else {
    for (const line of findingsText(findings, world.locale)) world.out(line)
    const errors = findings.filter(({ severity }) => severity === 'error').length
    const values = { campaigns: campaigns.length, errors, warnings: findings.length - errors }
    world.out(say(world.locale, 'validate-summary', values))
  }
  return refuses(findings) ? exit.refused : exit.done
}

async function treeOf(world: World, revision: string | boolean | undefined): Promise<Tree> {
  const here = { folder: world.root, env: world.env }
  if (typeof revision === 'string') {
    const commit = await resolveCommit(here, revision)
    if (commit === null) throw failure('no-such-commit', { permanence: 'permanent', values: { revision } })
    return readTree(here, commit)
  }
  const top = await runGit(here, ['rev-parse', '--show-toplevel'])
  return readWorkTree(top.code === 0 ? await gitText(here, ['rev-parse', '--show-toplevel']) : world.root)
}

/** All campaigns, or those named: by id, or by the path of the folder or file. */
function chosenCampaigns(content: Content, names: readonly string[]): readonly Campaign[] {
  if (names.length === 0) return [...content.campaigns.values()]
  return names.flatMap((name) => {
    const id = campaignId(name)
    const campaign = content.campaigns.get(id)
    if (campaign !== undefined) return [campaign]
    // A campaign whose file is malformed is named by its findings.
    if (content.findings.some(({ place }) => place.file.startsWith(`campaigns/${id}/`))) return []
    throw failure('no-such-campaign', { permanence: 'permanent', values: { campaign: name } })
  })
}

/** `campaigns/x/campaign.md`, `campaigns/x/` and `x` all mean campaign `x`. */
export function campaignId(name: string): string {
  return name.replace(/^(?:\.\/)?campaigns\//, '').replace(/\/.*$/, '')
}

async function examineAll(
  world: World,
  content: Content,
  campaigns: readonly Campaign[],
): Promise<readonly Finding[]> {
  const compiler = createCompiler({ reuse: true })
  try {
    return await examineWith(world, content, { campaigns, compiler })
  } finally {
    await compiler.close()
  }
}

async function examineWith(
  world: World,
  content: Content,
  { campaigns, compiler }: { readonly campaigns: readonly Campaign[]; readonly compiler: Compiler },
): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  for (const [index, campaign] of campaigns.entries()) {
    world.progress(
      say(world.locale, 'validate-progress', { done: index, all: campaigns.length, campaign: campaign.id }),
    )
    const examined = await examineCampaign(campaign, content, { compiler, nowMs: world.clock.now() })
    findings.push(...examined.findings)
  }
  return findings
}
