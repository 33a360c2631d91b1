import { mergeTree } from '../adapters/git/history.ts'
import { currentBranch } from '../adapters/git/remote.ts'
import { ownersOf } from '../content/codeowners/owners-of.ts'
import { isoInstant } from '../kit/clock.ts'
import { releaseName } from '../release/release-id.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { needCandidate, type Candidate } from './asking/candidate.ts'
import { refuseUsedEdition, sameRequest } from './asking/asked-before.ts'
import { committedCandidate, refuseErrors } from './asking/committed.ts'
import { findSigner, publish } from './asking/signer.ts'
import { campaignId } from './validate.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openWorkbench, type Workbench } from './workbench.ts'
import { wrongAddress } from './wrong-address.ts'

/** Asks the owners for approval: pushes a signed tag on the commit that is checked out, and nothing else. */
export const verb: Verb = {
  arguments: ['<campaign>'],
  options: [
    { flags: '--again', about: 'option-request-again' },
    { flags: '--key <file>', about: 'option-key' },
  ],
  run: request,
}

async function request(world: World, input: Input): Promise<number> {
  const campaign = campaignId(input.arguments[0] ?? '')
  const bench = await openWorkbench(world)
  const { forge } = bench.content.policies.approvals ?? {}
  if (forge !== undefined)
    throw failure('request-by-pull-request', {
      permanence: 'permanent',
      values: { campaign, forge: forge.github },
    })
  const key = input.options['key']
  const signer = await findSigner(bench, typeof key === 'string' ? key : null)
  await refuseDefaultBranch(bench, campaign)
  const candidate = await committedCandidate(world, bench, campaign)
  await refuseErrors(world, candidate)
  refuseExampleAddress(candidate)
  await refuseWhatWouldNotCount(world, bench, candidate)
  await refuseUsedEdition(bench, candidate, world.clock.now())
  const { person } = signer
  const before = input.options['again'] === true ? null : await sameRequest(bench, candidate, person)
  if (before !== null) {
    report(world, bench, { candidate, person, tag: before.tag.ref, again: true })
    return exit.done
  }
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
      person,
      time: isoInstant(world.clock.now()),
    },
  })
  report(world, bench, { candidate, person, tag, again: false })
  return exit.done
}

/** On a branch of its own: what is on the default branch already cannot be asked about any more. */
async function refuseDefaultBranch(bench: Workbench, campaign: string): Promise<void> {
  const branch = await currentBranch(bench.repository)
  if (branch === null) throw failure('request-detached', { permanence: 'permanent' })
  if (branch === bench.branch.name) {
    throw failure('request-on-default-branch', { permanence: 'permanent', values: { branch, campaign } })
  }
}

/** The law wants a real postal address in every mail, and nobody should be asked before there is one. */
function refuseExampleAddress({ campaign, content }: Candidate): void {
  const name = campaign.front.from
  const sender = content.policies.senders?.senders[name]
  const value = sender === undefined ? null : wrongAddress(sender)
  if (value === null) return
  throw failure('request-example-address', { permanence: 'permanent', values: { sender: name, value } })
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
  asked: {
    readonly candidate: Candidate
    readonly person: string
    readonly tag: string
    /** The request was there already. */
    readonly again: boolean
  },
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
    const { person, tag, again } = asked
    const { closureDigest } = closure
    world.out(
      JSON.stringify({
        version: 1,
        request: { release, commit, closureDigest, person, tag, again, owners },
      }),
    )
    return
  }
  if (asked.again) {
    world.out(say(world.locale, 'request-already', { release, commit: commit.slice(0, 12) }))
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
