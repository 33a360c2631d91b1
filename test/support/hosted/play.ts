import { expect, test } from 'vitest'
import { startGitHub } from '../github/start-github.ts'
import type { Verdict } from '../../../src/approval/decision.ts'
import { enrol, openCompany, readerEnv, type Company, type Outcome } from './company.ts'
import type { Files } from '../approval-facts.ts'

/** What a case comes to: a verdict, its code where it has one, and reasons that must be among all. */
export type Expected = readonly [
  verdict: Verdict | 'NONE',
  code?: string | null,
  ...reasons: readonly string[],
]

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
  const clock = { nowMs: 0 }
  let opened: Promise<{
    readonly github: Awaited<ReturnType<typeof startGitHub>>
    readonly env: Readonly<Record<string, string>>
  }> | null = null
  const share = (): NonNullable<typeof opened> => {
    opened ??= startGitHub({ now: () => clock.nowMs, limits: { perHour: 1e9, pointsPerMinute: 1e9 } }).then(
      (github) => {
        clock.nowMs = Date.parse('2026-10-05T03:00:00Z')
        enrol(github)
        return { github, env: readerEnv(github) }
      },
    )
    return opened
  }
  let n = 0
  const play = async (one: HostedCase, twin: boolean): Promise<Outcome> => {
    n += 1
    const { files = {} } = one
    const options = { name: `mail-${n}`, files: typeof files === 'function' ? files(twin) : files }
    return one.play(openCompany({ ...(await share()), clock }, options), twin)
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
