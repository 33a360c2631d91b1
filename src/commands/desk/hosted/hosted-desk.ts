import type { Forge } from '../../../approval/facts.ts'
import type { DeskPass } from '../pass.ts'
import type { PullForge } from './pull-forge.ts'

/** What one pass over pull requests works with. */
export interface HostedDesk {
  readonly pass: DeskPass
  /** What decides: it can only read. */
  readonly forge: Forge
  readonly pulls: PullForge
}
