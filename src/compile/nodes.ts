import type { Finding } from '../kit/finding.ts'
import { renderNodes } from '../message/render.ts'
import type { Expression, HoleContext, TemplateNode } from '../message/template.ts'
import { finding } from '../words/find.ts'
import type { PlacedTag } from './source.ts'
import type { StandIns } from './stand-ins.ts'

/** A text that went through all tools, about to become a template. */
export interface Finished {
  readonly text: string
  readonly standIns: StandIns
  readonly contextOf: (word: string) => HoleContext
  /** Where a tag stands; a block must end where it began. Null where no structure is to be kept. */
  readonly containerOf: ((word: string) => number | null) | null
}

interface Reader extends Finished {
  readonly parts: readonly string[]
  readonly findings: Finding[]
  at: number
}

type Block = Extract<TemplateNode, { kind: 'if' | 'case' | 'for' }>

/** A text with stand-ins as template nodes. Blocks that do not nest, or end elsewhere than they began, are findings. */
export function toNodes(finished: Finished): {
  readonly nodes: readonly TemplateNode[]
  readonly findings: readonly Finding[]
} {
  const reader: Reader = { ...finished, parts: finished.standIns.split(finished.text), findings: [], at: 0 }
  const nodes = [...readBody(reader)]
  while (reader.at < reader.parts.length) {
    // An end without a beginning: the tag has moved.
    lost(reader, tagAt(reader))
    reader.at += 1
    nodes.push(...readBody(reader))
  }
  return { nodes: merged(nodes), findings: reader.findings }
}

/** Odd parts are stand-ins. */
function wordAt(reader: Reader): string {
  return reader.parts[reader.at] ?? ''
}

function tagAt(reader: Reader): PlacedTag | null {
  return reader.at % 2 === 1 ? reader.standIns.tagOf(wordAt(reader)) : null
}

function lost(reader: Reader, tag: PlacedTag | null): void {
  if (tag !== null) reader.findings.push(finding('template-tag-lost', tag.place, { tag: tag.written }))
}

/** Reads until a tag that is no beginning of anything; that tag is left for the caller. */
function readBody(reader: Reader): TemplateNode[] {
  const nodes: TemplateNode[] = []
  while (reader.at < reader.parts.length) {
    const tag = tagAt(reader)
    if (tag === null) {
      nodes.push({ kind: 'static', text: wordAt(reader) })
      reader.at += 1
      continue
    }
    if (tag.tag.kind === 'output') {
      nodes.push(hole(tag.tag.expression, reader.contextOf(wordAt(reader))))
      reader.at += 1
    } else if (tag.tag.kind === 'if' || tag.tag.kind === 'case' || tag.tag.kind === 'for') {
      nodes.push(readBlock(reader, tag))
    } else {
      return nodes
    }
  }
  return nodes
}

function readBlock(reader: Reader, opening: PlacedTag): Block {
  const container = reader.containerOf?.(wordAt(reader)) ?? null
  const bodies: { tag: PlacedTag['tag']; body: readonly TemplateNode[] }[] = []
  let tag: PlacedTag | null = opening
  while (tag !== null && tag.tag.kind !== 'end') {
    reader.at += 1
    const body = merged(readBody(reader))
    bodies.push({ tag: tag.tag, body })
    tag = tagAt(reader)
    if (tag !== null && reader.containerOf !== null && reader.containerOf(wordAt(reader)) !== container) {
      reader.findings.push(finding('template-tag-unbalanced', opening.place, { tag: opening.written }))
    }
  }
  if (tag === null) lost(reader, opening)
  reader.at += 1
  return block(bodies, { reader, opening })
}

function block(
  bodies: readonly { tag: PlacedTag['tag']; body: readonly TemplateNode[] }[],
  { reader, opening }: { reader: Reader; opening: PlacedTag },
): Block {
  const { tag } = opening
  if (tag.kind === 'for') {
    const { variable, from, to, limit } = tag
    return { kind: 'for', variable, from, to, limit, body: bodies[0]?.body ?? [] }
  }
  if (tag.kind === 'case') {
    if (bodies[0]?.body.some((node) => node.kind !== 'static' || node.text.trim() !== '')) {
      reader.findings.push(finding('template-text-in-case', opening.place, { tag: opening.written }))
    }
    const branches = bodies
      .slice(1)
      .map((one) => ({ equals: one.tag.kind === 'when' ? one.tag.equals : null, body: one.body }))
    return { kind: 'case', subject: tag.subject, branches }
  }
  return {
    kind: 'if',
    branches: bodies.map((one) => ({
      when: one.tag.kind === 'if' || one.tag.kind === 'elsif' ? one.tag.when : null,
      body: one.body,
    })),
  }
}

/** What is known when the template is made is put in at once. */
function hole(written: Expression, context: HoleContext): TemplateNode {
  const expression = context === 'url' ? withoutUrlEncode(written) : written
  if (readsNothing(expression)) {
    return { kind: 'static', text: renderNodes([{ kind: 'hole', context, expression }], {}) }
  }
  return { kind: 'hole', context, expression }
}

/** In a link every value is percent-encoded: doing it twice would spoil it. */
function withoutUrlEncode(expression: Expression): Expression {
  return expression.kind === 'filter' && expression.name === 'url_encode' ? expression.input : expression
}

function readsNothing(expression: Expression): boolean {
  if (expression.kind === 'variable' || expression.kind === 'loop') return false
  if (expression.kind === 'filter') return [expression.input, ...expression.arguments].every(readsNothing)
  return expression.kind !== 'operator' || expression.operands.every(readsNothing)
}

/** Neighbouring texts become one, empty ones none. */
function merged(nodes: readonly TemplateNode[]): readonly TemplateNode[] {
  const result: TemplateNode[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.kind === 'static' && last?.kind === 'static') {
      result[result.length - 1] = { kind: 'static', text: last.text + node.text }
    } else if (node.kind !== 'static' || node.text !== '') {
      result.push(node)
    }
  }
  return result
}

/** The merge fields and links a template reads, sorted; variables of its own loops are none. */
export function variablesOf(nodes: readonly TemplateNode[]): readonly string[] {
  const names = new Set<string>()
  for (const node of nodes) collect(node, { names, loops: [] })
  return [...names].sort()
}

interface Collection {
  readonly names: Set<string>
  readonly loops: readonly string[]
}

function collect(node: TemplateNode, into: Collection): void {
  const within = (body: readonly TemplateNode[], inner = into) => body.forEach((one) => collect(one, inner))
  if (node.kind === 'hole') visit(node.expression, into)
  if (node.kind === 'if') {
    for (const { when, body } of node.branches) {
      if (when !== null) visit(when, into)
      within(body)
    }
  }
  if (node.kind === 'case') {
    visit(node.subject, into)
    for (const { equals, body } of node.branches) {
      equals?.forEach((one) => visit(one, into))
      within(body)
    }
  }
  if (node.kind === 'for') {
    visit(node.from, into)
    visit(node.to, into)
    within(node.body, { ...into, loops: [...into.loops, node.variable] })
  }
}

function visit(expression: Expression, into: Collection): void {
  if (expression.kind === 'variable' && !into.loops.includes(expression.name)) into.names.add(expression.name)
  if (expression.kind === 'filter')
    [expression.input, ...expression.arguments].forEach((one) => visit(one, into))
  if (expression.kind === 'operator') expression.operands.forEach((one) => visit(one, into))
}
