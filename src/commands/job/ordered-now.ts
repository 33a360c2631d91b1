import { readTree } from '../../adapters/git/read-tree.ts'
import { focusTree } from '../../approval/focus-tree.ts'
import { parseContent } from '../../content/parse-content.ts'
import { releaseKey, releaseName, type ReleaseId } from '../../release/release-id.ts'
import { failure } from '../../words/find.ts'
import type { World } from '../verb.ts'
import { campaignAt, type Workbench } from '../workbench.ts'
import { isJob } from './begin-job.ts'
import { orderedBy } from './ordered-by.ts'

/**
 * Who gives an order through a job (`orderedBy`), and may by the rules of the default branch and by those that were approved last: whoever puts their own account
 * in the place of an owner's has no order taken before somebody approved that. To whom a release goes is read where it was authorised, since anybody
 * can let a campaign say something else afterwards. Null for `release`: all of them.
 */
export async function orderedNow(
  world: World,
  bench: Pick<Workbench, 'content' | 'tree' | 'repository' | 'ledger' | 'ledgerPolicy'>,
  release: ReleaseId | null,
): Promise<string | null> {
  if (!isJob(world.env)) return null
  const { repository, ledgerPolicy } = bench
  const { view } = await bench.ledger.read()
  const key = release === null ? '' : releaseKey(ledgerPolicy.repository, release)
  const commit = view.releases.get(key)?.authorised?.commit ?? null
  const campaign = release?.campaign ?? null
  const lists =
    commit === null || campaign === null
      ? undefined
      : (campaignAt({ tree: await readTree(repository, commit) }, campaign)?.front.lists ?? [])
  const about = { campaign, release: release === null ? '*' : releaseName(release), lists }
  const person = await orderedBy(world, bench, about)
  const judged = view.rulesUpto ?? view.root
  if (person === null || judged === null) return person
  const content = parseContent(focusTree(await readTree(repository, judged), []))
  if ((await orderedBy(world, { tree: bench.tree, content }, about)) === person) return person
  throw failure('job-order-not-theirs', {
    permanence: 'permanent',
    values: { person, release: about.release },
  })
}
