import { expect, test } from 'vitest'
import type { Check, CheckInput } from '../../src/checks/check.ts'
import { ContentPolicy } from '../../src/content/schema/content.ts'
import type { Finding } from '../../src/kit/finding.ts'
import type { Probe } from '../../src/checks/links/link-prober.ts'
import { aCheckInput, aMessage, legal } from './check-input.ts'

/** What one case is about; the rest is a good message in Japanese. */
export interface CheckCase {
  /** Stands in the body before the legal block. */
  readonly html?: string
  /** The whole page instead. */
  readonly page?: string
  readonly text?: string
  readonly subject?: string
  /** What the campaign's file says, for places. */
  readonly body?: string
  readonly locale?: string
  readonly policy?: Record<string, unknown>
  readonly category?: 'marketing' | 'transactional' | 'incident'
  readonly legal?: Partial<Record<keyof typeof legal, unknown>>
  readonly layout?: string
  readonly probes?: readonly (readonly [string, Probe])[]
}

/** What a check looks at in a case. */
export function inputOf(set: CheckCase): CheckInput {
  const { html, text, subject } = set
  const message = aMessage({
    ...(html === undefined ? {} : { html }),
    ...(text === undefined ? {} : { text }),
    ...(subject === undefined ? {} : { subject }),
  })
  const front = set.category === undefined ? {} : { front: { category: set.category } }
  const body = set.body === undefined ? {} : { body: set.body }
  const locale = set.locale ?? 'ja'
  const input = aCheckInput({ samples: [{ ...message, html: set.page ?? message.html }], ...front, ...body })
  const layouts = new Map(
    set.layout === undefined
      ? []
      : [['newsletter', { path: 'campaigns/_layouts/newsletter.mjml', text: set.layout }]],
  )
  return {
    ...input,
    content: { ...input.content, layouts },
    sender: { ...input.sender, legal: { ...legal, ...set.legal } as typeof legal },
    policy: ContentPolicy.parse(set.policy ?? {}),
    samples: input.samples.map((sample) => Object.assign(sample, { locale })),
    ...(set.probes === undefined ? {} : { probes: new Map(set.probes) }),
  }
}

/** What a check finds in a case. */
export function foundBy(check: Check, set: CheckCase): readonly Finding[] {
  return check.run(inputOf(set))
}

/** A table of cases: what each is, and the codes that it gives, sorted. */
export function checkTable(
  check: Check,
  cases: readonly (readonly [name: string, set: CheckCase, codes: readonly string[]])[],
): void {
  test.each(cases)('%s', (_, set, codes) => {
    const findings = foundBy(check, set)
    expect(findings.map(({ code }) => code).sort()).toEqual([...codes].sort())
    // Whatever a check finds stands in its table.
    for (const { code } of findings) expect(Object.keys(check.codes)).toContain(code)
  })
  test('the cases find something and let something pass', () => {
    const results = cases.map(([, , codes]) => codes.length > 0)
    expect(new Set(results)).toEqual(new Set([true, false]))
  })
}
