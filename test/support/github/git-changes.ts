import { writeRef } from './git-files.ts'
import { git, onlyAdded, readCommit, utf8, writeCommit, type Signature } from './git-store.ts'

/** A file that differs between two commits, as a pull request lists it. */
export interface ChangedFile {
  readonly path: string
  readonly previous: string | null
  readonly status: 'added' | 'removed' | 'modified' | 'renamed'
  readonly sha: string | null
  readonly additions: number
  readonly deletions: number
}

export function setRef(folder: string, ref: string, sha: string | null): void {
  if (!writeRef(folder, ref, sha)) git(folder, ['update-ref', '-d', ref])
}

/** Refs below a prefix, each with the object it points to. */
export function refsBelow(
  folder: string,
  prefix: string,
): readonly { readonly ref: string; readonly sha: string; readonly type: string }[] {
  return git(folder, ['for-each-ref', '--format=%(refname) %(objectname) %(objecttype)', prefix])
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [ref = '', sha = '', type = ''] = line.split(' ')
      return { ref, sha, type }
    })
}

const answers = new Map<string, unknown>()

/** Asks git once: what it says of commits that are named by their ids never changes. */
function once<Answer>(question: readonly string[], ask: () => Answer): Answer {
  const key = question.join(' ')
  if (answers.has(key)) return answers.get(key) as Answer
  const answer = ask()
  if (answer !== null && question.every((word) => /[0-9a-f]{40}|^-|^\w+$/.test(word)))
    answers.set(key, answer)
  return answer
}

export function isAncestor(folder: string, older: string, newer: string): boolean {
  return older === newer || mergeBase(folder, older, newer) === older
}

export function mergeBase(folder: string, one: string, other: string): string | null {
  return once(['base', one, other], () => {
    try {
      const found = simpleBase(folder, one, other)
      if (found !== null) return found
      return git(folder, ['merge-base', one, other]).trim()
    } catch {
      return null
    }
  })
}

/** Commits of a range, newest first. */
export function commitsOf(folder: string, args: readonly string[]): readonly string[] {
  return once(
    ['list', ...args],
    () =>
      simpleRange(folder, args) ??
      git(folder, ['rev-list', ...args])
        .split('\n')
        .filter((line) => line !== ''),
  )
}

const lineages = new Map<string, ReadonlySet<string>>()

/** Everything that a commit descends from, and itself. */
function lineage(folder: string, sha: string): ReadonlySet<string> {
  const known = lineages.get(sha)
  if (known !== undefined) return known
  const found = new Set<string>()
  const ahead = [sha]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (found.has(next)) continue
    found.add(next)
    ahead.push(...readCommit(folder, next).parents)
  }
  lineages.set(sha, found)
  return found
}

/** The one best common ancestor; null where there are several or none, which is for git to say. */
function simpleBase(folder: string, one: string, other: string): string | null {
  const ancestors = lineage(folder, one)
  const common = [...lineage(folder, other)].filter((sha) => ancestors.has(sha))
  const best = common.filter((sha) => common.every((each) => each === sha || !lineage(folder, each).has(sha)))
  return best.length === 1 ? (best[0] ?? null) : null
}

/** A range without merges, walked here; null where git must. */
function simpleRange(folder: string, args: readonly string[]): readonly string[] | null {
  const [, from, to] = /^([0-9a-f]{40})\.\.([0-9a-f]{40})$/.exec(args.at(-1) ?? '') ?? []
  const options = args.slice(0, -1).join(' ')
  if (from === undefined || to === undefined || !['', '--reverse --topo-order'].includes(options)) return null
  const behind = lineage(folder, from)
  const found: string[] = []
  for (let sha = to; !behind.has(sha);) {
    const { parents } = readCommit(folder, sha)
    found.push(sha)
    const [parent] = parents
    if (parent === undefined || parents.length > 1) return null
    sha = parent
  }
  return options === '' ? found : found.toReversed()
}

/** The tree of a merge; null when it conflicts. */
export function mergedTree(folder: string, base: string, head: string): string | null {
  const common = mergeBase(folder, base, head)
  if (common === base) return readCommit(folder, head).tree
  if (common === head) return readCommit(folder, base).tree
  try {
    return git(folder, ['merge-tree', '--write-tree', base, head]).split('\n')[0]?.trim() ?? null
  } catch {
    return null
  }
}

