import { testPeopleMax } from '../approval/payload.ts'
import { localeOfPerson } from '../content/people.ts'
import { isoInstant } from '../kit/clock.ts'
import { releaseName } from '../release/release-id.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import type { Candidate } from './asking/candidate.ts'
import { committedCandidate, refuseErrors } from './asking/committed.ts'
import { findSigner, identitiesOf, publish } from './asking/signer.ts'
import { campaignId } from './validate.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openWorkbench, type Workbench } from './workbench.ts'

/** Asks the desk to mail a campaign to colleagues: pushes a signed tag on the commit that is checked out, and nothing else. */
export const verb: Verb = {
  arguments: ['<campaign>'],
  options: [
    { flags: '--to <people>', about: 'option-test-to' },
    { flags: '--key <file>', about: 'option-key' },
  ],
  run: test,
}

async function test(world: World, input: Input): Promise<number> {
  const campaign = campaignId(input.arguments[0] ?? '')
  const bench = await openWorkbench(world)
  const sender = noticeSender(bench)
  const { key, to } = input.options
  const signer = await findSigner(bench, typeof key === 'string' ? key : null)
  const people = peopleOf(bench, typeof to === 'string' ? to : signer.person)
  const candidate = await committedCandidate(world, bench, campaign)
  await refuseErrors(world, candidate)
  const tag = await publish(bench, signer, {
    commit: candidate.commit,
    payload: {
      v: 1,
      kind: 'test',
      repository: bench.ledgerPolicy.repository,
      campaign,
      edition: candidate.campaign.front.edition,
      closureDigest: candidate.closure.closureDigest,
      person: signer.person,
      time: isoInstant(world.clock.now()),
      to: people,
    },
  })
  report(world, bench, { candidate, people, person: signer.person, sender, tag })
  return exit.done
}

/** The address that tests come from. Without a sender of notices nobody could mail one: better said now than never. */
function noticeSender({ content }: Workbench): string {
  const { approvals, senders } = content.policies
  const sender = senders?.senders[approvals?.notices?.sender ?? '']
  if (sender === undefined) throw failure('test-no-desk', { permanence: 'permanent' })
  return sender.from.address
}

/** Names of `policies/identities.yaml`, sorted and each once. */
function peopleOf(bench: Workbench, list: string): readonly string[] {
  const known = identitiesOf(bench).people
  const names = list.split(',').flatMap((part) => part.trim().replace(/^@/, '') || [])
  const people = [...new Set(names)].sort()
  const unknown = people.find((person) => !Object.hasOwn(known, person))
  if (unknown !== undefined || people.length === 0) {
    const values = { person: unknown ?? list, people: Object.keys(known).sort().join(', ') }
    throw failure('test-unknown-person', { permanence: 'permanent', values })
  }
  if (people.length > testPeopleMax) {
    const values = { limit: testPeopleMax, count: people.length }
    throw failure('test-too-many', { permanence: 'permanent', values })
  }
  return people
}

function report(
  world: World,
  bench: Workbench,
  asked: {
    readonly candidate: Candidate
    readonly people: readonly string[]
    readonly person: string
    readonly sender: string
    readonly tag: string
  },
): void {
  const { candidate, people, person, sender, tag } = asked
  const { commit, campaign, closure } = candidate
  const release = releaseName({ campaign: campaign.id, edition: campaign.front.edition })
  if (world.json) {
    const { closureDigest } = closure
    world.out(
      JSON.stringify({ version: 1, test: { release, commit, closureDigest, person, to: people, tag } }),
    )
    return
  }
  const reader = localeOfPerson(
    identitiesOf(bench).people[people[0] ?? ''] ?? null,
    bench.content.policies.senders,
  )
  const mark = say(reader, 'test-mark', { subject: '' }).trim()
  const values = { release, commit: commit.slice(0, 12), people: people.join(', '), person }
  world.out(say(world.locale, 'test-done', values))
  world.out(say(world.locale, 'test-next', { from: sender, mark }))
}
