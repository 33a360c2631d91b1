import { catFiles } from '../../adapters/git/cat-file.ts'
import type { Tree, TreeFile } from '../../content/tree.ts'
import { fileBytesMax } from '../../content/tree.ts'
import type { Workbench } from '../workbench.ts'

/** Whether a path is that of a workflow, which GitHub runs. */
export function isWorkflow(path: string): boolean {
  return /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path)
}

/** The same default branch with the text of its workflows, which decide nothing and are therefore not read with the rest; those too large stay unread. */
export async function readWorkflows(bench: Workbench): Promise<Workbench> {
  const isRead = ({ path, mode, size }: TreeFile): boolean =>
    isWorkflow(path) && mode.startsWith('100') && size <= fileBytesMax
  const workflows = [...bench.tree.files.values()].filter(isRead)
  const texts = await catFiles(
    bench.repository,
    workflows.map(({ blob }) => blob),
  )
  const files = new Map(bench.tree.files)
  for (const file of workflows) files.set(file.path, { ...file, bytes: texts.get(file.blob)?.bytes ?? null })
  const tree: Tree = { ...bench.tree, files }
  return { ...bench, tree }
}
