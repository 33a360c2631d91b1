import { changedFiles, patchesOf } from './git-changes.ts'
import { fullName, repositoryUrl, showUserOrNull, time } from './show-basics.ts'
import { userByEmail, verificationOf } from './signatures.ts'
import type { ChangedFile } from './git-changes.ts'
import type { GitCommit, Signature } from './git-store.ts'
import type { Repository, World } from './world.ts'

const person = ({ name, email, atMs }: Signature): object => ({ name, email, date: time(atMs) })

/** A commit as git has it. */
export function showGitCommit(world: World, repository: Repository, commit: GitCommit): object {
  const url = `${repositoryUrl(world, repository)}/git`
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${url}/commits/${commit.sha}`,
    html_url: `${world.url}/${fullName(repository)}/commit/${commit.sha}`,
    author: person(commit.author),
    committer: person(commit.committer),
    message: commit.message,
    tree: { sha: commit.tree, url: `${url}/trees/${commit.tree}` },
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${url}/commits/${sha}`,
    })),
    verification: verificationOf(world, repository, commit),
  }
}

/** A commit with the accounts its addresses belong to; an address that is nobody's gives null. */
export function showCommit(world: World, repository: Repository, commit: GitCommit): object {
  const url = repositoryUrl(world, repository)
  return {
    sha: commit.sha,
    node_id: `C_${commit.sha}`,
    url: `${url}/commits/${commit.sha}`,
    html_url: `${world.url}/${fullName(repository)}/commit/${commit.sha}`,
    comments_url: `${url}/commits/${commit.sha}/comments`,
    commit: { ...showGitCommit(world, repository, commit), comment_count: 0 },
    author: showUserOrNull(userByEmail(world, commit.author.email)),
    committer: showUserOrNull(userByEmail(world, commit.committer.email)),
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${url}/commits/${sha}`,
      html_url: `${url}/commits/${sha}`,
    })),
  }
}

/** A commit with what it changed against its first parent. */
export function showCommitWithFiles(world: World, repository: Repository, commit: GitCommit): object {
  const [parent] = commit.parents
  const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'
  const files = changedFiles(repository.folder, parent ?? emptyTree, commit.sha)
  const sum = (of: (file: ChangedFile) => number): number =>
    files.reduce((total, file) => total + of(file), 0)
  const additions = sum((file) => file.additions)
  const deletions = sum((file) => file.deletions)
  return {
    ...showCommit(world, repository, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: files.map((file) =>
      showFile(world, repository, { file, from: parent ?? emptyTree, commit: commit.sha }),
    ),
  }
}

export function showFile(
  world: World,
  repository: Repository,
  { file, from, commit }: { readonly file: ChangedFile; readonly from: string; readonly commit: string },
): object {
  const path = encodeURI(file.path)
  const patch = patchesOf(repository.folder, from, commit).get(file.path)
  const html = `${world.url}/${fullName(repository)}`
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${html}/blob/${commit}/${path}`,
    raw_url: `${html}/raw/${commit}/${path}`,
    contents_url: `${repositoryUrl(world, repository)}/contents/${path}?ref=${commit}`,
    ...(patch === undefined ? {} : { patch }),
    ...(file.previous === null ? {} : { previous_filename: file.previous }),
  }
}

/** A commit in the event of a push. */
export function showPushedCommit(world: World, commit: GitCommit): object {
  const who = ({ name, email }: Signature): object => ({
    name,
    email,
    username: userByEmail(world, email)?.login ?? name,
  })
  return {
    id: commit.sha,
    tree_id: commit.tree,
    distinct: true,
    message: commit.message,
    timestamp: time(commit.committer.atMs),
    url: `${world.url}/commit/${commit.sha}`,
    author: who(commit.author),
    committer: who(commit.committer),
    added: [],
    removed: [],
    modified: [],
  }
}
