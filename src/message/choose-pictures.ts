import type { InlinePicture } from './inline-picture.ts'
import { renderNodes } from './render.ts'
import type { MergeValues, TemplateNode } from './template.ts'

/** Those of the pictures that a page shows. A part that nothing refers to would look like an attachment. */
export function picturesIn(html: string, pictures: Iterable<InlinePicture>): readonly InlinePicture[] {
  return [...pictures].filter(({ source }) => html.includes(source))
}

/** The same for one recipient after the other; a page is rendered only where a picture depends on who reads it. */
export function preparePictures(
  html: readonly TemplateNode[],
  pictures: Iterable<InlinePicture>,
): (values: MergeValues) => readonly InlinePicture[] {
  const written = JSON.stringify(html)
  const mentioned = [...pictures].filter(({ source }) => written.includes(source))
  const forAll = html.map((node) => (node.kind === 'static' ? node.text : '')).join('')
  if (mentioned.every(({ source }) => forAll.includes(source))) return () => mentioned
  return (values) => picturesIn(renderNodes(html, values), mentioned)
}
