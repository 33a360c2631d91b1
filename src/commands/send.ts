import { resolveCommit } from '../adapters/git/history.ts'
import { loneOwners } from '../content/codeowners/lone-owner.ts'
import { Duration, durationSeconds } from '../content/schema/names.ts'
import { Failure } from '../kit/failure.ts'
import { appendEntry } from '../ledger/append.ts'
import type { LedgerView, ReleaseView } from '../ledger/ledger-view.ts'
import { releaseName } from '../release/release-id.ts'
import { sendJson, sendText } from '../report/send-text.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { judgeReleases, type JudgedRelease } from './send/judge-releases.ts'
import { judgeRulesNow } from './send/judge-rules-now.ts'
import { worstExit, type Outcome } from './send/outcome.ts'
import { claimOutcome } from './send/release-outcome.ts'
import { closeSendRun, openSendRun, type SendPass, type SendRun } from './send/send-run.ts'
import type { SendOptions } from './send/send-release.ts'
import { assertSameHistory } from './send/same-history.ts'
import { settleWaiting } from './send/settle-waiting.ts'
import { stepRelease } from './send/step-release.ts'
import { waitUntil } from './send/wait-until.ts'
import type { Input, Verb, World } from './verb.ts'
import { openWorkbench } from './workbench.ts'

/** `postmerge send`: sends each release that the default branch asks for and that is approved and due, once. Safe to run again at any time. */
export const verb: Verb = {
  arguments: [],
  options: [
    { flags: '--commit <rev>', about: 'option-send-commit' },
    { flags: '--due', about: 'option-send-due' },
    { flags: '--dry-run', about: 'option-send-dry-run' },
    { flags: '--for <duration>', about: 'option-send-for' },
    { flags: '--trust-root', about: 'option-send-trust-root' },
    { flags: '--lone-owner', about: 'option-send-lone-owner' },
  ],
  run: send,
}

/** What the arguments ask for. */
interface Asked extends SendOptions {
  readonly commit: string | null
  /** Do not wait for the undo window: somebody will run the command again. */
  readonly due: boolean
}

async function send(world: World, input: Input): Promise<number> {
  const run = await openSendRun(world)
  try {
    if (input.options['trustRoot'] === true) await writeRoot(run, input.options['loneOwner'] === true)
    const outcomes = await sendUntilNothingWaits(run, await askedOf(run, input))
    if (world.json) world.out(JSON.stringify(sendJson(outcomes, world.locale)))
    else for (const line of sendText(outcomes, world.locale)) world.out(line)
    return worstExit(outcomes)
  } finally {
    await closeSendRun(run)
  }
}

async function askedOf(run: SendRun, { options }: Input): Promise<Asked> {
  const { world, bench } = run
  const revision = options['commit']
  let commit: string | null = null
  if (typeof revision === 'string') {
    commit = await resolveCommit(bench.repository, revision)
    if (commit === null) throw failure('no-such-commit', { permanence: 'permanent', values: { revision } })
  }
  return {
    commit,
    due: options['due'] === true,
    dryRun: options['dryRun'] === true,
    until: untilOf(world, options['for']),
  }
}

function untilOf(world: World, text: string | boolean | undefined): number | null {
  if (typeof text !== 'string') return null
  const duration = Duration.safeParse(text)
  if (!duration.success) throw failure('no-duration', { permanence: 'permanent', values: { text } })
  return world.clock.now() + durationSeconds(duration.data) * 1000
}

/** The trusted beginning: whatever was merged before this commit never sends, and rules are judged from here. Written once. */
async function writeRoot(run: SendRun, allowsLoneOwner: boolean): Promise<void> {
  const { world, bench, signer } = run
  const { view } = await bench.ledger.read()
  if (view.root !== null) {
    world.err(say(world.locale, 'send-root-known', { commit: view.root.slice(0, 12) }))
    return
  }
  if (!allowsLoneOwner) refuseLoneOwner(run)
  const { result } = await appendEntry(bench.ledger, signer, {
    draft: { type: 'ROOT', release: null, data: { commit: bench.head }, at: world.clock.now() },
  })
  if (result === 'lost')
    throw failure('send-root-not-written', { permanence: 'permanent', values: { key: signer.keyId } })
  world.err(say(world.locale, 'send-root-written', { commit: bench.head.slice(0, 12) }))
}

/** From here on the rules guard themselves: whoever owns them alone would be locked out by the first change. */
function refuseLoneOwner({ bench }: SendRun): void {
  const [lone] = loneOwners(bench.content)
  if (lone === undefined) return
  const values = { folder: lone.folder, person: lone.people[0] ?? '' }
  const code = lone.people.length === 0 ? 'send-root-no-owner' : 'send-root-lone-owner'
  throw failure(code, { permanence: 'permanent', values })
}

