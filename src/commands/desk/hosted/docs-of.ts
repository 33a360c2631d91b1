import { git } from '../../../adapters/git/git.ts'
import type { PullLinks } from '../../../report/pull-view.ts'
import type { DeskPass } from '../pass.ts'

const paths = { en: 'docs/approvals.md', ja: 'docs/approvals.ja.md' } as const
/** Every reason has such a mark of its own on that page. */
const mark = '<a id="not_approved"></a>'

/**
 * The page that explains approvals, where the company keeps a copy of it on its default branch; one language stands in for the other. Nobody is led
 * to a page that is not there, or to one of the same name that explains something else: then null. `folder`: where files of that branch are shown.
 */
export async function docsOf({ bench }: Pick<DeskPass, 'bench'>, folder: string): Promise<PullLinks['docs']> {
  const [english, japanese] = [await pageOf(bench, paths.en), await pageOf(bench, paths.ja)]
  const [en, ja] = [english ?? japanese, japanese ?? english]
  return en === null || ja === null ? null : { en: `${folder}/${en}`, ja: `${folder}/${ja}` }
}

async function pageOf({ tree, repository, head }: DeskPass['bench'], path: string): Promise<string | null> {
  if (!tree.files.has(path)) return null
  const text = await git(repository, ['show', `${head}:${path}`])
  return text.includes(mark) ? path : null
}
