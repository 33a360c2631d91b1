/** One character of a pattern's segment: a literal, `?` or `*`. */
type Glyph = { readonly kind: 'literal'; readonly character: string } | { readonly kind: 'one' | 'many' }

/** A segment between two slashes: `**`, or glyphs. */
type Segment = { readonly kind: 'any-depth' } | { readonly kind: 'glob'; readonly glyphs: readonly Glyph[] }

/** A pattern taken apart. */
interface Pattern {
  readonly segments: readonly Segment[]
  /** Whether the last segment also owns everything below what it matches; a bare `*` does not. */
  readonly descends: boolean
}

/**
 * Whether a CODEOWNERS pattern matches a path, by GitHub's rules: like gitignore, but `*` at the end of a path never goes
 * deeper, case counts, and there is neither negation nor a range. The time is bounded by pattern length times path length,
 * whatever the pattern: there is no regular expression that could run away.
 */
export function matchPattern(pattern: string, path: string): boolean {
  const parsed = parsePattern(pattern)
  if (parsed === null || path === '') return false
  return matchSegments(parsed, path.split('/'))
}

/** Whether a pattern may match at any depth, because no slash but the last ties it to the root. */
export function isUnanchored(pattern: string): boolean {
  const slash = pattern.indexOf('/')
  return slash === -1 || slash === pattern.length - 1
}

function parsePattern(pattern: string): Pattern | null {
  if (pattern === '' || pattern === '/' || pattern.includes('***')) return null
  let parts = pattern.split('/')
  if (parts[0] === '') parts = parts.slice(1)
  else if (isUnanchored(pattern) && parts[0] !== '**') parts = ['**', ...parts]
  // A slash at the end means: what is below, and never the thing itself.
  if (parts.length > 1 && parts.at(-1) === '') parts = [...parts.slice(0, -1), '**']
  const last = parts.at(-1)
  return {
    segments: parts.map((part) =>
      part === '**' ? { kind: 'any-depth' } : { kind: 'glob', glyphs: parseGlyphs(part) },
    ),
    descends: last !== '*' && last !== '**',
  }
}

function parseGlyphs(part: string): Glyph[] {
  const glyphs: Glyph[] = []
  let escaped = false
  for (const character of part) {
    if (escaped) {
      glyphs.push({ kind: 'literal', character })
      escaped = false
    } else if (character === '\\') escaped = true
    else if (character === '?') glyphs.push({ kind: 'one' })
    // Two stars inside a segment are one: only a whole segment of them crosses a slash.
    else if (character === '*') {
      if (glyphs.at(-1)?.kind !== 'many') glyphs.push({ kind: 'many' })
    } else glyphs.push({ kind: 'literal', character })
  }
  return glyphs
}

/** Walks the pattern once, holding every number of path segments that may be consumed by now. */
function matchSegments(pattern: Pattern, path: readonly string[]): boolean {
  let reached = new Set([0])
  for (const [index, segment] of pattern.segments.entries()) {
    const last = index === pattern.segments.length - 1
    const next = new Set<number>()
    if (segment.kind === 'any-depth') {
      const from = Math.min(...reached)
      // Behind something, `/**` wants at least one more segment; elsewhere it may be nothing.
      if (last) return from < path.length
      for (let at = from; at <= path.length; at += 1) next.add(at)
    } else {
      for (const at of reached) {
        const name = path[at]
        if (name !== undefined && matchGlyphs(segment.glyphs, name)) next.add(at + 1)
      }
    }
    if (next.size === 0) return false
    reached = next
  }
  return pattern.descends || reached.has(path.length)
}

/** Matches one name; on a mismatch only the last star is tried again, one character further on. */
function matchGlyphs(glyphs: readonly Glyph[], name: string): boolean {
  const characters = Array.from(name)
  let at = 0
  let glyph = 0
  let star = -1
  let starAt = 0
  while (at < characters.length) {
    const current = glyphs[glyph]
    if (current?.kind === 'many') {
      star = glyph
      starAt = at
      glyph += 1
    } else if (
      current?.kind === 'one' ||
      (current?.kind === 'literal' && current.character === characters[at])
    ) {
      at += 1
      glyph += 1
    } else if (star === -1) return false
    else {
      starAt += 1
      at = starAt
      glyph = star + 1
    }
  }
  return glyphs.slice(glyph).every(({ kind }) => kind === 'many')
}
