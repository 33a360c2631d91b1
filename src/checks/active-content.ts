import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { placeInBody, type Check } from './check.ts'
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
    for (const { html, path } of samples) {
      for (const part of tagsOf(html).flatMap(activeParts)) {
        found.set(`${path} ${part}`, finding('active-content', placeInBody(campaign, part, path), { part }))
      }
    }
    return [...found.values()]
  },
}

function activeParts(tag: ReturnType<typeof tagsOf>[number]): string[] {
  const parts = banned.has(tag.name) ? [`<${tag.name}`] : []
  if (tag.name === 'meta' && tag.attributes.get('http-equiv')?.toLowerCase() === 'refresh')
    parts.push('<meta http-equiv="refresh"')
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