/** Replays the commits of a head on a base, as "rebase and merge" does; null when one conflicts. */
export function replay(
  folder: string,
  { base, head, committer }: { readonly base: string; readonly head: string; readonly committer: Signature },
): readonly string[] | null {
  const commits = commitsOf(folder, ['--reverse', '--topo-order', '--no-merges', `${base}..${head}`])
  const made: string[] = []
  let onto = base
  for (const sha of commits) {
    const { parents, author, message } = readCommit(folder, sha)
    // A commit with the new base's files and the old parent has exactly that parent as its common ancestor with the commit.
    const bridge = writeCommit(folder, {
      tree: readCommit(folder, onto).tree,
      parents,
      message: 'bridge',
      author,
      committer,
    })
    const tree = mergedTree(folder, bridge, sha)
    if (tree === null) return null
    onto = writeCommit(folder, { tree, parents: [onto], message, author, committer })
    made.push(onto)
  }
  return made
}

const statuses: Readonly<Record<string, ChangedFile['status']>> = { A: 'added', D: 'removed', R: 'renamed' }

/** What differs between two commits or trees. */
export function changedFiles(folder: string, from: string, to: string): readonly ChangedFile[] {
  return once(['changes', from, to], () => broughtAlong(from, to) ?? compared(folder, from, to))
}

/** Whole files that came: nothing is to be compared. In the order of their bytes, as git has them. */
function broughtAlong(from: string, to: string): readonly ChangedFile[] | null {
  const added = onlyAdded(from, to)?.map(({ path, sha, text }) => ({
    path,
    sha,
    previous: null,
    status: 'added' as const,
    additions: text === '' ? 0 : text.replace(/\n$/, '').split('\n').length,
    deletions: 0,
  }))
  return added?.toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path))) ?? null
}

function compared(folder: string, from: string, to: string): readonly ChangedFile[] {
  const raw = utf8(git(folder, ['diff-tree', '-r', '-M', '-z', '--raw', '--numstat', from, to])).split('\0')
  const files: { path: string; previous: string | null; status: ChangedFile['status']; sha: string }[] = []
  const counts = new Map<string, readonly [number, number]>()
  for (let at = 0; at < raw.length; at += 1) {
    const field = raw[at] ?? ''
    if (field.startsWith(':')) {
      const [, , , sha = '', status = ''] = field.split(' ')
      const moved = status.startsWith('R')
      const previous = moved ? (raw[at + 1] ?? '') : null
      at += moved ? 2 : 1
      files.push({ path: raw[at] ?? '', previous, sha, status: statuses[status.charAt(0)] ?? 'modified' })
    } else if (field !== '') {
      const [added = '0', removed = '0', path = ''] = field.split('\t')
      if (path === '') at += 2
      counts.set(path === '' ? (raw[at] ?? '') : path, [Number(added) || 0, Number(removed) || 0])
    }
  }
  return files.map(({ path, previous, status, sha }) => {
    const [additions, deletions] = counts.get(path) ?? [0, 0]
    const gone = status === 'removed'
    return {
      path,
      previous,
      status,
      sha: gone ? null : sha,
      additions,
      deletions,
    }
  })
}

/** How files differ between two commits or trees, by path; binary ones are missing. */
export function patchesOf(folder: string, from: string, to: string): ReadonlyMap<string, string> {
  return once(['patches', from, to], () => differences(folder, from, to))
}

function differences(folder: string, from: string, to: string): ReadonlyMap<string, string> {
  const text = utf8(git(folder, ['-c', 'core.quotePath=false', 'diff-tree', '-r', '-M', '-p', from, to]))
  const patches = new Map<string, string>()
  for (const part of text.split(/^diff --git /m).slice(1)) {
    const start = part.indexOf('\n@@')
    if (start === -1) continue
    const path = /^\+\+\+ b\/(.*)$/m.exec(part)?.[1] ?? /^--- a\/(.*)$/m.exec(part)?.[1] ?? ''
    patches.set(path, part.slice(start + 1).replace(/\n$/, ''))
  }
  return patches
}

/** Brings a commit (or a ref) of another repository here, under a ref of this one; within one repository, a commit. */
export function fetchFrom(
  folder: string,
  from: string,
  refs: { readonly source: string; readonly target: string },
): void {
  if (from === folder) setRef(folder, refs.target, refs.source)
  else git(folder, ['fetch', '--quiet', from, `+${refs.source}:${refs.target}`])
}
