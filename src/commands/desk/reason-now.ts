import { openForge } from '../open-forge.ts'
import { isAncestor, resolveCommit } from '../../adapters/git/history.ts'
import { evaluate } from '../../approval/evaluate.ts'
import { catalogue } from '../../words/catalogue.ts'
import type { Locale } from '../../words/phrase.ts'
import { phraseOf, say } from '../../words/say.ts'
import { unmetReasons } from '../asking/decide.ts'
import { knownFacts, seenTags } from '../known-facts.ts'
import type { DeskPass } from './pass.ts'

const reasonsMax = 5

type Words = (locale: Locale) => string

/**
 * Why a release does not leave, as it stands now, with everything that the sentences name: the ledger keeps only the code. `over`: nothing
 * stands against it any more. What a person wrote, and a code about which the approvals say nothing, is told as it was noted.
 */
export async function reasonNow(
  pass: DeskPass,
  about: {
    readonly campaign: string
    readonly code: string
    readonly commit: string | null
    /** Of a release that was halted only this very reason is of interest: others may have come since. */
    readonly halted: boolean
  },
): Promise<Words | 'over'> {
  const { bench, store, world } = pass
  const { campaign, code } = about
  const commit = about.commit === null ? null : await resolveCommit(bench.repository, about.commit)
  if (!isReason(code) || commit === null || !(await isAncestor(bench.repository, commit, bench.head))) {
    return storedReason(code)
  }
  const known = knownFacts(await bench.ledger.recent(), {
    seen: await seenTags(store),
    halted: null,
    nowMs: world.clock.now(),
  })
  const facts = await openForge(bench).merged(commit, known)
  const decision = evaluate(facts).find((one) => one.campaign === campaign)
  if (decision === undefined) return storedReason(code)
  if (decision.verdict === 'APPROVED') return 'over'
  const unmet = unmetReasons(decision.reason)
  const reasons = (about.halted ? unmet.filter((one) => one.code === code) : unmet).slice(0, reasonsMax)
  if (reasons.length === 0) return storedReason(code)
  return (locale) => reasons.map((reason) => phraseOf(locale, reason.code, reason.values).say).join('\n')
}

/** The sentence of a code that needs no values; else that there is a reason of that name, never a sentence with holes. */
export function storedReason(code: string): Words {
  return (locale) => {
    if (code === 'CHECKS_FAILED') return say(locale, 'notice-checks-failed')
    const sentence = phraseOf(locale, code).say
    return /\{\w+\}/.test(sentence) && isReason(code) ? say(locale, 'notice-reason-code', { code }) : sentence
  }
}

function isReason(code: string): boolean {
  return /^[A-Z][A-Z_]+$/.test(code) && Object.hasOwn(catalogue, code)
}
