import type { Content } from '../../content/content.ts'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'

/** How far a repository has come: 0 the demo, 1 checks without a secret, 2 rehearsal, 3 live. Each step is of use by itself. */
export type Step = 0 | 1 | 2 | 3

/** What the step is read from. */
export interface StepFacts {
  /** The default branch; null where there is none that can be read. */
  readonly content: Pick<Content, 'lists' | 'policies'> | null
  /** Whether the record begins, without which nothing sends. */
  readonly hasRecord: boolean
  /** Whether this folder holds what `init` lays out. */
  readonly isLaidOut: boolean
}

/** The step that a repository is on. */
export function stepOf({ content, hasRecord }: Omit<StepFacts, 'isLaidOut'>): Step {
  if (content === null) return 0
  if (!hasRecord) return 1
  const { delivery } = content.policies
  if (delivery === null) return 2
  return delivery.live === undefined || delivery.live.length > 0 ? 3 : 2
}

/** Lists that are mailed for real, and those that are still rehearsed. */
function listsOf({ lists, policies }: Pick<Content, 'lists' | 'policies'>): {
  readonly live: readonly string[]
  readonly rehearsed: readonly string[]
} {
  const names = [...lists.keys()].sort()
  const { live } = policies.delivery ?? {}
  const isLive = (list: string): boolean => live === undefined || live.includes(list)
  return { live: names.filter(isLive), rehearsed: names.filter((list) => !isLive(list)) }
}

/** The step one is on, the next one, and what leads there; a line each. */
export function stepText(facts: StepFacts, locale: Locale): readonly string[] {
  const step = stepOf(facts)
  const { live, rehearsed } = facts.content === null ? { live: [], rehearsed: [] } : listsOf(facts.content)
  const title =
    step < 3
      ? say(locale, `doctor-step-${step as 0 | 1 | 2}`)
      : rehearsed.length === 0
        ? say(locale, 'doctor-step-3-all')
        : say(locale, 'doctor-step-3', { lists: live.join(', ') })
  const here = say(locale, 'doctor-step', { step, title })
  if (step === 3) {
    const more = say(locale, 'doctor-to-3-more', { lists: rehearsed.join(', ') })
    return rehearsed.length === 0 ? [here] : [here, more]
  }
  const next = (step + 1) as 1 | 2 | 3
  const titleOf = next === 3 ? say(locale, 'doctor-step-3-title') : say(locale, `doctor-step-${next}`)
  const way =
    next === 1 && facts.isLaidOut ? say(locale, 'doctor-to-1-landing') : say(locale, `doctor-to-${next}`)
  return [here, `${say(locale, 'doctor-next-step', { step: next, title: titleOf })} ${way}`]
}
