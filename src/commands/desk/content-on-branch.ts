import { git } from '../../adapters/git/git.ts'
import type { Candidate } from '../asking/candidate.ts'
import type { Workbench } from '../workbench.ts'

/** Whether some branch under review still ends with exactly the files of this campaign, whatever became of its other commits. */
export async function isOnBranch(bench: Workbench, { commit, campaign }: Candidate): Promise<boolean> {
  const { repository, remote, branch } = bench
  const prefix = branch.ref.slice(0, -branch.name.length)
  const listing = await git(repository, ['for-each-ref', '--format=%(objectname) %(refname)', prefix])
  const others = new Set([branch.ref, `${prefix}ledger`, `refs/remotes/${remote}/HEAD`])
  const tips = listing
    .toString('utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([tip = '', ref = '']) => (tip === '' || others.has(ref) ? [] : [tip]))
  const names = [commit, ...new Set(tips)].map((tip) => `${tip}:campaigns/${campaign.id}`)
  const input = `${names.join('\n')}\n`
  const answer = await git(repository, ['cat-file', '--batch-check=%(objectname)'], { input })
  const [asked, ...folders] = answer.toString('utf8').split('\n')
  return folders.includes(asked ?? '')
}
