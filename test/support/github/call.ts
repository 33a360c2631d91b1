import { notFound } from './errors.ts'
import { resolve } from './git-store.ts'
import type { Call, List, Reply, Route } from './route.ts'
import type { Pull, Repository } from './world.ts'

export function route(needs: string | null, answer: (call: Call) => Reply): Route {
  return { needs, answer }
}

export function text(call: Call, field: string): string {
  const value = call.body[field]
  return typeof value === 'string' ? value : ''
}

export function optional(call: Call, field: string): string | undefined {
  const value = call.body[field]
  return typeof value === 'string' ? value : undefined
}

export function asked(call: Call, field: string): string | undefined {
  const value = call.query[field]
  return typeof value === 'string' || value === undefined ? value : JSON.stringify(value)
}

export function listed<Item>(
  items: readonly Item[],
  show: (item: Item) => unknown,
  more: Omit<List, 'items' | 'show'> = {},
): Reply {
  return { list: { items, show, ...more } }
}

/** Names repeated from one object's fields, but for those that are not known. */
export function known(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, never>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Readonly<
    Record<string, never>
  >
}

export function pullOf(call: Call, repository: Repository): Pull {
  const number = Number(call.params['pull_number'] ?? call.params['issue_number'])
  const pull = repository.pulls.find((each) => each.number === number)
  if (pull === undefined) throw notFound()
  return pull
}

/** The commit that a name in a path stands for. */
export function commitNamed(repository: Repository, ref: string): string {
  const names = [
    ...(/^[0-9a-f]{7,40}$/.test(ref) ? [ref] : []),
    ...(ref === 'HEAD' ? [`refs/heads/${repository.defaultBranch}`] : []),
    `refs/heads/${ref}`,
    `refs/tags/${ref}`,
    `refs/${ref}`,
  ]
  for (const name of names) {
    const sha = resolve(repository.folder, name)
    if (sha !== null) return sha
  }
  throw notFound()
}
