import type { Finding } from '../kit/finding.ts'
import type { HoleContext } from '../message/template.ts'
import { finding } from '../words/find.ts'
import { unsubscribeUrl } from './expression.ts'
import type { Spot } from './html-scan.ts'
import type { PlacedTag } from './source.ts'
import type { StandIns } from './stand-ins.ts'

/** How each output is escaped, and which tags stand where none may. */
export interface Contexts {
  readonly contexts: ReadonlyMap<string, HoleContext>
  readonly findings: readonly Finding[]
}

const linkAttributes = new Set('href src background action cite poster data longdesc'.split(' '))
/** Attributes that hold code, style sheets, several links at once, or links of a kind that mail has no use for. */
const codeAttribute =
  /^(?:on.*|style|content|http-equiv|is|slot|ping|archive|codebase|classid|formaction|lowsrc|dynsrc|.*srcset|srcdoc|xlink:.*|xmlns.*)$/

/** Judges every tag by the spot where its stand-in came out. */
export function holeContexts(spots: ReadonlyMap<string, Spot>, standIns: StandIns): Contexts {
  const contexts = new Map<string, HoleContext>()
  const findings: Finding[] = []
  for (const [word, spot] of spots) {
    const tag = standIns.tagOf(word)
    if (tag === null) continue
    const where = unsafeName(spot)
    if (where !== null) {
      findings.push(finding('template-tag-unsafe-place', tag.place, { tag: tag.written, where }))
      continue
    }
    if (spot.kind === 'text') contexts.set(word, 'html')
    if (spot.kind !== 'attribute') continue
    const context = linkAttributes.has(spot.name) ? linkContext(tag, word, { spot, standIns }) : 'attribute'
    if (context === null) findings.push(finding('template-tag-in-link-host', tag.place, { tag: tag.written }))
    else contexts.set(word, context)
  }
  return { contexts, findings }
}

function unsafeName(spot: Spot): string | null {
  if (spot.kind === 'unsafe') return spot.where
  if (spot.kind === 'attribute' && codeAttribute.test(spot.name)) return `${spot.name}="…"`
  return null
}

/** A value may come after the host of a link that is written out; the one whole link is the one to unsubscribe. */
function linkContext(
  { tag }: PlacedTag,
  word: string,
  { spot, standIns }: { spot: Extract<Spot, { kind: 'attribute' }>; standIns: StandIns },
): HoleContext | null {
  const value = spot.value.trim()
  if (tag.kind !== 'output') return 'url'
  const isUnsubscribe = tag.expression.kind === 'variable' && tag.expression.name === unsubscribeUrl
  if (isUnsubscribe) return value === word ? 'link' : null
  const beforeAnyTag = standIns.split(value)[0] ?? ''
  return /^(?:https?:\/\/[^\s/?#\\@]+[/?#]|mailto:[^?]+\?|tel:\+?[0-9])/i.test(beforeAnyTag) ? 'url' : null
}
