import { parseCampaign } from '../../content/parse-campaign.ts'
import { readText } from '../../content/read-text.ts'
import type { Tree, TreeFile } from '../../content/tree.ts'
import { isPlainFile } from '../../content/tree-findings.ts'
import { compareText } from '../../kit/finding.ts'
import type { CampaignRow } from '../../web/preview/preview-port.ts'

/** Lists the campaigns of trees that follow each other. */
export interface CampaignRows {
  /** Every campaign that has a file, the newest name first; also one that cannot be read: its writer wants to see why. */
  readonly idsOf: (tree: Tree) => readonly string[]
  /** The same with what each file says. `zone` is the organisation's, null when unknown. */
  readonly rowsOf: (tree: Tree, zone: string | null) => readonly CampaignRow[]
}

/** Reads each file once, however often the others change. */
export function campaignRows(): CampaignRows {
  let known = new Map<string, CampaignRow>()
  return {
    idsOf: (tree) => [...filesOf(tree).keys()],
    rowsOf(tree, zone) {
      const rows = [...filesOf(tree)].map(([id, file]) => {
        const key = [id, file.path, file.mode, file.blob, zone].join('\0')
        return [key, known.get(key) ?? rowOf(id, file, zone)] as const
      })
      known = new Map(rows)
      return rows.map(([, row]) => row)
    },
  }
}

function filesOf(tree: Tree): ReadonlyMap<string, TreeFile> {
  const found = [...tree.files].flatMap(([path, file]) => {
    const id = /^campaigns\/([^_/][^/]*)\/campaign\.(?:md|mjml)$/.exec(path)?.[1]
    return id === undefined ? [] : [[id, file] as const]
  })
  return new Map(found.toSorted(([a], [b]) => compareText(b, a)))
}

function rowOf(id: string, file: TreeFile, zone: string | null): CampaignRow {
  const text = isPlainFile(file) ? readText(file).text : null
  const parsed = text === null ? null : parseCampaign({ id, path: file.path, text, zone }).parsed
  const front = parsed?.campaign?.front
  return { id, subject: front?.subject ?? '', status: front?.status ?? 'broken' }
}
