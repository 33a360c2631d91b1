/**
 * Changes a text by hunks, which an empty line divides: lines with `-` or ` ` in front must stand there together, those with `+` come
 * instead of the first. A `*` at the end of a line stands for the rest of it.
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
  const wanted = hunk.filter((line) => !line.startsWith('+')).map((line) => line.slice(1))
  const at = lines.findIndex((_, from) => wanted.every((line, index) => isLike(lines[from + index], line)))
  if (at < 0) throw new Error(`these lines are nowhere:\n${wanted.join('\n')}`)
  let next = at
  const instead = hunk.flatMap((line) => {
    if (line.startsWith('+')) return [line.slice(1)]
    next += 1
    return line.startsWith('-') ? [] : [lines[next - 1] ?? '']
  })
  return [...lines.slice(0, at), ...instead, ...lines.slice(at + wanted.length)]
}

function isLike(line: string | undefined, wanted: string): boolean {
  return wanted.endsWith('*') ? line?.startsWith(wanted.slice(0, -1)) === true : line === wanted
}
