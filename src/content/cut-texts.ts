import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { YamlDocument } from './yaml-document.ts'

const shownMax = 40

/**
 * Where YAML reads a subject or preheader in another way than whoever wrote it without quotes: what follows ` #` is a comment, and the
 * curly quotes of a word processor are a part of the text. `text` is the whole file.
 */
export function cutTextFindings(text: string, document: YamlDocument): readonly Finding[] {
  const lines = text.split(/\r?\n/)
  return ['subject', 'preheader'].flatMap((key) => {
    const place = document.valuePlace([key])
    const line = lines[place.line - 1] ?? ''
    const value = line.slice(place.column - 1)
    // In quotes, or as a block, it means what it says.
    if (!line.startsWith(`${key}:`) || /^["'|>]/.test(value)) return []
    const comment = /[ \t]#.*$/.exec(value)
    if (comment !== null) {
      const cut = shortened(comment[0])
      return finding('subject-cut', { ...place, column: place.column + comment.index + 1 }, { key, cut })
    }
    const quotes = /^[“”„＂](?=.*[“”＂]\s*$)/u.exec(value)
    return quotes === null ? [] : finding('curly-quotes', place, { key, quotes: shortened(value) })
  })
}

function shortened(text: string): string {
  return Array.from(text.trim()).slice(0, shownMax).join('')
}
