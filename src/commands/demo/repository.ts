import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { people, type Person } from './people.ts'
import type { Files } from './policies.ts'

/** Where this very Postmerge lies, whose content the demo's company uses. */
const installation = fileURLToPath(new URL('../../../', import.meta.url))

/** The content of the installation's own repository. */
export async function ownContent(): Promise<Files> {
  const folders = ['campaigns', 'lists', 'policies']
  const found = await Promise.all(
    folders.map((folder) => readdir(join(installation, folder), { recursive: true, withFileTypes: true })),
  )
  const paths = found
    .flat()
    .filter((entry) => entry.isFile())
    .map((entry) => relative(installation, join(entry.parentPath, entry.name)))
  const files = [...paths, '.github/CODEOWNERS'].map(async (path) => {
    const bytes = await readFile(join(installation, path))
    const isPicture = /\.(?:png|jpe?g|gif)$/i.test(path)
    return [path.replaceAll('\\', '/'), isPicture ? bytes : bytes.toString('utf8')] as const
  })
  return Object.fromEntries(await Promise.all(files))
}

/** Where the demo's repository lies and who works on it. */
interface Site {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  /** Folder of the people's SSH keys. */
  readonly keys: string
}

/** Puts `bin` into the demo's folder, so that commands read there as they do at home. */
export async function linkProgram(folder: string): Promise<void> {
  await symlink(join(installation, 'bin'), join(folder, 'bin'), 'junction')
}

/** Makes `origin.git` with one commit, a clone for each person, and one for the runner. */
export async function makeRepository(site: Site, files: Files): Promise<void> {
  const { folder } = site
  await git(site, 'init', '--quiet', '--bare', '--initial-branch=main', 'origin.git')
  await cloneFor(site, 'kenji')
  await writeFiles(join(folder, 'kenji'), files)
  await git(site, '-C', 'kenji', 'add', '--all')
  await git(site, '-C', 'kenji', 'commit', '--quiet', '--message', 'Begin')
  await git(site, '-C', 'kenji', 'push', '--quiet', 'origin', 'main')
  await Promise.all(people.filter((person) => person !== 'kenji').map((person) => cloneFor(site, person)))
  await git(site, 'clone', '--quiet', 'origin.git', 'runner')
}

async function cloneFor(site: Site, person: Person): Promise<void> {
  const settings = [
    `user.name=${person}`,
    `user.email=${person}@hikari.example`,
    `user.signingkey=${join(site.keys, `${person}.pub`)}`,
    // Whose work a commit is, is only certain where it is signed.
    'gpg.format=ssh',
    'commit.gpgsign=true',
  ]
  const config = settings.flatMap((setting) => ['--config', setting])
  await git(site, 'clone', '--quiet', ...config, 'origin.git', person)
}

/** Writes files into a folder. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path)
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, text)
  }
}

/** Changes a text in a file; it must be there, or the story is another one. */
export async function editFile(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8')
  if (!text.includes(from)) throw new Error(`the demo does not find "${from}" in ${file}`)
  await writeFile(
    file,
    text.replace(from, () => to),
  )
}

async function git({ folder, env }: Site, ...args: readonly string[]): Promise<void> {
  await promisify(execFile)('git', [...args], { cwd: folder, env })
}
