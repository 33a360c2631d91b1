import matter from 'gray-matter'
import { present } from '../kit/assert.ts'
import type { Finding } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import { finding } from '../words/find.ts'
import { misplacedFence, missingFence, unclosedFence } from './front-matter-fences.ts'
import { parseYaml, type YamlDocument } from './yaml-document.ts'

/** Front matter of more characters than this is refused: gray-matter's search for an empty block takes the square of it. */
const frontMatterCharsMax = 8 * 1024

/** A campaign file cut into its two parts. */
export interface SplitFile {
  readonly document: YamlDocument
  /** What follows the closing fence, with LF line ends. */
  readonly body: string
  /** The line on which the body begins. */
  readonly bodyLine: number
}

/**
 * Cuts a campaign file at its fences. Both must be lines of exactly `---`: gray-matter takes what follows an opening fence as the
 * name of an engine, and an engine may be a JavaScript one. It is called only when there is no such name.
 */
export function splitFrontMatter(
  file: string,
  text: string,
): { readonly split: SplitFile | null; readonly findings: readonly Finding[] } {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  const refuse = (code: Code, line: number): { split: null; findings: Finding[] } => ({
    split: null,
    findings: [finding(code, { file, line, column: 1 })],
  })
  if (lines[0] !== '---') return { split: null, findings: [missingFence(file, lines)] }
  const close = lines.findIndex((line, index) => index > 0 && line.startsWith('---'))
  if (close === -1) return { split: null, findings: [unclosedFence(file, lines)] }
  if (lines[close] !== '---') return refuse('front-matter-fence', close + 1)
  if (lines.slice(0, close).join('\n').length > frontMatterCharsMax) return refuse('front-matter-too-long', 1)
  const read = readWithGrayMatter(file, lines.join('\n'))
  if (read.document === null) {
    const misplaced = misplacedFence(file, lines.slice(0, close))
    return { split: null, findings: misplaced === null ? read.findings : [misplaced] }
  }
  return { split: { document: read.document, body: read.body, bodyLine: close + 2 }, findings: [] }
}

function readWithGrayMatter(
  file: string,
  text: string,
): { readonly document: YamlDocument | null; readonly findings: readonly Finding[]; readonly body: string } {
  let read: ReturnType<typeof parseYaml> | null = null
  // An options object must be given: without one gray-matter answers equal texts with one shared object.
  const split = matter(text, {
    language: 'yaml',
    delimiters: '---',
    engines: {
      ...refusedEngines,
      yaml: (yaml: string) => {
        read = parseYaml(file, yaml)
        return {}
      },
    },
  })
  // A block of nothing but comments never reaches the engine.
  const { document, findings } = present(read ?? parseYaml(file, ''), 'front matter')
  return { document, findings, body: split.content }
}

const refusedEngines = Object.fromEntries(
  ['javascript', 'js', 'coffee', 'coffeescript', 'cson', 'json', 'toml'].map((name) => [name, refuseEngine]),
)

function refuseEngine(): never {
  throw new TypeError('front matter is YAML and nothing else')
}
