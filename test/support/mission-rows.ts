import { readFileSync } from 'node:fs'

/** One demand of `docs/mission.md`. */
export interface MissionRow {
  readonly line: number
  /** English, then Japanese. */
  readonly demand: readonly string[]
  readonly does: readonly string[]
  /** What stands in the column `see`. */
  readonly see: string
  /** The test that proves it; null for "not yet". */
  readonly test: { readonly file: string; readonly title: string } | null
}

const page = new URL('../../docs/mission.md', import.meta.url)

/** Reads the rows of the page. Throws for a row that has another shape: a demand must not vanish by a typing error. */
export function missionRows(text = readFileSync(page, 'utf8')): readonly MissionRow[] {
  return text.split('\n').flatMap((row, index) => {
    if (!row.startsWith('| ') || row.startsWith('| ---') || row.startsWith('| demand')) return []
    const cells = row.split(/(?<!\\)\|/).slice(1, -1)
    const [demand = '', does = '', see = '', proof = ''] = cells.map((cell) => cell.trim())
    const named = /^`(test\/[^`]+\.test\.ts)`: (.+)$/.exec(proof)
    if (cells.length !== 4 || (named === null && proof !== 'not yet')) {
      throw new Error(`docs/mission.md:${index + 1} is no row of four cells with a test or "not yet"`)
    }
    const test = named === null ? null : { file: named[1] ?? '', title: named[2] ?? '' }
    return [{ line: index + 1, demand: demand.split(' · '), does: does.split('<br>'), see, test }]
  })
}
