import type { CompiledCampaign, TemplateNode } from '../../message/template.ts'
import { tagsOf } from '../html-tags.ts'

/** Stands where a value will be filled in. */
const hole = '\ue000'
/** Names that never exist (RFC 2606): examples and tests link to them. */
const reserved = /(?:^|\.)(?:example|test|invalid|localhost)$/

/**
 * The links of a campaign that may be asked for: written out without any value in them. A link with a value would tell a site about a
 * person, or do something in their name; the unsubscribe address is one of those.
 */
export function linksToProbe({ languages }: Pick<CompiledCampaign, 'languages'>): readonly string[] {
  const links = Object.values(languages).flatMap(({ html }) => {
    return tagsOf(textOf(html)).flatMap(({ name, attributes }) => {
      const href = name === 'a' || name === 'area' ? (attributes.get('href')?.trim() ?? '') : ''
      return isAskable(href) ? [href] : []
    })
  })
  return [...new Set(links)]
}

function isAskable(href: string): boolean {
  if (href.includes(hole) || !/^https?:/i.test(href) || !URL.canParse(href)) return false
  const { hostname, username, password } = new URL(href)
  return username === '' && password === '' && !reserved.test(hostname)
}

/** A template with all its branches, and a mark for each value. */
function textOf(nodes: readonly TemplateNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'static') return node.text
      if (node.kind === 'hole') return hole
      if (node.kind === 'for') return textOf(node.body)
      return node.branches.map(({ body }) => textOf(body)).join('')
    })
    .join('')
}
