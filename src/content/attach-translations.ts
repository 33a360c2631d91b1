import { compareText, type Finding, type Place } from '../kit/finding.ts'
import { finding, warning } from '../words/find.ts'
import type { Campaign, Translation } from './content.ts'
import type { ParsedCampaign } from './parse-campaign.ts'
import { parseTranslation } from './parse-translation.ts'
import type { List } from './schema/list.ts'
import type { Senders } from './schema/senders.ts'

/** The text of a translation; null where it is none, which has a finding of its own. */
export interface TranslationText {
  readonly locale: string
  readonly path: string
  readonly text: string | null
}

/**
 * Reads a campaign's translations, and says what is wrong with them: inside each, beside the campaign, and whether anybody could ever
 * get one. `parsed` is null when the campaign itself cannot be read.
 */
export function attachTranslations(
  parsed: ParsedCampaign | null,
  texts: readonly TranslationText[],
  known: { readonly lists: ReadonlyMap<string, List>; readonly senders: Senders | null },
): { readonly translations: Campaign['translations']; readonly findings: readonly Finding[] } {
  const findings: Finding[] = []
  const translations = new Map<string, Translation>()
  for (const { locale, path, text } of [...texts].sort((a, b) => compareText(a.locale, b.locale))) {
    if (text === null) continue
    const read = parseTranslation({ locale, path, text })
    findings.push(...read.findings)
    if (read.translation === null) continue
    translations.set(locale, read.translation)
    if (parsed !== null) findings.push(...besideCampaign(read.translation, parsed, known.senders))
  }
  if (texts.length > 0 && parsed !== null) findings.push(...unreachable(parsed, known.lists))
  return { translations, findings }
}

function besideCampaign(
  translation: Translation,
  { front, document }: ParsedCampaign,
  senders: Senders | null,
): Finding[] {
  const { path, locale, preheader } = translation
  const top: Place = { file: path, line: 1, column: 1 }
  const other = document.file
  const findings: Finding[] = []
  if (endingOf(path) !== endingOf(other)) {
    findings.push(finding('translation-ending', top, { expected: endingOf(other), other }))
  }
  if (locale === (front.locale ?? senders?.organisation.locale)) {
    findings.push(finding('translation-of-own-language', top, { language: locale, other }))
  }
  if (front.preheader !== undefined && preheader === null) {
    findings.push(finding('translation-preheader-missing', top, { other }))
  }
  return findings
}

/** Somebody's language is known by the field `locale` of their list alone. */
function unreachable({ front, document }: ParsedCampaign, lists: ReadonlyMap<string, List>): Finding[] {
  const targeted = (front.lists ?? []).flatMap((id, index) => {
    const list = lists.get(id)
    return list === undefined ? [] : [{ id, index, knows: list.fields['locale']?.type === 'string' }]
  })
  const say = targeted.some(({ knows }) => knows) ? warning : finding
  return targeted
    .filter(({ knows }) => !knows)
    .map(({ id, index }) =>
      say('list-without-locale', document.valuePlace(['lists', index]), {
        list: id,
        path: `lists/${id}.yaml`,
      }),
    )
}

function endingOf(path: string): string {
  return path.slice(path.lastIndexOf('.'))
}
