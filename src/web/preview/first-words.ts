import { mailTokens } from './mail-tokens.ts'

/** Elements between whose words no space is. */
const inline = new Set(['a', 'b', 'em', 'font', 'i', 'small', 'span', 'strong', 'u'])
const hidden = new Set(['style', 'script', 'title'])
/** More is not shown anywhere. */
const charactersMax = 240
const charactersRead = 4000

/** What stands in the list of mails behind the subject: the first words of the body, without what fills the preheader up. */
export function firstWords(html: string): string {
  let words = ''
  let within: string | null = null
  for (const token of mailTokens(html)) {
    if (words.length > charactersRead) break
    if (token.kind === 'text') words += within === null ? token.text : ''
    else if (token.kind === 'start' && hidden.has(token.name)) within = token.name
    else if (token.kind === 'end' && token.name === within) within = null
    else if (token.kind !== 'doctype' && !inline.has(token.name)) words += ' '
  }
  return words
    .replaceAll(/(?:[\s\u00ad\u2007\u200b\u200c\u2060\ufeff]|\u034f)+/gu, ' ')
    .trim()
    .slice(0, charactersMax)
}
