import { git, gitText, runGit, type Repository } from './git.ts'

/** What is said of one that the server does not have; anything else concerns all of them. */
const notThere = /couldn't find remote ref|not our ref|did not send all necessary objects|bad object/i

/** Where heads of pull requests are kept, so that git does not clear them away while somebody is asked about them. */
const folder = 'refs/postmerge/pull'

/**
 * Fetches the heads of pull requests (`refs/pull/<number>/head`) as data: nothing is checked out, and no branch moves. Returns the commit of each
 * that could be fetched; one that cannot be had does not keep the others away. Those that are not asked for any more are let go.
 */
export async function fetchPullHeads(
  repository: Repository,
  remote: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  await letGo(repository, numbers)
  const args = ['fetch', '--quiet', '--no-tags', '--no-auto-maintenance', '--no-write-fetch-head', remote]
  const refspec = (number: number): string => `+refs/pull/${number}/head:${folder}/${number}`
  if (numbers.length > 0) {
    const together = await runGit(repository, [...args, ...numbers.map(refspec)])
    // One that is gone spoils the whole request; a server that does not answer would be asked in vain for each.
    if (together.code !== 0 && notThere.test(together.stderr))
      for (const number of numbers) await runGit(repository, [...args, refspec(number)])
  }
  return headsOf(repository)
}

async function headsOf(repository: Repository): Promise<ReadonlyMap<number, string>> {
  const format = '--format=%(objectname) %(refname:lstrip=-1)'
  const listing = await gitText(repository, ['for-each-ref', format, `${folder}/`])
  const rows = listing.split('\n').filter((row) => row !== '')
  return new Map(rows.map((row) => [Number(row.split(' ')[1]), row.split(' ')[0] ?? '']))
}

async function letGo(repository: Repository, wanted: readonly number[]): Promise<void> {
  const kept = new Set(wanted)
  const gone = [...(await headsOf(repository)).keys()].filter((number) => !kept.has(number))
  if (gone.length === 0) return
  const input = gone.map((number) => `delete ${folder}/${number}\n`).join('')
  await git(repository, ['update-ref', '--stdin'], { input })
}
