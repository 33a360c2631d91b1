import { domainToUnicode } from 'node:url'
import { isMixedLabel, looksLatin, skeleton } from '../words/scripts.ts'
import { domainOf } from './addresses.ts'
import type { OwnHosts } from './own-hosts.ts'

/** Shorter names differ by one letter by chance. */
const nameCharactersMin = 5

/** The domain of ours that a foreign host is made to resemble; null when it resembles none. The host must not be one of ours. */
export function resembles(host: string, { domains, allowed }: OwnHosts): string | null {
  const theirs = domainOf(host)
  const shown = skeleton(domainToUnicode(theirs))
  for (const domain of new Set([
    ...domains,
    ...allowed.map((pattern) => domainOf(pattern.replace('*.', ''))),
  ])) {
    const ours = skeleton(domainToUnicode(domain))
    if (theirs === domain) continue
    if (shown === ours) return domain
    // `hikari-example.com`, `hikari.example.evil.test`: our domain with something behind it.
    if (host.replaceAll('-', '.').startsWith(`${domain}.`) || host.includes(`.${domain}.`)) return domain
    if (Math.min(nameOf(theirs).length, nameOf(domain).length) < nameCharactersMin) continue
    if (nameOf(shown) === nameOf(ours) || isOneSlip(theirs, domain)) return domain
  }
  return null
}

/** What is wrong with the letters of a host; null when nothing is. */
export function disguiseOf(host: string): 'mixed' | 'latin-like' | null {
  for (const label of domainToUnicode(host).split('.')) {
    if (isMixedLabel(label)) return 'mixed'
    if (looksLatin(label)) return 'latin-like'
  }
  return null
}

/** The part that somebody chose: `hikari` of `hikari.example`. */
function nameOf(domain: string): string {
  return domain.split('.')[0] ?? ''
}

/** Whether one slip of a finger turns one into the other: a letter too many, one missing, another one, or two that changed places (Damerau-Levenshtein distance 1). */
export function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  let ends = 0
  while (ends < Math.min(a.length, b.length) - start && a.at(-1 - ends) === b.at(-1 - ends)) ends += 1
  const restA = a.slice(start, a.length - ends)
  const restB = b.slice(start, b.length - ends)
  if (Math.max(restA.length, restB.length) === 1) return true
  return restA.length === 2 && restB.length === 2 && restA[0] === restB[1] && restA[1] === restB[0]
}
