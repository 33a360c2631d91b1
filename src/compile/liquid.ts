import { type TagToken, Tokenizer, type TopLevelToken, TypeGuards } from 'liquidjs'
import type { Finding, Place, Values } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { expectEnd, fromToken, type Names, readFiltered } from './expression.ts'
import { nearlyWritten } from './nearly.ts'
import { Refusal } from './refusal.ts'
import { type Piece, placesIn, type SlotName, type Source, type Tag } from './source.ts'

/** What a source may name beside the merge fields. */
export interface Language {
  readonly fields: Names['fields']
  readonly constants: Names['constants']
  /** Slots and partials are for layouts; a slot elsewhere is an undeclared field. */
  readonly slots: readonly SlotName[]
}

/** A source taken apart, with everything in it that is not of the closed subset. */
export interface Parsed {
  readonly pieces: readonly Piece[]
  readonly findings: readonly Finding[]
}

const tagsMax = 2000
const blockDepthMax = 8
const turnsMax = 50
const tagNames = ['if', 'elsif', 'else', 'unless', 'case', 'when', 'for', 'render']
const middles: Readonly<Record<string, readonly string[]>> = {
  elsif: ['if', 'unless'],
  else: ['if', 'unless', 'case'],
  when: ['case'],
}

/** A block that is open while a source is read. */
interface Block {
  readonly name: string
  readonly place: Place
  readonly written: string
  readonly variable: string | null
  /** Turns of this loop times those of the loops around it. */
  turns: number
  hasElse: boolean
}

/** Takes a source apart. liquidjs finds the tags and reads their expressions; nothing is ever run by it. */
export function parseLiquid(source: Source, language: Language): Parsed {
  const findings: Finding[] = []
  const placeOf = placesIn(source)
  const tokens = tokensOf(source, (code, offset, values) =>
    findings.push(finding(code, placeOf(offset), values)),
  )
  if (tokens.length > tagsMax * 2)
    findings.push(finding('template-too-large', placeOf(0), { limit: tagsMax }))
  if (findings.length > 0) return { pieces: [], findings }
  const pieces: Piece[] = []
  const blocks: Block[] = []
  for (const token of tokens) {
    const place = placeOf(token.begin)
    if (TypeGuards.isHTMLToken(token)) {
      const text = token.getContent()
      if (text !== '') pieces.push({ kind: 'text', text, place: placeOf(token.begin + token.trimLeft) })
      continue
    }
    const written = token.getText().replaceAll(/\s+/g, ' ').slice(0, 80)
    try {
      const tag = TypeGuards.isTagToken(token)
        ? readTag(token, { blocks, language, place, written })
        : readOutput(new Tokenizer(token.input, undefined, undefined, token.contentRange), blocks, language)
      pieces.push({ kind: 'tag', tag, place, written })
    } catch (error) {
      // What liquidjs cannot read at all is as much outside the subset as what it can.
      const refusal = error instanceof Refusal ? error : new Refusal('template-expression')
      findings.push(
        wideMark(written, place) ??
          nearly(refusal, written, place) ??
          finding(refusal.code, place, { tag: written, ...refusal.values }),
      )
    }
  }
  for (const block of blocks)
    findings.push(finding('template-block-open', block.place, { tag: block.written }))
  return { pieces, findings }
}

