import { localeOfPerson } from '../../../content/people.ts'
import { pullCheck } from '../../../report/pull-check.ts'
import { pullComment } from '../../../report/pull-comment.ts'
import { pullOver } from '../../../report/pull-over.ts'
import type { PullView } from '../../../report/pull-view.ts'
import type { HostedDesk } from './hosted-desk.ts'
import { lifecycleLabel } from './lifecycle.ts'

/**
 * Makes comment, check and label of a pull request say how it stands, in the language of the organisation. `anew`: somebody must act again, and a
 * comment that is only changed would tell nobody.
 */
export async function showPull(
  { writer, pass }: HostedDesk,
  view: PullView,
  { anew = false }: { readonly anew?: boolean } = {},
): Promise<'written' | 'unchanged'> {
  const { number, head } = view.pull
  const locale = localeOfPerson(null, pass.bench.content.policies.senders)
  const says = view.campaigns.length > 0 || view.notes.length > 0
  const comment = says ? await writer.comment(number, pullComment(view, locale), { anew }) : 'unchanged'
  const check = await writer.check(head, pullCheck(view, locale))
  const label = await writer.lifecycle({ number }, lifecycleLabel(view))
  return [comment, check.outcome, label].includes('written') ? 'written' : 'unchanged'
}

/** Says in a pull request that nothing is asked about it any more. `isShared`: another one has the same head, and the check is about that one. */
export async function showOver(
  { writer, pass }: HostedDesk,
  { number, head }: { readonly number: number; readonly head: string },
  { why, isShared = false }: Pick<Parameters<typeof pullOver>[0], 'why'> & { readonly isShared?: boolean },
): Promise<void> {
  const { content, branch } = pass.bench
  const locale = localeOfPerson(null, content.policies.senders)
  const { comment, check } = pullOver({ why, branch: branch.name }, locale)
  await writer.comment(number, comment)
  if (!isShared) await writer.check(head, check)
  await writer.lifecycle({ number }, null)
}
