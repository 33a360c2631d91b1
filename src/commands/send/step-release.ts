import { focusTree } from '../../approval/focus-tree.ts'
import { parseContent } from '../../content/parse-content.ts'
import { isoInstant } from '../../kit/clock.ts'
import { present } from '../../kit/assert.ts'
import type { ReleaseView } from '../../ledger/ledger-view.ts'
import { releaseName } from '../../release/release-id.ts'
import { authorise, block, releaseOf } from './authorise.ts'
import { standingDenial } from './denial.ts'
import type { JudgedRelease } from './judge-releases.ts'
import type { Outcome } from './outcome.ts'
import { claimOutcome } from './release-outcome.ts'
import { sendRelease, type SendOptions } from './send-release.ts'
import type { SendPass } from './send-run.ts'
import { weeklyDenial } from './weekly-releases.ts'

/** Takes one release as far as it may go now: blocked, authorised, waiting, sent. */
export async function stepRelease(
  pass: SendPass,
  judged: JudgedRelease,
  options: SendOptions,
): Promise<Outcome> {
  const { decision } = judged
  const release = releaseName(decision)
  const ended = (await unknownLeft(pass, judged)) ?? editionUsed(judged)
  if (ended !== null) return ended
  if (decision.verdict !== 'APPROVED') {
    const code = decision.code ?? decision.verdict
    if (options.dryRun || decision.verdict === 'ERROR') return notApproved(judged, code)
    return block(pass, judged, { code, reason: decision.reason })
  }
  if (!isAuthorised(judged)) {
    if (options.dryRun) return { release, code: 'send-would-authorise', values: {}, exitCode: 0 }
    const refused = await authorise(pass, judged)
    // Another run that judged the same was faster: its authorisation is as good, and only one of us will win the claim.
    const isDone =
      refused?.code === 'send-lost-race' && isAuthorised({ ...judged, view: await viewOf(pass, judged) })
    if (refused !== null && !isDone) return refused
  }
  const reading = await pass.bench.ledger.read()
  const view = reading.view.releases.get(releaseOf(pass, decision).key) ?? null
  const waits = await waitOf(pass, { ...judged, view: present(view, 'a release that was authorised') })
  return waits ?? sendRelease({ ...pass, reading }, judged, options)
}

/** The release as the ledger has it by now. */
async function viewOf(
  { bench, ...pass }: SendPass,
  { decision }: JudgedRelease,
): Promise<ReleaseView | null> {
  const { view } = await bench.ledger.read()
  return view.releases.get(releaseOf({ ...pass, bench }, decision).key) ?? null
}

function notApproved({ decision }: JudgedRelease, code: string): Outcome {
  return {
    release: releaseName(decision),
    code: 'send-blocked',
    values: { code, commit: decision.commit.slice(0, 12), campaign: decision.campaign },
    exitCode: decision.verdict === 'ERROR' ? 75 : 1,
    reason: decision.reason,
  }
}

function isSame({ decision, view }: JudgedRelease): boolean {
  const authorised = view?.authorised ?? null
  return authorised?.closureDigest === decision.closureDigest && authorised.commit === decision.commit
}

/** Messages of unknown fate wait for a person, whatever else is said about their campaign by now. */
async function unknownLeft({ store }: SendPass, { decision, view }: JudgedRelease): Promise<Outcome | null> {
  if (view?.standing.state !== 'completed-with-unknown') return null
  const { unknown, 'not-sent': notSent } = await store.journal.counts(view.release.key)
  if (unknown === 0 || notSent > 0) return null
  return claimOutcome(releaseName(decision), { kind: 'unknown-left', count: unknown })
}

/** A change after the edition was claimed is only noted: a slip of the pen that is mended in an old campaign must never stop the others. */
function editionUsed(judged: JudgedRelease): Outcome | null {
  const { decision, view } = judged
  if (view === null || view.claimed === null || isSame(judged)) return null
  const values = { commit: decision.commit.slice(0, 12), next: decision.edition + 1 }
  return { release: releaseName(decision), code: 'send-edition-used', values, exitCode: 0 }
}

function isAuthorised(judged: JudgedRelease): boolean {
  const state = judged.view?.standing.state ?? 'none'
  return !['none', 'planned', 'blocked', 'superseded', 'expired'].includes(state) && isSame(judged)
}

/** Why an authorised release does not leave right now, although nothing is wrong with it. */
async function waitOf(
  pass: SendPass,
  judged: JudgedRelease & { readonly view: ReleaseView },
): Promise<Outcome | null> {
  const { world, bench, store } = pass
  const { decision, view } = judged
  const release = releaseName(decision)
  const nowMs = world.clock.now()
  if (view.standing.state === 'halted' && view.halted !== null)
    return claimOutcome(release, { kind: 'halted', halt: view.halted })
  const authorised = present(view.authorised, 'the authorisation')
  const due = Math.max(authorised.undoUntil, authorised.schedule?.atMs ?? 0)
  const halt = await store.journal.halted(view.release.key)
  if (halt !== null && view.standing.state === 'authorised')
    return claimOutcome(release, { kind: 'halted', halt })
  if (view.standing.state === 'authorised' && nowMs < due) {
    const values = { at: isoInstant(due), release }
    return { release, code: 'send-waits', values, exitCode: 0, waitUntil: due }
  }
  const rehearsal = authorised.rehearsal === true
  const denial = standingDenial(
    bench,
    { campaign: decision.campaign, lists: listsOf(judged), rehearsal },
    nowMs,
  )
  if (denial !== null) return { release, code: 'send-denied', values: { denial }, exitCode: 75 }
  return weeklyDenial(pass, judged)
}

/** The lists that a release targets, as its own commit says. */
function listsOf({ decision, facts }: JudgedRelease): readonly string[] {
  const { campaigns } = parseContent(focusTree(facts.tree, [decision.campaign]))
  return present(campaigns.get(decision.campaign), 'the campaign that was authorised').front.lists
}
