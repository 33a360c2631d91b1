import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, lstat, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { failure } from '../../words/find.ts'

/** What the package holds, ready to be started. */
interface Unpacked {
  readonly executable: string
  /** For a machine without fonts: the Latin ones that the package brings. */
  readonly fontConfig: string
}

const require = createRequire(import.meta.url)
const packageName = '@sparticuz/chromium'
/** Raised whenever this file unpacks differently. */
const revision = 1
/** It takes some three seconds, and longer on a machine that has much else to do. */
const unpackMs = 2 * 60 * 1000

/**
 * Unpacks Chromium once for a machine and user. Each process unpacks into a folder of its own, which then takes its final name in one step: whoever
 * comes second finds the name taken and uses what lies there. Throws `pictures-no-chromium`, `pictures-folder-foreign`.
 */
export async function unpackChromium(): Promise<Unpacked> {
  const entry = packageEntry()
  const manifest = await readFile(join(dirname(entry), '../package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { readonly version: string }
  const folder = join(tmpdir(), `postmerge-chromium-${version}-${revision}-u${ownId()}`)
  if (!existsSync(folder)) await unpackInto(folder, entry)
  await assertOurs(folder)
  return { executable: join(folder, 'chromium'), fontConfig: join(folder, 'latin.conf') }
}

/** Its only build is for Linux on x64; elsewhere POSTMERGE_CHROMIUM names a browser. */
function packageEntry(): string {
  try {
    if (process.platform === 'linux' && process.arch === 'x64') return require.resolve(packageName)
  } catch {
    // An optional dependency that was left out.
  }
  throw failure('pictures-no-chromium', { permanence: 'permanent', values: { package: packageName } })
}

function ownId(): number {
  return process.getuid?.() ?? 0
}

async function unpackInto(folder: string, entry: string): Promise<void> {
  const own = await mkdtemp(`${folder}-`)
  // The package unpacks into the temporary folder: in a process of its own it is told that this is ours, and it sees nothing of our environment.
  const program = `(await import(${JSON.stringify(entry)})).default.executablePath().then(() => process.exit(0))`
  try {
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
      env: { TMPDIR: own },
      timeout: unpackMs,
    })
  } catch (error) {
    await rm(own, { recursive: true, force: true })
    throw error
  }
  await writeFile(join(own, 'latin.conf'), latinFonts(folder))
  // Whoever paints may be another user than we are, who may read it and nothing else.
  await chmod(join(own, 'chromium'), 0o755)
  await chmod(own, 0o755)
  await rename(own, folder).catch(async (error: unknown) => {
    await rm(own, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  })
}

/** In a folder that everybody may write to, somebody else could have taken the name first, and what lies there would be run. */
async function assertOurs(folder: string): Promise<void> {
  const found = await lstat(folder)
  if (found.isDirectory() && found.uid === ownId() && (found.mode & 0o022) === 0) return
  throw failure('pictures-folder-foreign', { permanence: 'permanent', values: { folder } })
}

function latinFonts(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>${folder}/fonts/fonts</dir></fontconfig>
`
}
