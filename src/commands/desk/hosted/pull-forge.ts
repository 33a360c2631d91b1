import type { HostedAccount, HostedPull } from '../../../approval/hosted-facts.ts'

/** A check run as the desk wants it to stand. */
export interface WantedCheck {
  readonly name: string
  /** Null: still in progress. Never `neutral` or `skipped`, which a rule of the branch would take for success. */
  readonly conclusion: 'success' | 'failure' | null
  readonly title: string
  readonly summary: string
}

/** What the desk reads and writes on a hosted forge. Whatever stands there already as it is wanted is not written again. */
export interface PullForge {
  /** All open pull requests into the default branch. */
  open(): Promise<readonly HostedPull[]>
  /** One of them, whatever became of it; null: there is none. */
  pull(number: number): Promise<HostedPull | null>
  /** Makes the one comment of ours say this. */
  comment(number: number, body: string): Promise<'written' | 'unchanged'>
  check(head: string, check: WantedCheck): Promise<'written' | 'unchanged'>
  /** Of all labels that begin with `mail: `, only this one stays; null: none. */
  lifecycle(pull: HostedPull, label: string | null): Promise<'written' | 'unchanged'>
  /** Who put a label on last, and when; null: it is not there. */
  labelled(
    number: number,
    label: string,
  ): Promise<{ readonly account: HostedAccount; readonly mayWrite: boolean; readonly atMs: number } | null>
  unlabel(number: number, label: string): Promise<void>
}
