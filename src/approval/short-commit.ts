/** A commit as people read and type it. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 12)
}
