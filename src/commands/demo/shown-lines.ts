type Shows = (lines: readonly string[]) => readonly string[]

/** Nothing: the sentence around the command says it. */
export const nothing: Shows = () => []

/** The first so many lines. */
export function first(count: number): Shows {
  return (lines) => lines.slice(0, count)
}

/** The last so many lines. */
export function last(count: number): Shows {
  return (lines) => lines.slice(-count)
}

/** Everything but the conditions that are met, and what stands below these. */
export const unmet: Shows = (lines) => {
  let metAt = Infinity
  return lines.filter((line) => {
    const indent = line.search(/\S|$/)
    if (indent <= metAt) metAt = line[indent] === '✓' ? indent : Infinity
    return indent < metAt
  })
}

/** What stands below the last empty line: the answer to what was signed, without what was signed. */
export const answered: Shows = (lines) => lines.slice(lines.lastIndexOf('') + 1)
