import type { Finding } from '../kit/finding.ts'
import { escapeHtml } from '../message/escape.ts'
import type { HoleContext, TemplateNode } from '../message/template.ts'
import { finding } from '../words/find.ts'
import { holeContexts } from './hole-contexts.ts'
import { scanHtml, type Spot } from './html-scan.ts'
import { toNodes, variablesOf } from './nodes.ts'
import { toPlainText } from './plain-text.ts'
import type { Piece } from './source.ts'
import type { StandIns } from './stand-ins.ts'

/** HTML with stand-ins, and what is still to be put into it. */
export interface Finish {
  readonly html: string
  readonly standIns: StandIns
  /** The marks where subject and preheader come out, as often as they do. */
  readonly title: string
  readonly preheaderMark: string
  readonly subject: readonly Piece[]
  readonly preheader: readonly Piece[] | null
}

interface Finished {
  readonly subject: readonly TemplateNode[]
  readonly html: readonly TemplateNode[]
  readonly text: readonly TemplateNode[]
  readonly variables: readonly string[]
}

/** The last steps: subject and preheader into the page, the text part, and everything as template nodes. */
export function finishTemplate(finish: Finish): {
  readonly template: Finished
  readonly findings: readonly Finding[]
} {
  const { standIns } = finish
  const page = finish.html
    .replaceAll(finish.title, () => joined(finish.subject, standIns, escapeHtml))
    .replaceAll(finish.preheaderMark, () => joined(finish.preheader ?? [], standIns, escapeHtml))
  const spots = scanHtml(page, standIns.wordsIn)
  const { contexts, findings } = holeContexts(spots, standIns)
  const html = toNodes({
    text: page,
    standIns,
    contextOf: (word) => contexts.get(word) ?? 'html',
    containerOf: (word) => containerOf(spots.get(word)),
  })
  const plain = toPlainText(page, standIns)
  const text = toNodes({
    text: plain,
    standIns,
    contextOf: (word) => textContext(contexts.get(word)),
    containerOf: null,
  })
  const subject = toNodes({
    text: joined(finish.subject, standIns, (text) => text),
    standIns,
    contextOf: () => 'header',
    containerOf: null,
  })
  const lost = lostFromText(spots, plain, standIns)
  return {
    template: {
      subject: subject.nodes,
      html: html.nodes,
      text: text.nodes,
      variables: variablesOf([...subject.nodes, ...html.nodes, ...text.nodes]),
    },
    findings: [...findings, ...subject.findings, ...html.findings, ...text.findings, ...lost],
  }
}

/** Pieces as text with a stand-in of its own for each tag, however often they are joined. */
function joined(pieces: readonly Piece[], standIns: StandIns, escape: (text: string) => string): string {
  return pieces.map((piece) => (piece.kind === 'text' ? escape(piece.text) : standIns.mint(piece))).join('')
}

function containerOf(spot: Spot | undefined): number | null {
  return spot === undefined || spot.kind === 'unsafe' ? null : spot.container
}

/** In the text part links keep their encoding; everything else is text. */
function textContext(context: HoleContext | undefined): HoleContext {
  return context === 'url' ? 'url' : 'text'
}

/** What the reader of the HTML sees, the reader of the text must see: each visible tag once, text and links each in their order. */
function lostFromText(
  spots: ReadonlyMap<string, Spot>,
  plain: string,
  standIns: StandIns,
): readonly Finding[] {
  const found = standIns.wordsIn(plain)
  const visible = [...spots].filter(([, spot]) => spot.kind !== 'unsafe' && !spot.hidden)
  const texts = visible.filter(([, spot]) => spot.kind === 'text').map(([word]) => word)
  const links = visible
    .filter(([, spot]) => spot.kind === 'attribute' && spot.element === 'a' && spot.name === 'href')
    .map(([word]) => word)
  return [texts, links].flatMap((words) => {
    const wanted = new Set(words)
    const seen = found.filter((word) => wanted.has(word))
    return words.flatMap((word, index) => {
      const tag = standIns.tagOf(word)
      if (tag === null || (seen[index] === word && seen.length === words.length)) return []
      return [finding('template-tag-lost', tag.place, { tag: tag.written })]
    })
  })
}
