import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Translation } from './content.ts'
import { cutTextFindings } from './cut-texts.ts'
import { splitFrontMatter } from './front-matter.ts'
import { readSchema } from './read-schema.ts'
import { FrontMatter } from './schema/campaign.ts'
import { TranslationFront } from './schema/translation.ts'

/** Reads `campaign.<tag>.md`. `translation` is null exactly when there is a finding. */
export function parseTranslation(input: {
  readonly locale: string
  readonly path: string
  readonly text: string
}): { readonly translation: Translation | null; readonly findings: readonly Finding[] } {
  const { locale, path, text } = input
  const { split, findings } = splitFrontMatter(path, text)
  if (split === null) return { translation: null, findings }
  const { document, body, bodyLine } = split
  const read = readSchema(TranslationFront, document)
  if (read.value === null) return { translation: null, findings: read.findings.map(withoutTheCampaigns) }
  const cut = cutTextFindings(text, document)
  if (cut.length > 0) return { translation: null, findings: cut }
  const { subject, preheader } = read.value
  return {
    translation: {
      locale,
      path,
      subject,
      preheader: preheader ?? null,
      body,
      bodyLine,
      placeOf: (key) => document.keyPlace(key.split('.')),
    },
    findings: [],
  }
}

/** A key that campaigns know has a place, and it is another one; any other is a misspelling. */
function withoutTheCampaigns(found: Finding): Finding {
  const key = String(found.values['key'] ?? '')
  if (found.code !== 'unknown-key' || !Object.hasOwn(FrontMatter.shape, key)) return found
  return finding('translation-key', found.place, { key })
}
