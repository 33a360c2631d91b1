import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { publish } from './report.ts'
import { alternate, median } from './rounds.ts'

const rounds = 31
const ratioMax = 2
const bin = fileURLToPath(new URL('../bin/postmerge.js', import.meta.url))

/**
 * `postmerge --version` against `node -e 0` of the same Node, each a process of its own. Beside it, as a user with another Node in the PATH
 * starts it: against that one.
 */
export async function run(args: readonly string[]): Promise<boolean> {
  const outside = pathWithout('node_modules')
  const direct = await compare(process.execPath, process.env)
  const started = await compare('node', { ...process.env, PATH: outside })
  const held = direct.ratio <= ratioMax
  return publish(
    { bench: 'start', held, ratio_max: ratioMax, ratio: direct.ratio, direct, path: started },
    args,
    [
      `rounds: ${rounds}, alternating, medians`,
      line('node 26', direct),
      line('node in PATH', started),
      `bar: at most ${ratioMax} times: ${held ? 'holds' : 'BROKEN'}`,
    ],
  )
}

interface Comparison {
  readonly node: string
  readonly ours_ms: number
  readonly node_ms: number
  readonly ratio: number
}

async function compare(node: string, env: NodeJS.ProcessEnv): Promise<Comparison> {
  const ours = [bin, '--version']
  // Once before it counts: files come from the disk's cache, code from the compile cache.
  await elapsed(node, ours, env)
  const results = await alternate(rounds, {
    ours: () => elapsed(node, ours, env),
    node: () => elapsed(node, ['-e', '0'], env),
  })
  const [ours_ms, node_ms] = [median(results.ours), median(results.node)]
  return { node: await versionOf(node, env), ours_ms, node_ms, ratio: ours_ms / node_ms }
}

function line(name: string, { node, ours_ms, node_ms, ratio }: Comparison): string {
  const times = `postmerge --version ${ours_ms.toFixed(1)} ms, node -e 0 ${node_ms.toFixed(1)} ms`
  return `${name} (${node}): ${times}, ratio ${ratio.toFixed(2)}`
}

/** Milliseconds from the start of a process to its end. */
function elapsed(node: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const begun = performance.now()
  return new Promise((resolve, reject) => {
    spawn(node, [...args], { env, stdio: 'ignore' })
      .on('error', reject)
      .on('exit', (code) =>
        code === 0 ? resolve(performance.now() - begun) : reject(new Error(`${node} ended with ${code}`)),
      )
  })
}

function versionOf(node: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(node, ['--version'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
    child.on('error', reject)
    let text = ''
    child.stdout.setEncoding('utf8').on('data', (part: string) => (text += part))
    child.on('close', () => resolve(text.trim()))
  })
}

/** The PATH of a user's shell: npm puts its own folders in front. */
function pathWithout(name: string): string {
  return (process.env['PATH'] ?? '')
    .split(':')
    .filter((folder) => !folder.includes(name))
    .join(':')
}
