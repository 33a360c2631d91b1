import type { Locale } from '../words/phrase.ts'

const headerMax = 500

/** The one of our languages that an Accept-Language header (RFC 9110 section 12.5.4) prefers. */
export function preferredLocale(header: string | undefined, otherwise: Locale): Locale {
  let best: { readonly locale: Locale; readonly quality: number } | null = null
  for (const part of (header ?? '').slice(0, headerMax).split(',')) {
    const match = /^\s*(ja|en)(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?\s*$/i.exec(
      part,
    )
    if (match === null) continue
    const quality = Number(match[2] ?? 1)
    if (quality > (best?.quality ?? 0))
      best = { locale: match[1]?.toLowerCase() === 'ja' ? 'ja' : 'en', quality }
  }
  return best?.locale ?? otherwise
}
