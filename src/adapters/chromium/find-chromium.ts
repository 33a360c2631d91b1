import { accessSync, constants, existsSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { failure } from '../../words/find.ts'
import { unpackChromium } from './unpack-chromium.ts'

/** A browser on this machine. */
export interface ChromiumFiles {
  readonly executable: string
  /** Configuration of the fonts that it sees; null: those of the machine. */
  readonly fontConfig: string | null
}

/** Where the machine says which fonts it has. */
const machineFonts = '/etc/fonts/fonts.conf'

/**
 * The browser that POSTMERGE_CHROMIUM names, else the one of the package `@sparticuz/chromium`, unpacked; none where it is `off`. FONTCONFIG_FILE names other fonts than the
 * machine's. Throws `pictures-off`, `pictures-no-chromium`, `pictures-chromium-missing`, `pictures-folder-foreign`.
 */
export async function findChromium(
  env: Readonly<Record<string, string | undefined>>,
): Promise<ChromiumFiles> {
  const chosenFonts = env['FONTCONFIG_FILE'] || null
  const named = env['POSTMERGE_CHROMIUM']
  if (named === 'off') throw failure('pictures-off', { permanence: 'permanent' })
  if (named !== undefined && named !== '') {
    if (isAbsolute(named) && isExecutable(named)) return { executable: named, fontConfig: chosenFonts }
    throw failure('pictures-chromium-missing', { permanence: 'permanent', values: { path: named } })
  }
  const { executable, fontConfig } = await unpackChromium()
  return { executable, fontConfig: chosenFonts ?? (existsSync(machineFonts) ? null : fontConfig) }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