/** A tag that cannot be read often holds a mark from a word processor or of the Japanese input; within plain quotes any may stand. */
function wideMark(written: string, place: Place): Finding | null {
  const [mark] = /[‘’“”´＇＂｜：，．（）]/u.exec(written.replaceAll(/'[^']*'|"[^"]*"/g, '')) ?? []
  return mark === undefined ? null : finding('template-wide-mark', place, { tag: written, mark })
}

function nearly({ code }: Refusal, tag: string, place: Place): Finding | null {
  const plain = code === 'template-expression' ? nearlyWritten(tag) : null
  return plain === null ? null : finding('template-nearly', place, { tag, plain })
}

function tokensOf(
  source: Source,
  refuse: (code: 'template-tag-open' | 'template-quote-open', offset: number, values?: Values) => void,
): readonly TopLevelToken[] {
  try {
    return new Tokenizer(source.text).readTopLevelTokens()
  } catch (error) {
    const token: unknown = error instanceof Error && 'token' in error ? error.token : null
    const begin = typeof token === 'object' && token !== null && 'begin' in token ? Number(token.begin) : 0
    // Within quotation marks an end of a tag is none, so that one mark too few takes all the rest for its word.
    const [tag = ''] = /^\{[{%][^\n]*?[%}]\}/u.exec(source.text.slice(begin, begin + 300)) ?? []
    if (!/['"]/u.test(tag.replaceAll(/'[^']*'|"[^"]*"/gu, ''))) refuse('template-tag-open', begin)
    else refuse('template-quote-open', begin, { tag })
    return []
  }
}

function namesIn(blocks: readonly Block[], language: Language): Names {
  const loops = blocks.flatMap(({ variable }) => (variable === null ? [] : [variable]))
  return { fields: language.fields, constants: language.constants, loops }
}

function readOutput(tokenizer: Tokenizer, blocks: readonly Block[], language: Language): Tag {
  const slot = language.slots.find((name) => name === tokenizer.input.slice(tokenizer.p, tokenizer.N))
  if (slot !== undefined) return { kind: 'slot', name: slot }
  return { kind: 'output', expression: readFiltered(tokenizer, namesIn(blocks, language)) }
}

interface TagContext {
  readonly blocks: Block[]
  readonly language: Language
  readonly place: Place
  readonly written: string
}

function readTag(token: TagToken, context: TagContext): Tag {
  const { blocks, language } = context
  const names = namesIn(blocks, language)
  const { name, tokenizer } = token
  if (name.startsWith('end')) return closeBlock(name.slice(3), tokenizer, blocks)
  if (!tagNames.includes(name)) {
    throw new Refusal('template-tag-unknown', { known: tagNames.join(', ') })
  }
  if (Object.hasOwn(middles, name)) return readMiddle(name, tokenizer, { blocks, names })
  if (name === 'render') return readRender(tokenizer)
  // Opened before it is read, so that a mistake in it does not make its end and its variable further ones.
  const around = blocks.at(-1)?.turns ?? 1
  const variable = name === 'for' ? (/^[a-z]\w*(?=\s+in\b)/.exec(tokenizer.remaining())?.[0] ?? null) : null
  const block: Block = { ...context, name, variable, turns: around, hasElse: false }
  blocks.push(block)
  if (blocks.length > blockDepthMax) throw new Refusal('template-too-deep', { limit: blockDepthMax })
  if (name === 'for') {
    const loop = readFor(tokenizer, names)
    block.turns = around * loop.limit
    if (block.turns > turnsMax) throw new Refusal('template-loop-too-long', { limit: turnsMax })
    return loop
  }
  const expression = readFiltered(tokenizer, names)
  if (name === 'case') return { kind: 'case', subject: expression }
  if (name === 'if') return { kind: 'if', when: expression }
  return { kind: 'if', when: { kind: 'operator', operator: 'not', operands: [expression] } }
}

function closeBlock(name: string, tokenizer: Tokenizer, blocks: Block[]): Tag {
  expectEnd(tokenizer)
  const block = blocks.at(-1)
  if (block?.name !== name) throw new Refusal('template-block-stray')
  blocks.pop()
  return { kind: 'end' }
}

function readMiddle(
  name: string,
  tokenizer: Tokenizer,
  { blocks, names }: { blocks: readonly Block[]; names: Names },
): Tag {
  const block = blocks.at(-1)
  if (block === undefined || block.hasElse || !middles[name]?.includes(block.name)) {
    throw new Refusal('template-block-stray')
  }
  if (name === 'else') {
    block.hasElse = true
    expectEnd(tokenizer)
    return { kind: 'else' }
  }
  if (name === 'elsif') return { kind: 'elsif', when: readFiltered(tokenizer, names) }
  const equals = [fromToken(tokenizer.readValue(), names)]
  tokenizer.skipBlank()
  while (!tokenizer.end()) {
    if (tokenizer.peek() === ',') tokenizer.advance()
    else if (tokenizer.readIdentifier().getText() !== 'or') throw new Refusal('template-expression')
    equals.push(fromToken(tokenizer.readValue(), names))
    tokenizer.skipBlank()
  }
  return { kind: 'when', equals }
}

/** `{% render 'name' %}` and nothing else: which file is meant must be plain to whoever reads it. */
function readRender(tokenizer: Tokenizer): Tag {
  const match = /^(['"])([a-z0-9][a-z0-9-]{0,63})\1$/.exec(tokenizer.remaining())
  if (match?.[2] === undefined) throw new Refusal('template-render-name')
  return { kind: 'render', name: match[2] }
}

/** `for i in (1..5)`, or up to a number that a field holds, and then with a written limit. */
function readFor(tokenizer: Tokenizer, names: Names): Extract<Tag, { kind: 'for' }> {
  const variable = tokenizer.readIdentifier().getText()
  const isIn = tokenizer.readIdentifier().getText() === 'in'
  const range = tokenizer.readValue()
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(variable) || variable === 'forloop' || !isIn) {
    throw new Refusal('template-loop-range', { limit: turnsMax })
  }
  if (range === undefined || !TypeGuards.isRangeToken(range)) {
    throw new Refusal('template-loop-range', { limit: turnsMax })
  }
  const from = loopEnd(fromToken(range.lhs, names), names)
  const to = loopEnd(fromToken(range.rhs, names), names)
  const written = /^(?:limit\s*:\s*(\d{1,9})\s*)?$/.exec(tokenizer.remaining().trim())
  if (written === null) throw new Refusal('template-loop-range', { limit: turnsMax })
  const known =
    from.kind === 'literal' && to.kind === 'literal' ? Number(to.value) - Number(from.value) + 1 : null
  const limit = written[1] === undefined ? known : Math.min(Number(written[1]), known ?? Infinity)
  if (limit === null) throw new Refusal('template-loop-range', { limit: turnsMax })
  if (limit > turnsMax) throw new Refusal('template-loop-too-long', { limit: turnsMax })
  return { kind: 'for', variable, from, to, limit: Math.max(0, limit) }
}

function loopEnd<E extends ReturnType<typeof fromToken>>(end: E, names: Names): E {
  const isWhole = end.kind === 'literal' && Number.isSafeInteger(end.value)
  const isField = end.kind === 'variable' && names.fields[end.name]?.type === 'integer'
  const isLoop = end.kind === 'variable' && names.loops.includes(end.name)
  if (!isWhole && !isField && !isLoop) throw new Refusal('template-loop-range', { limit: turnsMax })
  return end
}
