import type { HostedDesk } from './hosted-desk.ts'
import { lifecycleLabel } from './lifecycle.ts'
import type { PullState } from './read-pull.ts'
import { viewOfPull } from './view-of-pull.ts'

/** Makes comment, check and label of a pull request say how it stands. */
export async function showPull(
  desk: HostedDesk,
  state: PullState & Parameters<typeof viewOfPull>[1],
): Promise<'written' | 'unchanged'> {
  const { writer } = desk
  const { pull } = state
  const view = await viewOfPull(desk, state)
  return writer.lifecycle(pull, lifecycleLabel(view))
}
