const length =
  /^(?:[+-]?[\d.]+(?:e[+-]?\d+)?(?:[a-z]+|%)?|[a-z-]+\(.*|auto|none|inherit|initial|unset|revert|(?:min|max|fit)-content)$/i
const understood: Readonly<Record<string, RegExp>> = {
  display:
    /^(?:(?:(?:inline|block|flow|run-in|list-item|flow-root)(?:\s+|$))+|none|contents|(?:inline-)?(?:block|flex|grid|table)|ruby.*|table-[a-z-]+|-[a-z-]+|inherit|initial|unset|revert|[a-z-]+\(.*)$/i,
  visibility: /^(?:visible|hidden|collapse|inherit|initial|unset|revert|[a-z-]+\(.*)$/i,
  opacity: /^(?:[+-]?[\d.]+(?:e[+-]?\d+)?%?|inherit|initial|unset|revert|[a-z-]+\(.*)$/i,
  height: length,
  'max-height': length,
  width: length,
  'max-width': length,
}

/** Browsers leave out a value that makes no sense, and what was said before it counts. */
export function isUnderstood(property: string, value: string): boolean {
  return !Object.hasOwn(understood, property) || (understood[property]?.test(value) ?? true)
}
