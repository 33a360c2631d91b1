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

/** The lines that fit. */
export function fitting(pattern: RegExp): Shows {
  return (lines) => lines.filter((line) => pattern.test(line))
}

/** Of a tree of reasons: the head, and the conditions that are not met with all that stands below them. */
export const unmet: Shows = (lines) => {
  let kept = true
  return lines.filter((line, index) => {
    if (index === 0 || line === '') return index === 0
    if (/^\s*[✓✗]/.test(line)) kept = /^\s*✗/.test(line)
    else if (!/^ {4}/.test(line)) kept = true
    return kept
  })
}
