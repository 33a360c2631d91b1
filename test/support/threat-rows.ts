import { readFileSync } from 'node:fs'

const wheres = ['settings', 'workflow', 'runner', 'people'] as const

/** One threat of `docs/threat-model.md`. */
export interface ThreatRow {
  readonly line: number
  /** `T38` */
  readonly id: string
  readonly threat: string
  readonly stop: string
  readonly where: readonly (typeof wheres)[number][]
  /** The files with a test that has the id in its title; or why there can be none. */
  readonly proof: { readonly files: readonly string[] } | { readonly none: string }
}

const page = new URL('../../docs/threat-model.md', import.meta.url)

/** Reads the rows of the page. Throws for a row that has another shape: a threat must not vanish by a typing error. */
export function threatRows(text = readFileSync(page, 'utf8')): readonly ThreatRow[] {
  return text.split('\n').flatMap((row, index) => {
    if (!row.startsWith('| ') || row.startsWith('| ---') || row.startsWith('| | ')) return []
    const cells = row.split(/(?<!\\)\|/).slice(1, -1)
    const [id = '', threat = '', stop = '', where = '', proof = ''] = cells.map((cell) => cell.trim())
    const places = where.split(', ') as ThreatRow['where']
    const files = [...proof.matchAll(/`(test\/[^`]+\.test\.ts)`/g)].map(([, file = '']) => file)
    const none = /^none: (.{20,})$/.exec(proof)?.[1]
    const isRow = cells.length === 5 && /^T\d+$/.test(id) && places.every((place) => wheres.includes(place))
    if (!isRow || (files.length === 0 && none === undefined)) {
      throw new Error(
        `docs/threat-model.md:${index + 1} is no row of five cells with tests, or "none:" and why`,
      )
    }
    return [
      { line: index + 1, id, threat, stop, where: places, proof: none === undefined ? { files } : { none } },
    ]
  })
}

/** Whether a title carries an id: `T3` is not in `T38`. */
export function carries(title: string, id: string): boolean {
  return new RegExp(`\\b${id}\\b`).test(title)
}
