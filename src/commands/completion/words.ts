import { readdirSync, readFileSync, type Dirent } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** What a shell may ask for while somebody types. */
export const wordKinds = ['campaigns', 'lists', 'releases', 'senders'] as const
export type WordKind = (typeof wordKinds)[number]

/** A shell expands what it is offered: a folder named `$(…)` in somebody's branch must never reach it. */
const safeName = /^[a-z0-9][a-z0-9-]{0,63}$/
const frontMatterCharacters = 8192

/**
 * The names of one kind in the repository that holds `folder`; none where there is nothing, or nothing to be read. It runs at every
 * press of a key, so it reads names and a few lines, and never complains.
 */
export function completionWords(kind: string, folder: string): readonly string[] {
  try {
    const root = rootAbove(resolve(folder))
    if (kind === 'lists') return listsIn(root)
    if (kind === 'senders') return sendersIn(root)
    if (kind === 'campaigns') return campaignsIn(root)
    return kind === 'releases' ? campaignsIn(root).map((id) => `${id}/${editionOf(root, id)}`) : []
  } catch {
    return []
  }
}

/** The nearest folder upwards that holds `campaigns/`, else where we began. */
function rootAbove(folder: string): string {
  for (let above = folder; ; above = dirname(above)) {
    if (entriesOf(above).some((entry) => entry.name === 'campaigns' && entry.isDirectory())) return above
    if (above === dirname(above)) return folder
  }
}

function campaignsIn(root: string): readonly string[] {
  return entriesOf(join(root, 'campaigns'))
    .filter((entry) => entry.isDirectory() && safeName.test(entry.name))
    .map(({ name }) => name)
}

function listsIn(root: string): readonly string[] {
  return entriesOf(join(root, 'lists'))
    .map(({ name }) => name.replace(/\.yaml$/, ''))
    .filter((name) => safeName.test(name))
}

/** The keys below `senders:`, read as they are usually written: a wrong guess costs a suggestion. */
function sendersIn(root: string): readonly string[] {
  const [, below = ''] = readFileSync(join(root, 'policies/senders.yaml'), 'utf8').split(
    /^senders:[^\S\n]*\n/m,
  )
  const [indent] = /^ +(?=[a-z0-9])/m.exec(below) ?? ['  ']
  const keys = below.split('\n').map((line) => /^( +)([^\s:]+):/.exec(line))
  return keys.flatMap((key) => (key?.[1] === indent && safeName.test(key[2] ?? '') ? [key[2] ?? ''] : []))
}

function editionOf(root: string, id: string): string {
  for (const name of ['campaign.md', 'campaign.mjml']) {
    try {
      const text = readFileSync(join(root, 'campaigns', id, name), 'utf8').slice(0, frontMatterCharacters)
      return /^edition: *(\d{1,6})\b/m.exec(text)?.[1] ?? '1'
    } catch {
      // The other form, or none.
    }
  }
  return '1'
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch {
    return []
  }
}
