import type { SpawnOptionsWithStdioTuple, StdioNull, StdioPipe } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of our own code: `src/` in a checkout, `dist/` in an installed package. */
const codeFolder = fileURLToPath(new URL('../../', import.meta.url))

/** The file that the child runs; named by URL, because only the child may load what it imports. */
export const childEntry = fileURLToPath(
  new URL(
    `../../commands/compile-child${import.meta.url.slice(import.meta.url.lastIndexOf('.'))}`,
    import.meta.url,
  ),
)

/**
 * Flags under which Node may read its own code and packages and do nothing else: no other file, no writing, no network,
 * no process, no worker, no database, no add-on. The repository's content is not readable, even where it lies beside the code.
 */
export function jailFlags(memoryMegabytes: number): readonly string[] {
  const readable = [codeFolder, join(dirname(codeFolder), 'package.json'), ...packageFolders()]
  return [
    '--permission',
    ...readable.map((path) => `--allow-fs-read=${path}`),
    // node:sqlite does not ask for the permission to read a file.
    '--no-experimental-sqlite',
    '--no-addons',
    '--disallow-code-generation-from-strings',
    '--disable-proto=delete',
    `--max-old-space-size=${memoryMegabytes}`,
    '--no-warnings',
  ]
}

/** How the child is started: in an empty folder, without any environment variable. */
export function jailOptions(
  emptyFolder: string,
): SpawnOptionsWithStdioTuple<StdioPipe, StdioPipe, StdioNull> {
  return {
    cwd: emptyFolder,
    env: {},
    // What the tools print on standard error could quote the campaign; it is nobody's to read.
    stdio: ['pipe', 'pipe', 'ignore'],
  }
}

/**
 * The `node_modules` folders that hold the packages of the child. npm may lay them beside Postmerge or below it, pnpm lays each into
 * a folder of its own: all of that is under the outermost one. Where ours is a link, Node looks through it and then reads behind it.
 */
function packageFolders(): readonly string[] {
  const manifest = createRequire(import.meta.url).resolve('mjml/package.json')
  const mark = `${sep}node_modules${sep}`
  const outermost = manifest.slice(0, manifest.indexOf(mark) + mark.length)
  return [outermost, join(dirname(codeFolder), 'node_modules') + sep]
}
