import type { Values } from '../../kit/finding.ts'
import type { doctorApps } from '../../words/doctor-apps.ts'
import type { doctorForge } from '../../words/doctor-forge.ts'
import type { doctorWords } from '../../words/doctor.ts'

type Known = keyof typeof doctorApps | keyof typeof doctorForge | keyof typeof doctorWords

/** The name of a point: its label is `doctor-<id>`, and what goes wrong without it `doctor-<id>-why`. */
export type PointId = Known extends infer Key ? (Key extends `doctor-${infer Id}-why` ? Id : never) : never

/**
 * `on`: seen, and right. `warning`: not right, and nothing is lost by it. `missing`: not right. `no-plan`: GitHub does not offer it on this plan.
 * `hidden`: it could not be seen, which is never taken for `on`.
 */
export type PointState = 'on' | 'warning' | 'missing' | 'no-plan' | 'hidden'

/** Parts of a report, in this order. */
export const areas = ['machine', 'repository', 'senders', 'runner', 'branch', 'actions', 'owners'] as const
export type Area = (typeof areas)[number]

/** One thing that was looked at. */
export interface Point {
  readonly id: PointId
  readonly area: Area
  readonly state: PointState
  /** Rows of docs/threat-model.md that it stands against. */
  readonly threats: readonly string[]
  readonly values: Values
  /** What is wrong, where the catalogue says it better than the point's own sentences. */
  readonly problem?: { readonly code: string; readonly values: Values }
  /** Of a hidden point: what the forge answered; null when nobody did. */
  readonly status?: number | null
}

/** What a judge says better than the sentence of its point, in words of these vocabularies. */
interface Problem {
  readonly code: Known
  readonly values: Values
}

/** What a judge says of a point. */
export type Verdict =
  | { readonly state: 'on' | 'no-plan' }
  | { readonly state: 'missing' | 'warning'; readonly values?: Values; readonly problem?: Problem }
  | { readonly state: 'hidden'; readonly status: number | null; readonly problem?: Problem }

export const on: Verdict = { state: 'on' }

/** `on` or `missing`. */
export function when(isRight: boolean, values: Values = {}): Verdict {
  return isRight ? on : { state: 'missing', values }
}

/** A point with what its judge says; `values` are what its sentences name besides. */
export function pointOf(
  point: Pick<Point, 'id' | 'area' | 'threats'>,
  verdict: Verdict,
  values: Values = {},
): Point {
  const { id, area, threats } = point
  const all = { ...values, ...('values' in verdict ? verdict.values : {}) }
  const status = verdict.state === 'hidden' ? { status: verdict.status } : {}
  const found = 'problem' in verdict ? verdict.problem : undefined
  // Its sentences name the same things as those of its point.
  const problem =
    found === undefined ? {} : { problem: { code: found.code, values: { ...all, ...found.values } } }
  return { id, area, threats, state: verdict.state, values: all, ...status, ...problem }
}
