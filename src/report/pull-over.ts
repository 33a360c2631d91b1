import type { Locale } from '../words/phrase.ts'
import { markdownPen, plainPen } from './pen.ts'
import { checkName, type PullCheck } from './pull-check.ts'

/**
 * A pull request that nobody is asked about any more: closed without a merge, turned to another branch than the default one, or emptied, as all its
 * campaigns were taken out of it.
 */
interface OverPull {
  readonly why: 'closed' | 'turned' | 'emptied'
  /** The name of the default branch, such as `main`. */
  readonly branch: string
}

const words = {
  closed: { ask: 'pull-over-closed', again: 'pull-over-reopen', state: 'pull-over-closed-state' },
  turned: { ask: 'pull-over-turned', again: 'pull-over-turn-back', state: 'pull-over-turned-state' },
  emptied: { ask: 'pull-over-emptied', again: 'pull-over-put-back', state: 'pull-over-emptied-state' },
} as const

/**
 * What is closed fails, since nothing else keeps a rule of the branch from taking an older success for one of today when it is reopened. A pull request
 * that still goes its way, elsewhere or without a campaign, has done nothing wrong: its check is neutral, which rules take for success. Turned back, it
 * is judged by the next look of the desk; whoever merges before that has merged something that the send gate judges anew, and that reads no check.
 */
const conclusions = { closed: 'failure', turned: 'neutral', emptied: 'neutral' } as const

/** The last words about a pull request that is over, in the language of the organisation: the comment, and the check of its head. */
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
    check: { name: checkName, conclusion: conclusions[why], title, summary, annotations: [] },
  }
}
