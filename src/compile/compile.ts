import { canonicalJson } from '../kit/canonical-json.ts'
import { compareFindings, type Finding } from '../kit/finding.ts'
import type { CompileRequest, CompileResult } from '../message/template.ts'
import { finding } from '../words/find.ts'
import { assemble, type Assembled, expandPartials, lostTags, unique } from './assemble.ts'
import { unsubscribeUrl } from './expression.ts'
import { type Finish, finishTemplate } from './finish.ts'
import { longestResult } from './longest-result.ts'
import { type Language, parseLiquid } from './liquid.ts'
import { textOf } from './flow.ts'
import { renderMarkdown } from './markdown.ts'
import { previewProblems, renderMjml, withFrame } from './mjml.ts'
import { placeMjmlPictures, withHeights } from './mjml-pictures.ts'
import { contentSection, layoutProblems, plainLayout } from './layout.ts'
import type { Piece, SlotName, Source } from './source.ts'
import { placeContent } from './place-content.ts'
import { createStandIns, type StandIns } from './stand-ins.ts'

/** The sources of a request, taken apart. */
interface Parts {
  readonly subject: readonly Piece[]
  readonly preheader: readonly Piece[] | null
  readonly body: readonly Piece[]
  /** Null for a document that is whole by itself. */
  readonly layout: readonly Piece[] | null
}

const tagsMax = 2000
/** Forty times what a mail may have: whoever renders it for twenty sample readers must not run out of memory. */
const resultMax = 4_000_000
const includeTag = /<\s*mj-include/i

/**
 * A campaign as plain data that can be rendered without any of the tools that made it.
 * Never throws for what somebody wrote: that is a finding, with its file, line and column.
 */
export async function compile(request: CompileRequest): Promise<CompileResult> {
  const parsed = takeApart(request)
  if (parsed.findings.length > 0) return refused(parsed.findings)
  const standIns = createStandIns(canonicalJson(request))
  const title = standIns.mark()
  const preheader = standIns.mark()
  const slot = (name: SlotName): string => (name === 'subject' ? title : preheader)
  const document = assembleDocument(request, parsed.parts, { standIns, slot })
  const placed = placeMjmlPictures(document, { request, standIns })
  const framed = {
    ...document,
    text: withFrame(placed.text, { ...frameOf(request, title, preheader), styles: document.styles }),
  }
  const mjml = await renderMjml(framed)
  const previews = request.preheader === null ? [] : previewProblems(document, preheader)
  const problems = [...document.findings, ...placed.findings, ...previews, ...mjml.findings]
  if (problems.length > 0) return refused(problems)
  const lost = lostTags(standIns.wordsIn(framed.text), standIns.wordsIn(mjml.html), standIns)
  if (lost.length > 0) return refused(lost)
  const html = withHeights(mjml.html, request.pictures)
  const finish: Finish = { html, standIns, title, preheaderMark: preheader, ...parsed.parts }
  const { template, findings } = finishTemplate(finish)
  if (findings.length > 0) return refused(findings)
  if ([template.subject, template.html, template.text].some((part) => longestResult(part) > resultMax)) {
    const start = { file: request.path, line: request.places.body, column: 1 }
    return refused([finding('template-result-too-long', start, { limit: resultMax })])
  }
  const fields = template.variables.filter((name) => name !== unsubscribeUrl)
  const { variables: _, ...parts } = template
  return { version: 1, template: { version: 1, ...parts, fields }, findings: [] }
}

function refused(findings: readonly Finding[]): CompileResult {
  return { version: 1, template: null, findings: [...unique(findings)].sort(compareFindings) }
}

function frameOf(request: CompileRequest, title: string, preheader: string) {
  return { locale: request.locale, title, preheader: request.preheader === null ? null : preheader }
}

