#!/usr/bin/env node
// Plain old JavaScript: it must start on any Node, only to find the Node that Postmerge needs.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import module, { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const nodeMajorMin = 26
const root = dirname(dirname(fileURLToPath(import.meta.url)))
// A checkout runs its sources, whatever an earlier build left beside them; an installed package has none.
const entry = [join(root, 'src', 'main.ts'), join(root, 'dist', 'main.js')].find((file) => existsSync(file))

/** The Node 26 that npm installed beside Postmerge, or null: the program itself, for this platform, or the package that fetches it. */
function installedNode() {
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  const names = [`node-${platform}`, `node-bin-${platform}`, 'node']
  return names.map((name) => nodeOf(name)).find((binary) => binary !== null) ?? null
}

function nodeOf(name) {
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`)
    const major = Number(JSON.parse(readFileSync(manifest, 'utf8')).version.split('.')[0])
    const binary = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    return major >= nodeMajorMin && existsSync(binary) ? binary : null
  } catch {
    return null
  }
}

/** Whether a shell asks for names while somebody types: `completion --words <kind> [--root <dir>]`. Nothing else is loaded for it. */
const asksForWords = process.argv[2] === 'completion' && process.argv[3] === '--words'

async function printWords() {
  const file = join(dirname(entry), 'commands', 'completion', `words${extname(entry)}`)
  const { completionWords } = await import(pathToFileURL(file).href)
  const folder = process.argv[5] === '--root' ? process.argv[6] : undefined
  for (const word of completionWords(process.argv[4] ?? '', folder ?? '.')) console.log(word)
}

const isNew = Number(process.versions.node.split('.')[0]) >= nodeMajorMin
if (process.argv.length === 3 && /^(?:--version|-V)$/.test(process.argv[2])) {
  // Scripts ask this all day: any Node can answer it, and nothing of the product need be loaded.
  console.log(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version)
} else if (asksForWords && (isNew || entry.endsWith('.js'))) {
  await printWords()
} else if (isNew) {
  // Signatures are made in the system's pool: a thread a core, more would only take turns. Told before its first work.
  process.env.UV_THREADPOOL_SIZE ??= String(Math.min(Math.max(availableParallelism(), 2), 16))
  // Beside the code and owned by whoever installed it: a cache in a shared temporary folder could be filled by somebody else.
  module.enableCompileCache(join(root, 'node_modules', '.cache', 'postmerge'))
  await import(pathToFileURL(entry).href)
} else {
  const node = installedNode()
  if (node === null) {
    console.error(
      `postmerge needs Node ${nodeMajorMin} or newer, this is ${process.version}: install it, or let npm bring it (npm install without --omit=optional)`,
    )
    process.exit(2)
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    console.error(
      `postmerge needs Node ${nodeMajorMin} or newer, and ${node} does not start: ${error.message}`,
    )
    process.exit(2)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 70)
    process.removeAllListeners(signal)
    process.kill(process.pid, signal)
  })
}
