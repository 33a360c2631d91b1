import type { Decision, Reason } from '../../approval/decision.ts'
import type { Finding } from '../../kit/finding.ts'
import { sentBackNotice } from '../../notice/sent-back-notice.ts'
import type { Locale } from '../../words/phrase.ts'
import { phraseOf } from '../../words/say.ts'
import { unmetReasons } from '../asking/decide.ts'
import type { Asking } from './asking.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from './pass.ts'

const reasonsMax = 5

type Words = (locale: Locale) => string

/** Nobody's approval would help: the writer is told why, at once, instead of waiting for an answer that cannot come. */
export async function sendBack(
  pass: DeskPass,
  asking: Asking,
  about: { readonly subject: string; readonly reasons: readonly Words[] },
): Promise<DeskOutcome> {
  const { key, campaign, release, writer, page } = asking
  const { subject, reasons } = about
  const people = writer === null ? [] : [writer]
  const told = await tell(pass, 'sent-back', {
    key,
    people,
    write: (locale) =>
      sentBackNotice(
        {
          campaign,
          release,
          subject,
          person: null,
          ...(page === null ? {} : { pull: page }),
          reason: reasons
            .slice(0, reasonsMax)
            .map((words) => words(locale))
            .join('\n'),
        },
        locale,
      ),
  })
  const reason = reasons[0]?.(pass.world.locale) ?? ''
  const values = { release, person: writer ?? '-', reason }
  return outcomeOf(told, { code: 'desk-sent-back', values, kind: 'told' }, { release, people, page })
}

/** What the owners are asked for anyway, which is no reason to send anything back. */
const asksOwners = new Set(['NOT_APPROVED', 'TOO_FEW', 'WHEN_NOT_APPROVED'])

/** What stands in the way of the campaign itself, and what the state of the rules does, which its writer cannot mend. */
export function reasonsAgainst({ reason }: Decision): {
  readonly own: readonly Reason[]
  readonly rules: readonly Reason[]
} {
  const about = (wanted: boolean): readonly Reason[] =>
    reason.children.filter(({ code }) => (code === 'rule-rules') === wanted).flatMap(unmetReasons)
  const rules = about(true)
  const all = about(false)
  const own = all.filter(({ code }) => !asksOwners.has(code))
  return { own: own.length === 0 && rules.length === 0 ? all : own, rules }
}

/** A finding in the words of its reader, with its place. */
export function findingWords(found: Finding): Words {
  const { file, line } = found.place
  return (locale) => `${file}:${line}: ${sentence(locale, found.code, found.values)}`
}

/** A reason in the words of its reader. */
export function reasonWords(reason: { readonly code: string; readonly values: Finding['values'] }): Words {
  return (locale) => sentence(locale, reason.code, reason.values)
}

function sentence(locale: Locale, code: string, values: Finding['values']): string {
  const phrase = phraseOf(locale, code, values)
  if (phrase.fix === undefined) return phrase.say
  return `${phrase.say}${/[.。]$/.test(phrase.say) ? '' : locale === 'ja' ? '。' : '.'} ${phrase.fix}`
}
