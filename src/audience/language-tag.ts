/** Language, then script, region and variants (RFC 5646 section 2.1); a form may have written `_` for `-`, as POSIX does. */
const shape = /^[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}$/
/** Subtags that stand for no language in particular. */
const noLanguage = new Set(['und', 'mul', 'zxx', 'mis'])
const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** A language tag in its canonical form, `pt_br` as `pt-BR`; null for what names no language, such as `jp`, which is a country. */
export function languageTag(text: string): string | null {
  if (!shape.test(text)) return null
  try {
    const locale = new Intl.Locale(text.replaceAll('_', '-'))
    const { language } = locale
    return noLanguage.has(language) || names.of(language) === undefined ? null : locale.toString()
  } catch {
    return null
  }
}
