import type { ForgeSettings } from '../../adapters/github/settings.ts'
import type { Seen } from '../../adapters/github/seen.ts'
import type { Content } from '../../content/content.ts'
import type { Tree } from '../../content/tree.ts'
import type { AppSight } from './app-points.ts'
import type { Area, PointId, Verdict } from './point.ts'

/** What the settings of a forge are judged by. */
export interface ForgeSight {
  readonly settings: ForgeSettings
  readonly branch: string
  readonly ledgerBranch: string
  /** Of the default branch. */
  readonly tree: Tree
  readonly content: Pick<Content, 'policies' | 'codeowners'>
  /** Names of secrets that the policies and workflows speak of. */
  readonly secretNames: readonly string[]
  /** The number of the desk's App; null where nobody says it. */
  readonly app: number | null
  /** The App by which this machine asks; null where it holds a plain token. */
  readonly ours: AppSight | null
  /** The workflows of this version, by path: as a company uses them, and as the product's own repository does. */
  readonly workflows: ReadonlyMap<string, readonly string[]>
}

/** A row of the tables of points. */
export interface ForgePoint {
  readonly id: PointId
  readonly area: Area
  readonly threats: readonly string[]
  readonly judge: (sight: ForgeSight) => Verdict
}

/** Judges a setting that was seen; what was not is hidden, or not on this plan. */
export function seen<T>(setting: Seen<T>, judge: (value: T) => Verdict): Verdict {
  if (setting.kind === 'seen') return judge(setting.value)
  return setting.kind === 'no-plan' ? { state: 'no-plan' } : { state: 'hidden', status: setting.status }
}
