import { present } from '../kit/assert.ts'
import type { CompiledCampaign, CompiledTemplate } from './template.ts'

/** The language in which somebody reads a campaign: their own, else one that shares its first part (`pt` for `pt-BR`), else the campaign's. */
export function languageFor(
  compiled: { readonly locale: string; readonly languages: Readonly<Record<string, unknown>> },
  wanted: unknown,
): string {
  if (typeof wanted !== 'string' || wanted === '') return compiled.locale
  const tag = wanted.toLowerCase().replaceAll('_', '-')
  const known = Object.keys(compiled.languages).sort()
  const [primary = ''] = tag.split('-')
  return (
    known.find((locale) => locale.toLowerCase() === tag) ??
    known.find((locale) => locale.toLowerCase().split('-')[0] === primary) ??
    compiled.locale
  )
}

/** The template of that language. */
export function templateFor(compiled: CompiledCampaign, locale: string): CompiledTemplate {
  return present(compiled.languages[locale], 'a template for this language')
}

/** Merge fields that any language reads, sorted, without `unsubscribe_url`. */
export function fieldsOf({ languages }: Pick<CompiledCampaign, 'languages'>): readonly string[] {
  const all = new Set(Object.values(languages).flatMap(({ fields }) => fields))
  all.delete('unsubscribe_url')
  return [...all].sort()
}
