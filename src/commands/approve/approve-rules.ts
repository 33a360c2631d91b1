import { openForge } from '../open-forge.ts'
import { changedPaths, isAncestor, readCommits } from '../../adapters/git/history.ts'
import type { Reason } from '../../approval/decision.ts'
import { judgeRules } from '../../approval/judge-rules.ts'
import type { OwnVoice } from '../../approval/own-voice.ts'
import { proposedStep, rulesVoice, stepOf } from '../../approval/rules-voice.ts'
import { isFreePath } from '../../content/tree.ts'
import { oneLine } from '../../report/safe-text.ts'
import { say } from '../../words/say.ts'
import { publish, type SigningPerson } from '../asking/signer.ts'
import { knownFacts } from '../known-facts.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'
import { commitOf } from './commit-of.ts'
import { refuseVain, reportAnswer, reportOutcome, type Signed } from './report-answer.ts'

const pathsMax = 30

/** A change of the rules: shown by its paths, signed for its commit, and judged with the answer where it is merged. */
export async function approveRules(
  world: World,
  bench: Workbench,
  what: { readonly signer: SigningPerson; readonly signed: Signed; readonly revision: string },
): Promise<number> {
  const { signer, signed } = what
  const { person } = signer
  const commit = await commitOf(bench, what.revision)
  const subject = commit.slice(0, 12)
  const approves = signed.verdict === 'approve'
  const voice = approves ? await voiceNow(world, bench, { commit, person }) : null
  refuseVain(voice, { person, subject })
  if (!world.json) {
    const paths = await rulePaths(bench, commit)
    const values = { person, commit: subject, paths: paths.join(', ') || '-' }
    world.out(say(world.locale, 'approve-about-rules', values))
  }
  const payload = { ...signed, kind: 'rules', commit } as const
  const tag = await publish(bench, signer, { payload, commit })
  const done = { payload, tag, subject, commit, voice }
  reportAnswer(world, done)
  const missing = approves ? await missingNow(world, bench, commit) : null
  return reportOutcome(world, done, { decision: null, missing, merged: true })
}

/** What the person's approval would come to; null where it is not known, as before anything was ever trusted. */
async function voiceNow(
  world: World,
  bench: Workbench,
  about: { readonly commit: string; readonly person: string },
): Promise<OwnVoice | null> {
  const { commit, person } = about
  const known = await knownNow(world, bench)
  const forge = openForge(bench)
  if (await isAncestor(bench.repository, commit, bench.head)) {
    const facts = await forge.rules(known)
    const step = facts === null ? null : stepOf(facts, commit)
    return facts === null || step === null ? null : rulesVoice(facts, step, person)
  }
  const { rules, step } = proposedStep(await forge.proposed(commit, known))
  return rulesVoice(rules, step, person)
}

/** What the change still lacks; null where that cannot be said, as of one that is not merged. */
async function missingNow(world: World, bench: Workbench, commit: string): Promise<readonly Reason[] | null> {
  const forge = openForge(bench)
  const facts = await forge.rules(await knownNow(world, bench))
  const step = facts === null ? null : stepOf(facts, commit)
  if (facts === null || step === null) return null
  const { unapproved } = judgeRules(facts)
  return unapproved.filter((one) => one.commit === step.commit.id).map(({ reason }) => reason)
}

async function knownNow(world: World, bench: Workbench) {
  return knownFacts(await bench.ledger.recent(), { seen: [], halted: null, nowMs: world.clock.now() })
}

/** The rules that a commit changes against its first parent. */
async function rulePaths(bench: Workbench, commit: string): Promise<readonly string[]> {
  const [facts] = await readCommits(bench.repository, [commit])
  const parent = facts?.parents[0]
  if (parent === undefined) return []
  const changes = await changedPaths(bench.repository, parent, commit)
  const paths = changes.map(({ path }) => path).filter((path) => !isFreePath(path))
  // Anyone may have named a file; a line end in a name must not write lines of its own.
  const shown = paths.slice(0, pathsMax).map((path) => oneLine(path, 200))
  return paths.length > pathsMax ? [...shown, `… (${paths.length})`] : shown
}
