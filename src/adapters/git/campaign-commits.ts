import { git, type Repository } from './git.ts'

/**
 * For each campaign, the newest commit of the first-parent line after `from` up to `to` that changed its folder. One git process, however
 * long the history is; merges count by what they brought to their first parent.
 */
export async function newestCampaignCommits(
  repository: Repository,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, string>> {
  const output = await git(repository, [
    'log',
    '-z',
    '--first-parent',
    '--diff-merges=first-parent',
    '--no-renames',
    '--name-only',
    '--format=%x01%H',
    to,
    `^${from}`,
    '--',
    'campaigns',
  ])
  const newest = new Map<string, string>()
  let commit = ''
  for (const part of output.toString('utf8').split(/[\0\n]/)) {
    if (part.startsWith('\u0001')) commit = part.slice(1)
    const campaign = /^campaigns\/([a-z0-9][^/]*)\//.exec(part)?.[1]
    if (campaign !== undefined && !newest.has(campaign)) newest.set(campaign, commit)
  }
  return newest
}
