import type { Tree } from '../../content/tree.ts'
import type { Finding } from '../../kit/finding.ts'
import { catalogue } from '../../words/catalogue.ts'
import { warning } from '../../words/find.ts'

const shownMax = 60
/** How the notes begin that `postmerge init` puts above what must be changed. */
const beginnings = Object.values(catalogue['init-file-change']).map((text) =>
  text.replace('{what}', '').trim(),
)

/** The notes of `postmerge init` that still stand in the policies: who fills something in deletes its note. */
export function policyMarks(tree: Tree): readonly Finding[] {
  return [...tree.files.values()]
    .filter(({ path, bytes }) => /^policies\/[^/]+\.yaml$/.test(path) && bytes !== null)
    .flatMap(({ path, bytes }) =>
      Buffer.from(bytes ?? [])
        .toString('utf8')
        .split('\n')
        .flatMap((line, index) => {
          const [, indent = '', note = ''] = /^(\s*)#\s*(.*)$/.exec(line.trimEnd()) ?? []
          const beginning = beginnings.find((one) => note.startsWith(one))
          if (beginning === undefined) return []
          const what = shortened(note.slice(beginning.length).trim())
          return warning('policy-mark', { file: path, line: index + 1, column: indent.length + 1 }, { what })
        }),
    )
}

/** Cut at a space where there is one, so that no word ends in the middle. */
function shortened(text: string): string {
  const letters = Array.from(text)
  if (letters.length <= shownMax) return text
  return `${letters
    .slice(0, shownMax)
    .join('')
    .replace(/\s+\S*$/u, '')} …`
}
