import type { MarkdownIt, Token } from 'markdown-it'
import type { Finding } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import { finding } from '../words/find.ts'
import type { Assembled } from './assemble.ts'
import { grouped, type Item } from './flow.ts'
import { type Line, linesOf, partOf, writtenAsButton } from './paragraph-lines.ts'
import type { PictureShelf } from './pictures.ts'
import { readBlock } from './read-block.ts'
import type { StandIns } from './stand-ins.ts'
import { unwrapBlocks } from './unwrap-blocks.ts'

/** What is needed to read the tokens of one Markdown text. */
interface FlowSource {
  readonly markdown: MarkdownIt
  readonly source: Assembled
  readonly shelf: PictureShelf
}

interface Reader extends FlowSource {
  readonly lines: (inline: Token) => readonly Line[]
  /** @param at line of the text, counted from 0. */
  readonly report: (code: Code, at: number, values?: Readonly<Record<string, number>>) => void
}

/** The tokens of a Markdown text as items of a mail, and what is wrong with its blocks. */
export function readFlow(
  tokens: readonly Token[],
  from: FlowSource,
): { readonly items: readonly Item[]; readonly findings: readonly Finding[] } {
  const { markdown, source, shelf } = from
  const findings: Finding[] = []
  const widths = new Map(Object.values(shelf.request.pictures).map((one) => [one.source, one.width]))
  const tools = {
    markdown,
    standIns: shelf.standIns,
    widthOf: (address: string) => widths.get(address) ?? null,
  }
  const reader: Reader = {
    ...from,
    lines: (inline) => linesOf(inline, tools),
    report: (code, at, values) => findings.push(finding(code, source.placeOfLine(at + 1), values)),
  }
  return { items: itemsOf(tokens, reader), findings }
}

function itemsOf(tokens: readonly Token[], reader: Reader): readonly Item[] {
  const { standIns } = reader.shelf
  return grouped(
    chunksOf(tokens).flatMap((chunk) => readChunk(chunk, reader)),
    (word) => roleOf(word, standIns),
  )
}

function roleOf(word: string, standIns: StandIns): 'open' | 'middle' | 'end' | null {
  const kind = standIns.tagOf(word)?.tag.kind
  if (kind === 'if' || kind === 'case' || kind === 'for') return 'open'
  if (kind === 'elsif' || kind === 'else' || kind === 'when') return 'middle'
  return kind === 'end' ? 'end' : null
}

/** The outermost elements, each with everything in it. */
function chunksOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const chunks: Token[][] = []
  let depth = 0
  for (const token of tokens) {
    if (depth === 0) chunks.push([])
    chunks.at(-1)?.push(token)
    depth += token.nesting
  }
  return chunks
}

function readChunk(chunk: readonly Token[], reader: Reader): readonly Item[] {
  const type = chunk[0]?.type
  if (type === 'block_open') {
    const { lines, report } = reader
    return readBlock(chunk, { lines, report, itemsOf: (tokens) => itemsOf(tokens, reader), chunksOf })
  }
  if (type === 'paragraph_open') return readParagraph(chunk, reader)
  if (type === 'hr') return [{ kind: 'divider' }]
  for (const token of chunk) {
    if (token.type === 'inline' && writtenAsButton(token)) reader.report('button-alone', token.map?.[0] ?? 0)
  }
  return [{ kind: 'text', html: render(chunk, reader) }]
}

function render(chunk: readonly Token[], { markdown, shelf }: Reader): string {
  return unwrapBlocks(markdown.renderer.render([...chunk], markdown.options, {}), shelf.standIns)
}

/** A paragraph is text, unless each of its lines is a button, a picture or tags; lines of tags part those before from those after. */
function readParagraph(chunk: readonly Token[], reader: Reader): readonly Item[] {
  const inline = chunk.find(({ type }) => type === 'inline')
  const text = (): readonly Item[] => [{ kind: 'text', html: render(chunk, reader) }]
  if (inline === undefined) return text()
  const lines = reader.lines(inline)
  const has = (kind: Line['kind']): boolean => lines.some((line) => line.kind === kind)
  if (has('text') && has('tags') && (has('button') || has('picture') || !isBalanced(inline, reader))) {
    return partsOf(lines).flatMap(([from, to]) =>
      readParagraph(
        chunk.map((token) => (token === inline ? partOf(inline, from, to) : token)),
        reader,
      ),
    )
  }
  for (const line of lines) if (line.kind === 'no-link') reader.report('button-link', line.at)
  if (has('text')) {
    const button = lines.find(({ kind }) => kind === 'button')
    if (button !== undefined) reader.report('button-alone', button.at)
    else if (writtenAsButton(inline)) reader.report('button-alone', inline.map?.[0] ?? 0)
    return text()
  }
  return lines.flatMap((line): readonly Item[] => {
    if (line.kind === 'button') return [line.button]
    if (line.kind === 'picture') return [line.picture]
    if (line.kind !== 'tags') return []
    return line.words.map((word) => ({ kind: 'tag', word, html: `${word}\n` }))
  })
}

/** Whether each tag in a paragraph has its end there too: then they may stay in it, as parts of its text. */
function isBalanced({ content }: Token, { shelf: { standIns } }: Reader): boolean {
  let depth = 0
  const roles = standIns.wordsIn(content).map((word) => roleOf(word, standIns))
  return (
    roles.every((role) => {
      if (role === 'open') depth += 1
      else if (role !== null && depth === 0) return false
      else if (role === 'end') depth -= 1
      return true
    }) && depth === 0
  )
}

/** From where to where lines are of one kind: tags, or not. */
function partsOf(lines: readonly Line[]): readonly (readonly [from: number, to: number])[] {
  const isTags = (index: number): boolean => lines[index]?.kind === 'tags'
  const starts = lines
    .map((_, index) => index)
    .filter((index) => index === 0 || isTags(index) !== isTags(index - 1))
  return starts.map((start, index) => [start, starts[index + 1] ?? lines.length])
}