/** One pass after the other, as long as a release only waits for its undo window; everything is read anew each time. */
async function sendUntilNothingWaits(run: SendRun, asked: Asked): Promise<readonly Outcome[]> {
  const { world } = run
  for (let { bench } = run; ; bench = await openWorkbench(world)) {
    const reading = await bench.ledger.read()
    if (reading.view.root === null) throw failure('send-no-root', { permanence: 'permanent' })
    const pass: SendPass = { ...run, bench, reading }
    const outcomes = await onePass(pass, asked)
    const waiting = waitingViews((await bench.ledger.read()).view, outcomes)
    const next = asked.due || asked.dryRun ? null : nextDue(waiting, outcomes, world.clock.now())
    if (next === null) return outcomes
    world.progress(
      say(world.locale, 'send-waiting', { seconds: Math.ceil((next - world.clock.now()) / 1000) }),
    )
    const keys = waiting.map(({ release }) => release.key)
    // Whoever halts one of them is told so by the next pass.
    if ((await waitUntil(run, next, keys)) === 'interrupted') return interrupted(run, keys, outcomes)
  }
}

/** The releases that wait. */
function waitingViews({ releases }: LedgerView, outcomes: readonly Outcome[]): readonly ReleaseView[] {
  const waiting = new Set(
    outcomes.flatMap(({ release, waitUntil }) => (waitUntil === undefined ? [] : [release])),
  )
  return [...releases.values()].filter(({ release }) => waiting.has(releaseName(release)))
}

/** An interruption inside the undo window. A person's cancel stops what waits for good, as it stops a send under way; a restart does not. */
async function interrupted(
  { world, store }: SendRun,
  keys: readonly string[],
  outcomes: readonly Outcome[],
): Promise<readonly Outcome[]> {
  const cancelled = world.signal.reason === 'SIGINT'
  const halt = { reason: 'cancelled', by: 'SIGINT', at: world.clock.now() }
  if (cancelled) for (const key of keys) await store.journal.setHalt(key, halt)
  return outcomes.map((outcome) => {
    if (outcome.waitUntil === undefined) return outcome
    return cancelled ? claimOutcome(outcome.release, { kind: 'halted', halt }) : { ...outcome, exitCode: 75 }
  })
}

async function onePass(pass: SendPass, asked: Asked): Promise<readonly Outcome[]> {
  await assertSameHistory(pass)
  const outcomes: Outcome[] = [...(await judgeRulesNow(pass, asked.dryRun))]
  if (!asked.dryRun) outcomes.push(...(await settleWaiting(pass)))
  const reading = await pass.bench.ledger.read()
  const now: SendPass = { ...pass, reading }
  const { releases, undecided } = await judgeReleases(now, asked.commit)
  outcomes.push(...undecided)
  for (const judged of releases) {
    const step = pass.world.signal.aborted ? notBegun(pass.world, judged) : stepRelease(now, judged, asked)
    outcomes.push(await ownTrouble(judged, step))
  }
  return outcomes.length > 0 ? outcomes : lastSent(reading.view.releases.values(), asked.commit)
}

/** What concerns one release alone, such as its sender's relay or key, is told as its outcome and does not keep the others back. */
async function ownTrouble({ decision }: JudgedRelease, step: Promise<Outcome> | Outcome): Promise<Outcome> {
  try {
    return await step
  } catch (error) {
    if (!(error instanceof Failure) || /^(?:git|ledger|store)-/.test(error.code)) throw error
    const { code, values, permanence } = error
    const exitCode = permanence === 'temporary' ? 75 : 1
    return {
      release: releaseName(decision),
      code: 'send-failed',
      values: {},
      exitCode,
      problems: [{ code, values }],
    }
  }
}

/** A run that was interrupted begins nothing new. */
function notBegun({ signal }: World, { decision }: JudgedRelease): Outcome {
  const exitCode = signal.reason === 'SIGINT' ? 1 : 75
  return { release: releaseName(decision), code: 'send-not-begun', values: {}, exitCode }
}

/** When there was nothing to do: the release that was sent last (from the commit, if one was named), so that a second run says so. */
function lastSent(views: Iterable<ReleaseView>, commit: string | null): readonly Outcome[] {
  const sent = [...views]
    .filter(({ completed, standing }) => completed !== null && standing.state === 'completed')
    .filter(({ authorised }) => commit === null || authorised?.commit === commit)
    .sort((a, b) => a.last.seq - b.last.seq)
    .at(-1)
  if (sent === undefined) return []
  const claim = { kind: 'completed', at: sent.completed?.at ?? '', counts: sent.counts } as const
  return [claimOutcome(releaseName(sent.release), claim)]
}

/** Longer than this nobody holds a process for a schedule: run it again, from a timer. */
const scheduleMsMax = 10 * 60 * 1000

/** The instant to wait for: the end of an undo window, or a schedule that is near; null when nothing waits for so little. */
function nextDue(
  waiting: readonly ReleaseView[],
  outcomes: readonly Outcome[],
  nowMs: number,
): number | null {
  const next = Math.min(...outcomes.map(({ waitUntil }) => waitUntil ?? Infinity))
  const ends = waiting.map(({ authorised }) => authorised?.undoUntil)
  return next - nowMs <= scheduleMsMax || ends.includes(next) ? next : null
}
