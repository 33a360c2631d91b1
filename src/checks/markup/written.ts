import type { Place } from '../../kit/finding.ts'
import { placeOfSubject, type CheckInput } from '../check.ts'
import { placesIn } from '../places-in.ts'

/** Who made one mistake a hundred times knows it by then, and nobody reads on. */
export const mistakesMax = 100

/** A text of a campaign as somebody wrote it. */
export interface Written {
  readonly text: string
  /** `front` is a subject or preheader, which no mark of Markdown means anything in. */
  readonly part: 'front' | 'markdown' | 'mjml'
  /** Where a character of the text stands, by its offset. */
  readonly placeOf: (offset: number) => Place
}

/** Everything a campaign says in its own words: subject, preheader and body in each language, and the partials that its body names. */
export function writtenTexts({
  campaign,
  content,
}: Pick<CheckInput, 'campaign' | 'content'>): readonly Written[] {
  const { front, path, body, bodyLine, placeOf } = campaign
  const main = { subject: front.subject, preheader: front.preheader ?? null, path, body, bodyLine, placeOf }
  return [main, ...campaign.translations.values()].flatMap((one) =>
    [
      { text: one.subject, part: 'front' as const, placeOf: () => placeOfSubject(campaign, one) },
      { text: one.preheader ?? '', part: 'front' as const, placeOf: () => one.placeOf('preheader') },
      fileText(one.path, one.body, one.bodyLine),
      partialsOf(one.body, content),
    ].flat(),
  )
}

/** The partials that a body names. */
function partialsOf(body: string, { partials }: CheckInput['content']): readonly Written[] {
  const named = new Set(
    Array.from(body.matchAll(/\{%-?\s*render\s+['"]([a-z0-9-]+)['"]/g), ([, name]) => name),
  )
  return [...partials.values()]
    .filter(({ path }) => named.has(path.replace(/^.*\/|\.[a-z]+$/g, '')))
    .map(({ path, text }) => fileText(path, text, 1))
}

function fileText(file: string, text: string, firstLine: number): Written {
  return {
    text,
    part: file.endsWith('.mjml') ? 'mjml' : 'markdown',
    placeOf: placesIn({ file, firstLine, text }),
  }
}

/** A line of a written text in which nothing stands that Markdown takes as it is: code, and what a backslash goes before, are blank. */
export interface WrittenLine {
  readonly text: string
  readonly written: Written
  /** Of its first character in the whole text. */
  readonly offset: number
}

/** The lines of what is read as Markdown; of subjects and preheaders as well when `front` is asked for. */
export function markdownLines(
  input: Pick<CheckInput, 'campaign' | 'content'>,
  { front }: { readonly front: boolean },
): readonly WrittenLine[] {
  return writtenTexts(input)
    .filter(({ part }) => part === 'markdown' || (front && part === 'front'))
    .flatMap((written) => linesOf(written))
}

function linesOf(written: Written): readonly WrittenLine[] {
  const lines: WrittenLine[] = []
  let offset = 0
  let fence: string | null = null
  for (const line of written.text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null
    const isCode = fence !== null || mark !== null
    if (fence === null) fence = mark
    else if (mark?.startsWith(fence) === true) fence = null
    lines.push({ text: isCode ? '' : withoutCode(line), written, offset })
    offset += line.length + 1
  }
  return lines
}

function withoutCode(line: string): string {
  return line.replaceAll(/\\[!-/:-@[-`{-~]|(?<!`)(`+)(?!`)[^`].{0,2000}?(?<!`)\1(?!`)/g, (code) =>
    ' '.repeat(code.length),
  )
}
