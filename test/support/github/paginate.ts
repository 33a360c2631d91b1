import type { List } from './route.ts'

interface Page {
  readonly body: unknown
  readonly headers: Readonly<Record<string, string>>
}

/** One page of a list, with the header that leads to the others. At most 100 are shown at once. */
export function pageOf(list: List, query: Readonly<Record<string, unknown>>, url: URL): Page {
  const size = Math.min(100, Math.max(1, Number(query['per_page'] ?? 30)))
  return list.cursor === undefined
    ? numbered(list, { size, page: Math.max(1, Number(query['page'] ?? 1)) }, url)
    : cursored(list, { size, query }, url)
}

function numbered(
  list: List,
  { size, page }: { readonly size: number; readonly page: number },
  url: URL,
): Page {
  const last = Math.max(1, Math.ceil(list.items.length / size))
  const links: string[] = []
  const link = (to: number, rel: string): void => {
    const target = new URL(url)
    target.searchParams.set('page', String(to))
    links.push(`<${target.href}>; rel="${rel}"`)
  }
  if (page > 1) link(page - 1, 'prev')
  if (page < last) link(page + 1, 'next')
  if (page < last) link(last, 'last')
  if (page > 1) link(1, 'first')
  return shown(list, list.items.slice((page - 1) * size, page * size), links)
}

function cursored(
  list: List,
  { size, query }: { readonly size: number; readonly query: Readonly<Record<string, unknown>> },
  url: URL,
): Page {
  const { cursor } = list
  const after = query['after'] === undefined ? null : Number(query['after'])
  const at =
    cursor === undefined || after === null
      ? 0
      : list.items.findIndex((item) => cursor(item as never) === after) + 1
  const items = list.items.slice(at, at + size)
  const links: string[] = []
  const end = items.at(-1)
  if (cursor !== undefined && end !== undefined && at + size < list.items.length) {
    const target = new URL(url)
    target.searchParams.set('after', String(cursor(end as never)))
    links.push(`<${target.href}>; rel="next"`)
  }
  return shown(list, items, links)
}

function shown({ items: all, show, field }: List, items: readonly unknown[], links: readonly string[]): Page {
  const page = items.map((item) => show(item as never))
  return {
    body: field === undefined ? page : { total_count: all.length, [field]: page },
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  }
}
