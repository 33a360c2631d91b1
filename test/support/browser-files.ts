import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { unpackChromium } from '../../src/adapters/chromium/unpack-chromium.ts'

/** Where Chromium and the only fonts it knows lie. */
export interface BrowserFiles {
  readonly executable: string
  /** A fontconfig configuration: every font name, serif and sans-serif mean Noto Sans JP. */
  readonly fontConfig: string
}

const require = createRequire(import.meta.url)
/** Raised whenever this file unpacks differently. */
const revision = 1

/**
 * Chromium and its fonts, unpacked once for all test files. Each worker unpacks into a folder of its own, which then takes
 * its final name in one step: whoever comes second finds the name taken and uses what lies there.
 */
export async function browserFiles(): Promise<BrowserFiles> {
  const { executable } = await unpackChromium()
  const folder = join(tmpdir(), `postmerge-fonts-${revision}-${process.getuid?.() ?? 0}`)
  if (!existsSync(folder)) {
    const own = await mkdtemp(`${folder}-`)
    await unpackFonts(own, folder)
    // The browser that is tested runs as somebody else, who keeps what it learns of the fonts.
    await mkdir(join(own, 'cache'))
    await chmod(join(own, 'cache'), 0o777)
    await chmod(own, 0o755)
    await rename(own, folder).catch(async (error: unknown) => {
      await rm(own, { recursive: true, force: true })
      if (!existsSync(folder)) throw error
    })
  }
  return { executable, fontConfig: join(folder, 'fonts.conf') }
}

async function unpackFonts(folder: string, name: string): Promise<void> {
  const source = join(dirname(require.resolve('@fontsource/noto-sans-jp/package.json')), 'files')
  const faces = (await readdir(source)).filter((file) => /-(?:400|700)-normal\.woff$/.test(file))
  if (faces.length < 200) throw new Error(`only ${faces.length} fonts in ${source}`)
  await mkdir(join(folder, 'noto'))
  for (const face of faces) {
    const font = fontOf(await readFile(join(source, face)))
    await writeFile(join(folder, 'noto', face.replace(/woff$/, 'ttf')), font)
  }
  await writeFile(join(folder, 'fonts.conf'), fontConfig(name))
}

function fontConfig(folder: string): string {
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig><dir>${folder}/noto</dir><cachedir>${folder}/cache</cachedir>
<match target="pattern">
<edit name="family" mode="assign" binding="strong"><string>Noto Sans JP Thin</string></edit>
<edit name="lang" mode="assign"><string>ja</string></edit>
</match></fontconfig>
`
}

/** Takes a font out of its WOFF wrapping (W3C WOFF 1.0, sections 3 to 5): the tables inflated, behind a directory as in OpenType. */
function fontOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12)
  const head = Buffer.alloc(12 + 16 * count)
  const largest = 2 ** Math.floor(Math.log2(count))
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(16 * largest, 6)
  head.writeUInt16BE(Math.log2(largest), 8)
  head.writeUInt16BE(16 * (count - largest), 10)
  const parts: Uint8Array[] = [head]
  let at = head.length
  for (let table = 0; table < count; table += 1) {
    const entry = 44 + 20 * table
    const [offset, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(offset, offset + packed)
    woff.copy(head, 12 + 16 * table, entry, entry + 4)
    woff.copy(head, 16 + 16 * table, entry + 16, entry + 20)
    head.writeUInt32BE(at, 20 + 16 * table)
    head.writeUInt32BE(length, 24 + 16 * table)
    const padding = (4 - (length % 4)) % 4
    parts.push(packed < length ? inflateSync(bytes) : bytes, Buffer.alloc(padding))
    at += length + padding
  }
  return Buffer.concat(parts)
}
