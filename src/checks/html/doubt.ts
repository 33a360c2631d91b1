/** Lower-case properties and values. */
export type Style = ReadonlyMap<string, string>

/** Values that only a browser can work out. */
const computed = /(?:^|[^a-z-])(?:var|env|attr|calc|min|max|clamp|if|sibling-index)\(/
/** What decides whether something is shown, besides colours and sizes of letters. */
const deciding =
  /^(?:display|visibility|opacity|(?:max-|min-)?(?:height|width)|overflow(?:-[xy])?|position|left|right|top|bottom|text-indent|margin(?:-[a-z]+)?)$/
/** Colours that we do not work out. */
const furtherColour = /\b(?:color|color-mix|device-cmyk|hwb|lab|lch|light-dark|oklab|oklch)\(/

/**
 * Whether a style can hide what is in it in a way that we do not work out: cut, moved, made smaller or covered. Whatever must be shown
 * goes without such styles.
 */
export function isDoubtful(style: Style): boolean {
  for (const [property, value] of style) {
    if (deciding.test(property) && property !== 'width' && property !== 'max-width' && computed.test(value))
      return true
    if (tricks.has(property) && !/^(?:none|normal|auto|initial|unset|inherit|1|100%)$/.test(value))
      return true
    if (property === 'z-index' && value.startsWith('-')) return true
    if (property === 'opacity' && !/^(?:[\d.]+(?:e-?\d+)?%?|inherit|initial|unset)$/.test(value)) return true
    if (property.startsWith('background') && (computed.test(value) || furtherColour.test(value))) return true
  }
  return (
    isClipped(style) && ['height', 'max-height', 'line-height'].some((one) => isCutting(one, style.get(one)))
  )
}

const tricks: ReadonlySet<string> = new Set(
  'clip clip-path transform scale translate rotate zoom filter backdrop-filter mask mask-image -webkit-mask -webkit-mask-image mix-blend-mode'.split(
    ' ',
  ),
)

/** A length may be too little for what is in it; a share of what is around it is not. */
function isCutting(property: string, value = ''): boolean {
  return property === 'line-height' ? /^0?\.|^0/.test(value) : /^[\d.]+[a-z]*$/.test(value)
}

/** Whether what is larger than its box is cut off. */
export function isClipped(style: Style): boolean {
  return ['overflow', 'overflow-x', 'overflow-y'].some((one) =>
    /\b(?:hidden|clip)\b/.test(style.get(one) ?? ''),
  )
}
