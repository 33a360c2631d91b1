import { administrators } from '../../approval/administrators.ts'
import type { Reason } from '../../approval/decision.ts'
import { heldNotice, rulesNotice } from '../../notice/held-notice.ts'
import { phraseOf } from '../../words/say.ts'
import type { Asking } from './asking.ts'
import { outcomeOf, tell, type DeskOutcome, type DeskPass } from './pass.ts'

/**
 * A change of the rules waits for its owners. The writer of a campaign can do nothing about that and is told just so, once; the
 * Administrators are told what to decide about, once for each state of the rules. The request stays, and the next pass looks at it again.
 */
export async function holdForRules(
  pass: DeskPass,
  asking: Asking,
  about: { readonly subject: string; readonly rules: readonly Reason[] },
): Promise<DeskOutcome> {
  const { bench, world } = pass
  const { subject, rules } = about
  const { key, release } = asking
  const writers = asking.writer === null ? [] : [asking.writer]
  const people = administrators(bench.content)
  const writer = await tell(pass, 'sent-back', {
    key: `${key} held`,
    people: writers,
    write: (locale) => heldNotice({ subject, release }, locale),
  })
  const state = rules.map(({ code, values }) => `${code} ${values['commit'] ?? ''}`).join(' ')
  const others = await tell(pass, 'request', {
    key: `rules ${state}`,
    people,
    write: (locale) =>
      rulesNotice(
        { reasons: rules.map(({ code, values }) => phraseOf(locale, code, values)), release },
        locale,
      ),
  })
  const reason = rules[0] === undefined ? '' : phraseOf(world.locale, rules[0].code, rules[0].values).say
  const held = { code: 'desk-held', values: { release, reason }, kind: 'waits' } as const
  if (writer === 'incomplete') return outcomeOf(writer, held, { release, people: writers })
  return others === 'incomplete' ? outcomeOf(others, held, { release, people }) : held
}
