import type { StandIns } from './stand-ins.ts'

/** A paragraph of nothing but `if`, `else`, `endfor` and their like is no paragraph of the reader's. */
export function unwrapBlocks(html: string, standIns: StandIns): string {
  return html.replaceAll(/<p>([a-z0-9\s]+)<\/p>/g, (paragraph, content: string) => {
    const parts = standIns.split(content)
    const isBlocks = parts.every((part, index) =>
      index % 2 === 0 ? part.trim() === '' : standIns.tagOf(part)?.tag.kind !== 'output',
    )
    return isBlocks && parts.length > 1 ? content : paragraph
  })
}
