import type { Locale } from '../words/phrase.ts'
import { markdownPen, plainPen } from './pen.ts'
import { checkName, type PullCheck } from './pull-check.ts'

/** A pull request that nobody is asked about any more: closed without a merge, or turned to another branch than the default one. */
interface OverPull {
  readonly why: 'closed' | 'turned'
  /** The name of the default branch, such as `main`. */
  readonly branch: string
}

const words = {
  closed: { ask: 'pull-over-closed', again: 'pull-over-reopen', state: 'pull-over-closed-state' },
  turned: { ask: 'pull-over-turned', again: 'pull-over-turn-back', state: 'pull-over-turned-state' },
} as const

/**
 * The last words about a pull request that is over, in the language of the organisation: the comment, and the check of its head. The check fails, since
 * nothing else keeps a rule of the branch from taking an older success for one of today.
 */
export function pullOver(
  { why, branch }: OverPull,
  locale: Locale,
): { readonly comment: string; readonly check: PullCheck } {
  const pen = markdownPen(locale)
  const plain = plainPen(locale)
  const { ask, again, state } = words[why]
  const values = { branch }
  const summary = [pen.say(ask, values), '', pen.say(again, values)].join('\n')
  const title = plain.say(state)
  return {
    comment: `<!-- postmerge: ${title} -->\n### ${summary}`,
    check: { name: checkName, conclusion: 'failure', title, summary, annotations: [] },
  }
}
