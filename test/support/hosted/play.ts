import { expect, test } from 'vitest'
import type { Verdict } from '../../../src/approval/decision.ts'
import { openCompany, type Company, type Outcome } from './company.ts'
import type { Files } from '../approval-facts.ts'
import { now } from '../story-names.ts'
import { shareGitHub } from './share-github.ts'

/** What a case comes to: a verdict, its code where it has one, and reasons that must be among all. */
type Expected = readonly [verdict: Verdict | 'NONE', code?: string | null, ...reasons: readonly string[]]

/** A case and its twin are one story. Where `twin` is true one fact is told differently, and the end is another. */
export interface HostedCase {
  readonly id: string
  readonly title: string
  readonly expect: Expected
  readonly approvedBy?: readonly string[]
  readonly files?: Files | ((twin: boolean) => Files)
  readonly play: (company: Company, twin: boolean) => Promise<Outcome>
  readonly twin: { readonly title: string; readonly expect: Expected }
}

/** Plays cases against one stand-in, each in a repository of its own. */
export function playAll(cases: readonly HostedCase[]): void {
  const share = shareGitHub()
  let n = 0
  const play = async (one: HostedCase, twin: boolean): Promise<Outcome> => {
    n += 1
    const { files = {} } = one
    const options = { name: `mail-${n}`, files: typeof files === 'function' ? files(twin) : files }
    const shared = await share()
    // Policies and campaigns name dates: each story begins on the same day.
    shared.clock.nowMs = Date.parse(now)
    return one.play(openCompany(shared, options), twin)
  }
  test.each(cases)('$id: $title', async (one) => {
    const outcome = await play(one, false)
    check(outcome, one.expect)
    if (one.approvedBy !== undefined) expect(outcome.approvedBy).toEqual(one.approvedBy)
  })
  test.each(cases)('$id, otherwise: $twin.title', async (one) => {
    check(await play(one, true), one.twin.expect)
    expect(one.twin.expect).not.toEqual(one.expect)
  })
}

function check(outcome: Outcome, [verdict, code, ...reasons]: Expected): void {
  expect(
    { verdict: outcome.verdict, ...(code === undefined ? {} : { code: outcome.code }) },
    outcome.reasons.join('; '),
  ).toEqual({
    verdict,
    ...(code === undefined ? {} : { code }),
  })
  expect(outcome.reasons).toEqual(expect.arrayContaining([...reasons]))
}
