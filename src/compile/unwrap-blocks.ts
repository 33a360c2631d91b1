import { isTags } from './tag-line-rule.ts'
import type { StandIns } from './stand-ins.ts'

/** A paragraph of nothing but `if`, `else`, `endfor` and their like is no paragraph of the reader's. */
export function unwrapBlocks(html: string, standIns: StandIns): string {
  return html.replaceAll(/<p>([a-z0-9\s]+)<\/p>/g, (paragraph, content: string) =>
    isTags(content, standIns) ? content : paragraph,
  )
}
