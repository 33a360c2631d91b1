import { isoInstant } from '../../kit/clock.ts'
import { present } from '../../kit/assert.ts'
import type { ReleaseView } from '../../ledger/ledger-view.ts'
import { releaseName } from '../../release/release-id.ts'
import { authorise, block, releaseOf } from './authorise.ts'
import { standingDenial } from './denial.ts'
import type { JudgedRelease } from './judge-releases.ts'
import type { Outcome } from './outcome.ts'
import { sendRelease, type SendOptions } from './send-release.ts'
import type { SendPass } from './send-run.ts'

/** Takes one release as far as it may go now: blocked, authorised, waiting, sent. */
export async function stepRelease(
  pass: SendPass,
  judged: JudgedRelease,
  options: SendOptions,
): Promise<Outcome> {
  const { decision } = judged
  const release = releaseName(decision)
  if (decision.verdict !== 'APPROVED') {
    const code = decision.code ?? decision.verdict
    if (options.dryRun || decision.verdict === 'ERROR') return notApproved(judged, code)
    return block(pass, judged, { code, reason: decision.reason })
  }
  if (isExpired(judged)) return { release, code: 'send-expired', values: {}, exitCode: 1 }
  if (!isAuthorised(judged)) {
    if (options.dryRun) return { release, code: 'send-would-authorise', values: {}, exitCode: 0 }
    const refused = await authorise(pass, judged)
    if (refused !== null) return refused
  }
  const reading = await pass.bench.ledger.read()
  const view = reading.view.releases.get(releaseOf(pass, decision).key) ?? null
  const waits = await waitOf(pass, { ...judged, view: present(view, 'a release that was authorised') })
  return waits ?? sendRelease({ ...pass, reading }, judged, options)
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

/** An expired release is revived by a merge that changes its time, never by the same content again. */
function isExpired(judged: JudgedRelease): boolean {
  return judged.view?.standing.state === 'expired' && isSame(judged)
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
  const authorised = present(view.authorised, 'the authorisation')
  const due = Math.max(authorised.undoUntil, authorised.schedule?.atMs ?? 0)
  if (view.standing.state === 'authorised' && nowMs < due) {
    const values = { at: isoInstant(due), release }
    return { release, code: 'send-waits', values, exitCode: 0, waitUntil: due }
  }
  const denial = standingDenial(bench, decision.campaign, nowMs)
  if (denial !== null) return { release, code: 'send-denied', values: { denial }, exitCode: 75 }
  const halt = await store.journal.halted(view.release.key)
  if (halt === null || view.standing.state !== 'authorised') return null
  return { release, code: 'send-halted', values: { reason: halt.reason, by: halt.by, release }, exitCode: 1 }
}
