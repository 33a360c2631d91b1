import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publish, tell } from './report.ts'
import { alternate, median } from './rounds.ts'
import { changed, environment, makeRepository } from './validate/repository.ts'

const campaigns = 2000
const rounds = 5
const secondsMax = 2
const bin = fileURLToPath(new URL('../bin/postmerge.js', import.meta.url))

/** What a writer waits for after changing one campaign; `plan` without the network's DNS. */
const commands = {
  validate: ['validate', changed],
  changed: ['validate', '--changed'],
  plan: ['plan', changed, '--offline'],
} as const

/** `validate` and `plan` of one changed campaign among 2 000, against the same among no others. */
export async function run(args: readonly string[]): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-bench-'))
  try {
    tell(`making a repository with ${campaigns} campaigns`)
    const many = await makeRepository(makeFolder(folder, 'many'), campaigns)
    const one = await makeRepository(makeFolder(folder, 'one'), 1)
    const figures = []
    for (const [name, command] of Object.entries(commands)) {
      await elapsed(one, command)
      const results = await alternate(rounds, {
        many: () => elapsed(many, command),
        one: () => elapsed(one, command),
      })
      const [seconds, alone] = [median(results.many) / 1000, median(results.one) / 1000]
      figures.push({
        name,
        command: command.join(' '),
        seconds,
        alone_seconds: alone,
        ratio: seconds / alone,
      })
    }
    const held = figures.every(({ seconds }) => seconds < secondsMax)
    return publish({ bench: 'validate', held, campaigns, seconds_max: secondsMax, figures }, args, [
      `one changed campaign among ${campaigns}, ${rounds} alternating rounds, medians`,
      ...figures.map(
        ({ command, seconds, alone_seconds, ratio }) =>
          `${command}: ${seconds.toFixed(2)} s, among no others ${alone_seconds.toFixed(2)} s, ratio ${ratio.toFixed(2)}`,
      ),
      `bar: under ${secondsMax} s: ${held ? 'holds' : 'BROKEN'}`,
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function makeFolder(parent: string, name: string): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  return folder
}

/** Milliseconds of a command; whether it found something is its own business, a failure is ours. */
function elapsed(folder: string, command: readonly string[]): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    let err = ''
    const child = spawn(process.execPath, [bin, ...command, '--root', folder], {
      env: environment,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 || code === 1
        ? resolve(performance.now() - begun)
        : reject(new Error(`${command.join(' ')} ended with ${code}: ${err}`)),
    )
  })
}