/** Parses every source of the request, so that all that is wrong in them is told at once. */
function takeApart(request: CompileRequest): {
  readonly parts: Parts
  readonly findings: readonly Finding[]
} {
  const { path, places, fields } = request
  const findings: Finding[] = []
  const constants = { ...request.constants, language: languageOf(request.locale) }
  const forBody: Language = { fields, constants, slots: [] }
  const read = (source: Source, language: Language, kind: CompileRequest['kind']): readonly Piece[] => {
    const parsed = parseLiquid(source, language)
    const expanded = expandPartials(parsed.pieces, { request, language, kind })
    findings.push(...parsed.findings, ...expanded.findings)
    if (expanded.pieces.filter((piece) => piece.kind === 'tag').length > tagsMax) {
      findings.push(
        finding('template-too-large', { file: source.path, line: 1, column: 1 }, { limit: tagsMax }),
      )
    }
    return expanded.pieces
  }
  const line = (text: string, number: number): Source => ({ path, line: number, text })
  const isWhole = request.kind === 'mjml' && /<mjml[\s>]/.test(request.body)
  const layout = isWhole ? null : (request.layout ?? plainLayout)
  const slots: readonly SlotName[] = ['content', 'subject', 'preheader']
  // A layout serves every list: what it knows by itself means the same whatever fields a list declares.
  const ownFields = Object.entries(fields).filter(([name]) => !Object.hasOwn(constants, name))
  const forLayout: Language = { fields: Object.fromEntries(ownFields), constants, slots }
  const forWhole: Language = { ...forBody, slots: isWhole ? ['subject', 'preheader'] : [] }
  const parts: Parts = {
    subject: read(line(request.subject, places.subject), forBody, 'markdown'),
    preheader:
      request.preheader === null
        ? null
        : read(line(request.preheader, places.preheader), forBody, 'markdown'),
    body: read(line(request.body, places.body), forWhole, request.kind),
    layout: layout && read({ path: layout.path, line: 1, text: layout.text }, forLayout, 'mjml'),
  }
  findings.push(...forbidden(parts, request.kind))
  if (parts.layout !== null) findings.push(...layoutProblems(parts.layout, layout?.path ?? path))
  return { parts, findings }
}

/** The language without script and region: `ja` of `ja-JP`. */
function languageOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? locale
}

/** What is refused wherever MJML stands. */
function forbidden({ body, layout }: Parts, kind: CompileRequest['kind']): readonly Finding[] {
  const findings: Finding[] = []
  const mjml = [...(kind === 'mjml' ? body : []), ...(layout ?? [])]
  for (const piece of mjml) {
    if (piece.kind !== 'text') continue
    for (const [index, text] of piece.text.split('\n').entries()) {
      const at = includeTag.exec(text)
      if (at === null) continue
      const { file, line, column } = piece.place
      findings.push(
        finding('mjml-include', { file, line: line + index, column: (index === 0 ? column : 1) + at.index }),
      )
    }
  }
  return findings
}

/** One MJML document out of layout and body. */
function assembleDocument(
  request: CompileRequest,
  { body, layout }: Parts,
  { standIns, slot }: { standIns: StandIns; slot: (name: SlotName) => string },
): Assembled & { readonly findings: readonly Finding[]; readonly styles: string } {
  const bodyStart = { file: request.path, line: request.places.body, column: 1 }
  if (layout === null)
    return { ...assemble(body, standIns, { start: bodyStart, slot }), findings: [], styles: '' }
  const start = layout[0]?.place ?? bodyStart
  if (request.kind === 'mjml') {
    return { ...assemble(contentSection(layout, body), standIns, { start, slot }), findings: [], styles: '' }
  }
  const source = assemble(body, standIns, { start: bodyStart, slot })
  const content = renderMarkdown(source, { request, standIns })
  const before = standIns.wordsIn(source.text)
  // A block that is wrong is left out, and every tag in it with it.
  const lost =
    content.findings.length > 0 ? [] : lostTags(before, standIns.wordsIn(textOf(content.items)), standIns)
  const mark = standIns.mark()
  const frame = assemble(layout, standIns, {
    start,
    slot: (name) => (name === 'content' ? mark : slot(name)),
  })
  const placed = placeContent(frame, mark, { items: content.items, place: bodyStart })
  return { ...placed, findings: [...content.findings, ...lost, ...placed.findings] }
}
