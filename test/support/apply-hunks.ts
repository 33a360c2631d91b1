/**
 * Changes a text by hunks, which an empty line divides: lines with `-` or ` ` in front must stand there together, those with `+` come
 * instead of the first. A `*` at the end of a line stands for the rest of it, and `-...` for all lines up to the next one that is named.
 */
export function applyHunks(text: string, changes: string): string {
  return changes
    .split(/\n{2,}/)
    .map((hunk) => hunk.split('\n').filter((line) => line !== ''))
    .filter((hunk) => hunk.length > 0)
    .reduce(applyHunk, text.split('\n'))
    .join('\n')
}

function applyHunk(lines: readonly string[], hunk: readonly string[]): readonly string[] {
  for (let at = 0; at <= lines.length; at += 1) {
    const changed = changedFrom(lines, at, hunk)
    if (changed !== null) return changed
  }
  throw new Error(`these lines are nowhere:\n${hunk.filter((line) => !line.startsWith('+')).join('\n')}`)
}

/** The lines after a hunk that begins at one of them; null when it does not. */
function changedFrom(
  lines: readonly string[],
  at: number,
  hunk: readonly string[],
): readonly string[] | null {
  const instead: string[] = []
  let next = at
  for (const [index, line] of hunk.entries()) {
    if (line.startsWith('+')) instead.push(line.slice(1))
    else if (line === '-...') {
      const end = hunk.slice(index + 1).find((other) => !other.startsWith('+')) ?? ''
      while (next < lines.length && !isLike(lines[next], end.slice(1))) next += 1
    } else {
      if (!isLike(lines[next], line.slice(1))) return null
      if (line.startsWith(' ')) instead.push(lines[next] ?? '')
      next += 1
    }
  }
  return [...lines.slice(0, at), ...instead, ...lines.slice(next)]
}

function isLike(line: string | undefined, wanted: string): boolean {
  return wanted.endsWith('*') ? line?.startsWith(wanted.slice(0, -1)) === true : line === wanted
}
