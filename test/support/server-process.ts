import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const compileCache = fileURLToPath(new URL('../../node_modules/.cache/postmerge', import.meta.url))

/** Starts one of the demo's servers as a process of its own and gives the port that it printed; it ends with the test. */
export async function serverProcess(file: string, options: unknown): Promise<number> {
  const path = new URL(`../../src/commands/demo/${file}`, import.meta.url).pathname
  const child = spawn(process.execPath, [path, JSON.stringify(options)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // As the product's own program keeps it: it need not be compiled anew for each test.
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
  })
  onTestFinished(async () => {
    child.stdin.end()
    if (child.exitCode === null) await once(child, 'exit')
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^ready (\d+)$/.exec(line)?.[1]
    if (port !== undefined) return Number(port)
  }
  throw new Error(`${file} did not start`)
}
