import { gitText } from '../adapters/git/git.ts'
import { mergeTree } from '../adapters/git/history.ts'
import { createCompiler } from '../adapters/compile-child/compiler.ts'
import { currentBranch } from '../adapters/git/remote.ts'
import { ownersOf } from '../content/codeowners/owners-of.ts'
import { isoInstant } from '../kit/clock.ts'
import { releaseName } from '../release/release-id.ts'
import { findingsText } from '../report/findings.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { needCandidate, type Candidate } from './asking/candidate.ts'
import { findSigner, publish } from './asking/signer.ts'
import { examineCampaign } from './examine-campaign.ts'
import { campaignId } from './validate.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

/** Asks the owners for approval: pushes a signed tag on the commit that is checked out, and nothing else. */
export const verb: Verb = {
  arguments: ['<campaign>'],
  options: [{ flags: '--key <file>', about: 'option-key' }],
  run: request,
}

async function request(world: World, input: Input): Promise<number> {
  const campaign = campaignId(input.arguments[0] ?? '')
  const bench = await openWorkbench(world)
  const key = input.options['key']
  const signer = await findSigner(bench, typeof key === 'string' ? key : null)
  const candidate = await committedCandidate(world, bench, campaign)
  await refuseErrors(world, candidate)
  await refuseWhatWouldNotCount(world, bench, candidate)
  const { front } = candidate.campaign
  const tag = await publish(bench, signer, {
    commit: candidate.commit,
    payload: {
      v: 1,
      kind: 'request',
      repository: bench.ledgerPolicy.repository,
      campaign,
      edition: front.edition,
      closureDigest: candidate.closure.closureDigest,
      contentDigest: candidate.closure.contentDigest,
      verdict: 'approve',
      reason: null,
      person: signer.person,
      time: isoInstant(world.clock.now()),
    },
  })
  report(world, bench, { candidate, person: signer.person, tag })
  return exit.done
}

/** The campaign as it is committed on the branch that is checked out; what lies about uncommitted would not be asked about. */
async function committedCandidate(world: World, bench: Workbench, campaign: string): Promise<Candidate> {
  const branch = await currentBranch(bench.repository)
  if (branch === null) throw failure('request-detached', { permanence: 'permanent' })
  if (branch === bench.branch.name) {
    throw failure('request-on-default-branch', { permanence: 'permanent', values: { branch, campaign } })
  }
  const head = await gitText(bench.repository, ['rev-parse', '--verify', 'HEAD'])
  const candidate = await needCandidate(bench, head, { campaign, nowMs: world.clock.now() })
  const paths = candidate.closure.files.map(({ path }) => path.replace(/#.*$/, ''))
  const folder = `campaigns/${campaign}`
  const status = await gitText(bench.repository, ['status', '--porcelain', '-z', '--', folder, ...paths])
  if (status !== '') {
    const path = status.split('\0')[0]?.slice(3) ?? ''
    throw failure('request-uncommitted', { permanence: 'permanent', values: { path, campaign } })
  }
  return candidate
}

/** What `validate` would refuse is not put before anybody. */
async function refuseErrors(world: World, { campaign, content }: Candidate): Promise<void> {
  const compiler = createCompiler()
  const examining = examineCampaign(campaign, content, { compiler, nowMs: world.clock.now() })
  const examined = await examining.finally(() => compiler.close())
  const errors = [...content.findings, ...examined.findings].filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  for (const line of findingsText(errors, world.locale)) world.err(line)
  throw failure('request-findings', { permanence: 'permanent', values: { count: errors.length } })
}

/** An approval is bound to what the merge will hold. Where that is already known to be something else, nobody should be asked. */
async function refuseWhatWouldNotCount(world: World, bench: Workbench, candidate: Candidate): Promise<void> {
  const { campaign, closure, commit } = candidate
  const branch = bench.branch.name
  if (campaign.front.status === 'draft') {
    throw failure('request-draft', { permanence: 'permanent', values: { path: campaign.path } })
  }
  const merged = await mergeTree(bench.repository, bench.head, commit)
  if (merged === null) throw failure('request-conflict', { permanence: 'permanent', values: { branch } })
  const after = await needCandidate(bench, merged, { campaign: campaign.id, nowMs: world.clock.now() })
  if (after.closure.closureDigest !== closure.closureDigest) {
    throw failure('request-behind', { permanence: 'permanent', values: { branch } })
  }
}

function report(
  world: World,
  bench: Workbench,
  asked: { readonly candidate: Candidate; readonly person: string; readonly tag: string },
): void {
  const { campaign, closure, commit } = asked.candidate
  const release = releaseName({ campaign: campaign.id, edition: campaign.front.edition })
  const owners = campaign.front.lists.map((list) => {
    const path = `lists/${list}.yaml`
    return {
      path,
      owners: (bench.content.codeowners && ownersOf(bench.content.codeowners, path))?.owners ?? [],
    }
  })
  if (world.json) {
    const { person, tag } = asked
    const { closureDigest } = closure
    world.out(
      JSON.stringify({ version: 1, request: { release, commit, closureDigest, person, tag, owners } }),
    )
    return
  }
  const digest = closure.closureDigest.slice(0, 12)
  world.out(
    say(world.locale, 'request-done', { release, commit: commit.slice(0, 12), digest, person: asked.person }),
  )
  for (const { path, owners: names } of owners) {
    world.out(say(world.locale, 'request-owners', { subject: path, owners: names.join(' ') || '-' }))
  }
  world.out(say(world.locale, 'request-next', { campaign: campaign.id }))
}
