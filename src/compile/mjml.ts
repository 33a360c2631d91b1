import mjml2html from 'mjml'
import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Assembled } from './assemble.ts'
import { depthMax, lineTooDeep } from './nesting.ts'

/** What every message has in its head, and where it comes from. */
export interface Frame {
  /** BCP 47. */
  readonly locale: string
  /** What stands for the title and for the preheader until MJML is done. */
  readonly title: string
  readonly preheader: string | null
  /** MJML that the head begins with, in one line. */
  readonly styles: string
}

/** Writes language, title and preheader into an MJML document that lacks them. No line is added. */
export function withFrame(mjml: string, { locale, title, preheader, styles }: Frame): string {
  // Comments are no place to write into; blanked they keep their length.
  const visible = withoutComments(mjml)
  const root = /<mjml(\s[^<>]*)?>/.exec(visible)
  if (root === null) return mjml
  const rootEnd = root.index + root[0].length
  const language =
    /\slang\s*=/.test(root[1] ?? '') || !/^[A-Za-z0-9-]{1,35}$/.test(locale) ? '' : ` lang="${locale}"`
  const head = /<mj-head(?:\s[^<>]*)?(\/)?>/.exec(visible)
  const inserted =
    styles +
    (/<mj-title[\s>]/.test(visible) ? '' : `<mj-title>${title}</mj-title>`) +
    (preheader === null || /<mj-preview[\s>]/.test(visible) ? '' : `<mj-preview>${preheader}</mj-preview>`)
  const opened = `${mjml.slice(0, rootEnd - 1)}${language}>`
  if (head === null) return `${opened}<mj-head>${inserted}</mj-head>${mjml.slice(rootEnd)}`
  const headEnd = head.index + head[0].length
  const isClosed = head[1] !== undefined
  const start = isClosed ? '<mj-head>' : head[0]
  return `${opened}${mjml.slice(rootEnd, head.index)}${start}${inserted}${isClosed ? '</mj-head>' : ''}${mjml.slice(headEnd)}`
}

function withoutComments(text: string): string {
  let visible = ''
  let from = 0
  for (let at = text.indexOf('<!--'); at >= 0; at = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', at + 4)
    if (end < 0) break
    visible += text.slice(from, at) + text.slice(at, end + 3).replaceAll(/[^\n]/g, ' ')
    from = end + 3
  }
  return visible + text.slice(from)
}

/** A preheader in the front matter that the document's own `mj-preview` leaves out would be lost without a word. */
export function previewProblems(source: Assembled, preheader: string): readonly Finding[] {
  const start = source.text.search(/<mj-preview[\s>]/)
  const end = source.text.indexOf('</mj-preview>', start)
  if (start < 0 || end < 0 || source.text.slice(start, end).includes(preheader)) return []
  const line = source.text.slice(0, start).split('\n').length
  return [finding('preheader-twice', source.placeOfLine(line))]
}

/** MJML as HTML. Everything that MJML objects to is a finding on the line it names. */
export async function renderMjml(
  source: Assembled,
): Promise<{ readonly html: string; readonly findings: readonly Finding[] }> {
  const deep = lineTooDeep(source.text)
  if (deep !== null)
    return { html: '', findings: [finding('mjml-too-deep', source.placeOfLine(deep), { limit: depthMax })] }
  const findings: Finding[] = []
  try {
    const { html } = await mjml2html(source.text, {
      validationLevel: 'strict',
      ignoreIncludes: true,
      // No file is looked for, and none may be read.
      filePath: '',
      // Otherwise a font's name would make every reader's program fetch it from a third party.
      fonts: {},
      keepComments: false,
    })
    return { html: tidy(html), findings }
  } catch (error) {
    for (const { line, message } of problemsOf(error)) {
      findings.push(finding('mjml-invalid', source.placeOfLine(line), { detail: message }))
    }
    return { html: '', findings }
  }
}

function problemsOf(error: unknown): readonly { readonly line: number; readonly message: string }[] {
  const errors: unknown = error instanceof Error && 'errors' in error ? error.errors : null
  if (Array.isArray(errors) && errors.length > 0) {
    return errors.map((one: { line?: number; message?: string; tagName?: string }) => ({
      line: one.line ?? 1,
      message: `${String(one.tagName)}: ${String(one.message)}`.slice(0, 300),
    }))
  }
  const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : ''
  return [{ line: 1, message: message.slice(0, 300) }]
}

/** The indentation between tags is of no use to a reader, and counts where mail programs clip. */
function tidy(html: string): string {
  const lines = html.replaceAll(/(?<![ \t])[ \t]+$/gm, '').replaceAll(/\n{2,}/g, '\n')
  return /<(?:pre|textarea)[\s>]/i.test(lines) ? lines : lines.replaceAll(/>\n\s*</g, '>\n<')
}
