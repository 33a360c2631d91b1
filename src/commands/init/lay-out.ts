import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseContent } from '../../content/parse-content.ts'
import type { Tree } from '../../content/tree.ts'
import { companyWorkflows } from '../workflows/company-workflows.ts'
import { policyFiles, type LedgerKey } from './policy-files.ts'
import { codeownersFile, exampleText, ignoreFile, listFile, pageFile } from './repository-files.ts'
import type { Settings } from './settings.ts'

/** Where this Postmerge lies: a checkout, or an installed package. Its layouts are everybody's first ones. */
const installation = fileURLToPath(new URL('../../../', import.meta.url))

/** What a repository is to have, and what stands in the way of it. */
export interface Layout {
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>
  /** A CODEOWNERS file where it does not count, or null. */
  readonly codeownersElsewhere: string | null
}

/** Every file of a new repository. Of what is there already (`tree`) only the names decide: nothing is written a second time in another form. */
export async function layOut(
  settings: Settings,
  tree: Tree,
  about: {
    readonly root: string
    readonly keys: readonly LedgerKey[]
    readonly areKept: boolean
    /** Whether the rules are on the default branch: a team's first campaign comes after them. */
    readonly hasRules: boolean
  },
): Promise<Layout> {
  const { root, keys, areKept, hasRules } = about
  const files = new Map<string, string>()
  const paths = [...tree.files.keys()]
  const codeownersElsewhere =
    ['CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'].find((path) => tree.files.has(path)) ?? null
  if (codeownersElsewhere === null) files.set('.github/CODEOWNERS', codeownersFile(settings))
  for (const [path, text] of await ownLayouts()) files.set(path, text)
  const hasLists = paths.some((path) => path.startsWith('lists/'))
  if (!hasLists || tree.files.has('lists/newsletter.yaml'))
    files.set('lists/newsletter.yaml', listFile(settings))
  for (const [path, text] of Object.entries(policyFiles(settings, keys, areKept))) {
    files.set(path, text)
  }
  const ignored = await ignoreFileFor(settings, root)
  if (ignored !== null) files.set(...ignored)
  for (const [path, text] of workflowFiles(settings)) files.set(path, text)
  const begins = !settings.team || hasRules
  for (const [path, text] of campaigns(settings, tree, { files, begins })) files.set(path, text)
  return {
    files: new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))),
    codeownersElsewhere,
  }
}

/** What a team's repository on GitHub runs; none of it does anything before the variable POSTMERGE is on. */
function workflowFiles({ team, forge }: Settings): readonly (readonly [string, string])[] {
  if (!team || forge?.kind !== 'github') return []
  return companyWorkflows(forge.branch).map(({ path, text }) => [path, text])
}

/** The layouts and partials of this Postmerge, by path. */
async function ownLayouts(): Promise<readonly (readonly [string, string])[]> {
  const found: (readonly [string, string])[] = []
  for (const folder of ['campaigns/_layouts', 'campaigns/_partials']) {
    const names = await readdir(join(installation, folder)).catch(() => [])
    for (const name of names.filter((file) => file.endsWith('.mjml')).sort()) {
      found.push([`${folder}/${name}`, await readFile(join(installation, folder, name), 'utf8')])
    }
  }
  return found
}

/** A file that ignores `var/`. Somebody's own `.gitignore` that does not is left alone: then the folder ignores itself. */
async function ignoreFileFor(settings: Settings, root: string): Promise<readonly [string, string] | null> {
  const place = join(root, '.gitignore')
  const found = await lstat(place).catch(() => null)
  if (found === null) return ['.gitignore', ignoreFile(settings)]
  // Git itself does not follow a link here, wherever it leads.
  const text = found.isFile() ? await readFile(place, 'utf8').catch(() => '') : ''
  return /^\/?var\/?\s*$/m.test(text) ? null : ['var/.gitignore', '*\n']
}

/** The page for people without a terminal, and, where there is no campaign yet, a draft. */
function campaigns(
  settings: Settings,
  tree: Tree,
  about: { readonly files: ReadonlyMap<string, string>; readonly begins: boolean },
): readonly (readonly [string, string])[] {
  const content = parseContent(withFiles(tree, about.files))
  const list = content.lists.get('newsletter') ?? [...content.lists.values()][0]
  // Somebody's own lists cannot be read: they must be mended before anything can be sent to them.
  if (list === undefined) return []
  const { locale: language, today } = settings
  const page = ['campaigns/README.md', pageFile(settings, content, list)] as const
  if (!about.begins) return [page]
  if ([...tree.files.keys()].some((path) => /^campaigns\/[^_/][^/]*\//.test(path))) return [page]
  const text = exampleText(content, { template: 'newsletter', language, list, today })
  return [page, [`campaigns/${today.slice(0, 7)}-newsletter/campaign.md`, text]]
}

/** The tree as it will be. */
function withFiles(tree: Tree, files: ReadonlyMap<string, string>): Tree {
  const added = [...files].map(([path, text]) => {
    const bytes = Buffer.from(text)
    return [path, { path, mode: '100644', blob: '', size: bytes.length, bytes }] as const
  })
  return { commit: null, files: new Map([...added, ...tree.files]) }
}
