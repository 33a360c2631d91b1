import { authorsOf, changesOf, type FileChange } from '../adapters/git/changes-of.ts'
import { readTree } from '../adapters/git/read-tree.ts'
import { approvalSettings, sameSettings, type ApprovalSettings } from '../approval/approval-settings.ts'
import { parseContent } from '../content/parse-content.ts'
import type { Workbench } from './workbench.ts'

const rulePaths = ['.github/CODEOWNERS', 'policies/approvals.yaml', 'policies/identities.yaml']
/** Older changes of the rules are not looked at: a list that none of these touched is told to be older. */
const changesMax = 100

/**
 * Since which commit of the default branch each list's settings are what they are today: the newest that made them different, by whatever
 * file. A list that is older than the newest hundred changes of the rules is left out.
 */
export async function settingsHistory(
  { repository, head }: Workbench,
  settings: ApprovalSettings,
  nowMs: number,
): Promise<ReadonlyMap<string, FileChange>> {
  const since = new Map<string, FileChange>()
  const open = new Map(settings.lists.map((one) => [one.list, one]))
  const paths = [...rulePaths, 'lists', 'policies/senders.yaml']
  for (const change of await changesOf(repository, head, { paths, max: changesMax })) {
    if (open.size === 0) break
    const before = change.parent === null ? null : await settingsAt(repository, change.parent, nowMs)
    for (const [list, now] of open) {
      const was = before?.lists.find((one) => one.list === list)
      if (was !== undefined && sameSettings(was, now)) continue
      open.delete(list)
      const by = await authorsOf(repository, change, [...rulePaths, `lists/${list}.yaml`])
      since.set(list, { ...change, by })
    }
  }
  return since
}

async function settingsAt(
  repository: Workbench['repository'],
  commit: string,
  nowMs: number,
): Promise<ApprovalSettings | null> {
  const rules = /^(?:lists\/|policies\/|\.github\/CODEOWNERS$)/
  return approvalSettings(parseContent(await readTree(repository, commit, (path) => rules.test(path))), nowMs)
}
