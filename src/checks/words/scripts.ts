/** Scripts of letters; a word or a host label normally keeps to one of them (Unicode Technical Standard 39, section 5). */
const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Georgian',
  'Cherokee',
  'Coptic',
  'Hebrew',
  'Arabic',
  'Devanagari',
  'Thai',
  'Hangul',
] as const

/** Scripts that are written together (UTS 39, "Highly Restrictive"): Japanese, Chinese and Korean, each with Latin letters. */
const together: readonly RegExp[] = [
  groupOf('Latin', 'Han', 'Hiragana', 'Katakana'),
  groupOf('Latin', 'Han', 'Bopomofo'),
  groupOf('Latin', 'Han', 'Hangul'),
  ...scripts.map((script) => groupOf(script)),
]

function groupOf(...names: readonly string[]): RegExp {
  const classes = [...names, 'Common', 'Inherited'].map((name) => `\\p{Script_Extensions=${name}}`)
  return new RegExp(`^[${classes.join('')}]*$`, 'u')
}

/** Whether a host label mixes scripts that nobody writes together. */
export function isMixedLabel(label: string): boolean {
  return !together.some((group) => group.test(label))
}

/** Letters that look like Latin ones: a word of Latin letters with one of them in it was made to deceive, or by accident. */
const lookalikeScripts =
  /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}\p{Script=Coptic}]/u

/** The first word that mixes Latin letters with those of a script that looks like it: `pаypal` with a Cyrillic `а`. Greek letters that nobody confuses, as in `βversion`, are let pass. */
export function mixedWord(text: string): string | null {
  if (!lookalikeScripts.test(text)) return null
  for (const [word] of text.matchAll(/[\p{Letter}\p{Mark}\p{Number}]{2,}/gu)) {
    if (/\p{Script=Latin}/u.test(word) && Array.from(word).some(isDisguised)) return word
  }
  return null
}

/** Greek letters that stand beside Latin ones in names of things: `TNFα`, `NFκB`. */
const scientific = /[αβγδκμστχω]/iu

function isDisguised(character: string): boolean {
  return (
    lookalikeScripts.test(character) && !scientific.test(character) && lookalikes.has(character.toLowerCase())
  )
}

/** Marks that turn the direction of what follows: with them a text reads otherwise than it is. */
const directions = /[\u202a-\u202e\u2066-\u2069]/u
/** Marks without width. Joiners between other letters than these, and in emoji, are part of the writing. */
const widthless =
  /[\u200b\u2060-\u2064\u180e\u{e0001}]|\ufeff|(?<=[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Number}])[\u200c\u200d](?=[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Number}])/u
/** Marks that say which way a word runs; they mean nothing without a word that runs from right to left. */
const oneWay = /[\u200e\u200f\u061c]/u
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u

/** A character that no reader sees and that changes what is read or searched: `U+202E`. Null when there is none. */
export function invisibleCharacter(text: string): string | null {
  const found =
    directions.exec(text)?.[0] ??
    widthless.exec(text)?.[0] ??
    (rightToLeft.test(text) ? undefined : oneWay.exec(text)?.[0])
  return found === undefined ? null : codePointOf(found)
}

/** `U+3000` */
export function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** Characters that look like another (from UTS 39, confusables.txt: those that can stand in a host name), each after what it looks like. */
const confusables: Readonly<Record<string, string>> = {
  a: 'аɑα',
  b: 'ЬЪƅ',
  c: 'сϲᴄ',
  d: 'ԁժ',
  e: 'еҽє',
  f: 'ƒ',
  g: 'ɡց',
  h: 'һհ',
  i: 'іɩιıɪ',
  j: 'јʝ',
  k: 'кκ',
  l: '1ӏӀ|ⅼ',
  m: 'м',
  n: 'ոռ',
  o: '0оοօσ○〇',
  p: 'рρ',
  q: 'ԛգ',
  r: 'гᴦ',
  s: 'ѕꜱ',
  t: 'тτ',
  u: 'υսᴜ',
  v: 'ѵνᴠ',
  w: 'ԝաѡɯ',
  x: 'хχ',
  y: 'уүγ',
  z: 'ᴢ',
  力: 'カ',
  口: 'ロ',
  二: 'ニ',
  工: 'エ',
  夕: 'タ',
  八: 'ハ',
  卜: 'ト',
  一: 'ー',
  へ: 'ヘ',
}
const skeletonOf = new Map(
  Object.entries(confusables).flatMap(([like, characters]) =>
    Array.from(characters, (character) => [character.toLowerCase(), like] as const),
  ),
)
const lookalikes = new Set(skeletonOf.keys())

/** What a name looks like: two names with one skeleton cannot be told apart (UTS 39, section 4). */
export function skeleton(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
  return Array.from(plain, (character) => skeletonOf.get(character) ?? character)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/** Whether a label without a single Latin letter reads like one of Latin letters: `аррӏе`. */
export function looksLatin(label: string): boolean {
  const shown = Array.from(label.toLowerCase(), (character) => skeletonOf.get(character) ?? character).join(
    '',
  )
  return /[^\u0000-\u007f]/.test(label) && /^[a-z0-9-]+$/.test(shown)
}
