import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { placeInBody, type Check, type Sample } from './check.ts'
import { parseDeclarations, type Declaration } from './html/css.ts'
import { pageOf } from './html/page.ts'
import { tagsOf } from './html-tags.ts'

const banned = new Set([
  'script',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'iframe',
  'frame',
  'object',
  'embed',
  'applet',
  'base',
  'audio',
  'video',
  'portal',
  'frameset',
  // SVG can change an address when nobody looks.
  'set',
  'animate',
])

/** Attributes that hold an address; a text such as a title may begin as it likes. */
const addressed = new Set([
  'href',
  'src',
  'srcset',
  'action',
  'formaction',
  'background',
  'poster',
  'data',
  'cite',
  'longdesc',
  'usemap',
  'classid',
  'codebase',
  'xlink:href',
])

/** No script, form, frame, plug-in, refresh or event handler: mail clients drop them and filters take them for an attack. */
export const activeContent: Check = {
  id: 'active-content',
  stage: 'R',
  codes: { 'active-content': 'block' },
  run: ({ campaign, samples }) => {
    const found = new Map<string, Finding>()
    for (const sample of samples) {
      const { html, path } = sample
      for (const part of [...tagsOf(html).flatMap(activeParts), ...activeRules(sample)]) {
        found.set(`${path} ${part}`, finding('active-content', placeInBody(campaign, part, path), { part }))
      }
    }
    return [...found.values()]
  },
}

/** Ways to run code out of a style sheet, as old programs knew them. */
const activeProperty = /^(?:behavior|-moz-binding)$/
const activeValue = /expression\(|(?:url|src)\(\s*(?:["']\s*)?(?:javascript|vbscript):/i

function activeRules(sample: Pick<Sample, 'html'>): string[] {
  return pageOf(sample)
    .sheets.flatMap(({ rules }) => rules.flatMap(({ declarations }) => declarations))
    .flatMap(activeDeclaration)
}

function activeDeclaration({ property, value }: Declaration): string[] {
  return activeProperty.test(property) || activeValue.test(value) ? [`${property}:${value}`.slice(0, 40)] : []
}

function activeParts(tag: ReturnType<typeof tagsOf>[number]): string[] {
  const parts = banned.has(tag.name) ? [`<${tag.name}`] : []
  if (tag.name === 'meta' && tag.attributes.get('http-equiv')?.toLowerCase() === 'refresh')
    parts.push('<meta http-equiv="refresh"')
  parts.push(...parseDeclarations(tag.attributes.get('style') ?? '').flatMap(activeDeclaration))
  for (const [name, value] of tag.attributes) {
    if (/^on[a-z]/.test(name)) parts.push(name)
    if (
      addressed.has(name) &&
      /^(?:javascript|vbscript|data):/i.test(value.replaceAll(/[\u0000-\u0020]/g, ''))
    )
      parts.push(value.slice(0, 40))
  }
  return parts
}
