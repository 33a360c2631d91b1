import { createHash } from 'node:crypto'
import { assert } from '../kit/assert.ts'
import { base32 } from '../kit/base32.ts'
import type { PlacedTag } from './source.ts'

/**
 * While Markdown, MJML and the HTML tools work, each tag is a word of small letters and digits that means nothing to them.
 * The words cannot be guessed by who wrote the campaign, and each stands for one tag at one place.
 */
export interface StandIns {
  /** A new word for a tag. */
  readonly mint: (tag: PlacedTag) => string
  /** A new word for nothing: where it comes out again, something is put in. */
  readonly mark: () => string
  /** The words in the order in which they stand in a text. */
  readonly wordsIn: (text: string) => readonly string[]
  readonly tagOf: (word: string) => PlacedTag | null
  /** The text cut at its words: text, word, text, word, text. */
  readonly split: (text: string) => readonly string[]
}

const digits = 5

/** @param request everything that is compiled, so that nobody can write a word into it beforehand. */
export function createStandIns(request: string): StandIns {
  const nonce = base32(createHash('sha256').update(`stand-in\0${request}`).digest().subarray(0, 15))
  const head = `q${nonce}`
  assert(!request.includes(head), 'a stand-in was guessed')
  const pattern = new RegExp(`(${head}[0-9]{${digits}}x)`, 'g')
  const tags = new Map<string, PlacedTag>()
  let count = 0
  const next = (): string => {
    count += 1
    assert(count < 10 ** digits, 'too many stand-ins')
    return `${head}${String(count).padStart(digits, '0')}x`
  }
  return {
    mint(tag) {
      const word = next()
      tags.set(word, tag)
      return word
    },
    mark: next,
    wordsIn: (text) => Array.from(text.matchAll(pattern), (match) => match[0]),
    tagOf: (word) => tags.get(word) ?? null,
    split: (text) => text.split(pattern),
  }
}
