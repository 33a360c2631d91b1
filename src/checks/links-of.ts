import { tagsOf } from './html-tags.ts'

/** The links of a rendered message that a reader can follow, in order, each once, with the host that a click goes to. */
export function linksOf(html: string): readonly { readonly url: string; readonly host: string }[] {
  const urls = tagsOf(html).flatMap(({ name, attributes }) => {
    const url = name === 'a' || name === 'area' ? attributes.get('href') : undefined
    return url === undefined || url.startsWith('#') ? [] : [url]
  })
  return [...new Set(urls)].map((url) => ({ url, host: URL.canParse(url) ? new URL(url).host : '' }))
}
