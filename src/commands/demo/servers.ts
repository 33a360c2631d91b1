import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { ReceiverOptions } from './smtp-receiver.ts'

/** `.ts` in a checkout, `.js` in an installed package. */
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const dnsServer = new URL(`./dns-server-process${ending}`, import.meta.url)
const smtpReceiver = new URL(`./smtp-receiver-process${ending}`, import.meta.url)

/** A server that runs in a process of its own. */
export interface Server {
  /** What it said when it was ready: a port, or a URL. */
  readonly at: string
  stop(): Promise<void>
}

/** The processes that the demo started, and the end of all of them. */
export interface Servers {
  dns(zoneFile: string): Promise<Server>
  receiver(options: ReceiverOptions): Promise<Server>
  /** `postmerge serve`; what it prints in any language ends with its URL. */
  serve(
    command: readonly string[],
    how: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
  ): Promise<Server>
  /** Stops a server with all others that was started elsewhere. */
  adopt(server: Server): void
  stopAll(): Promise<void>
}

/** Nothing runs yet. */
export function createServers(): Servers {
  const running = new Set<Server>()

  async function start(child: ChildProcess, ready: RegExp): Promise<Server> {
    const server: Server = { at: await firstMatch(child, ready), stop: () => stop(child) }
    running.add(server)
    return server
  }

  const ours = (file: URL, options: unknown): ChildProcess =>
    spawn(process.execPath, [fileURLToPath(file), JSON.stringify(options)], {
      env: { PATH: process.env['PATH'] },
      // They end with their standard input: whatever becomes of the demo, they do not stay behind.
      stdio: ['pipe', 'pipe', 'inherit'],
    })

  return {
    dns: (zone) => start(ours(dnsServer, { zone }), /^ready (\d+)$/),
    receiver: (options) => start(ours(smtpReceiver, options), /^ready (\d+)$/),
    serve: ([program = '', ...args], how) =>
      start(spawn(program, args, { ...how, stdio: ['ignore', 'pipe', 'inherit'] }), /(http:\/\/\S+)$/),
    adopt: (server) => void running.add(server),
    stopAll: async () => {
      await Promise.all([...running].map((server) => server.stop()))
    },
  }
}

async function firstMatch(child: ChildProcess, ready: RegExp): Promise<string> {
  child.on('error', () => undefined)
  if (child.stdout === null) throw new Error('a server without an output')
  for await (const line of createInterface({ input: child.stdout })) {
    const found = ready.exec(line)?.[1]
    if (found !== undefined) return found
  }
  throw new Error('a server of the demo did not start')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const exit = once(child, 'exit')
  child.kill('SIGTERM')
  const late = setTimeout(() => child.kill('SIGKILL'), 1500)
  await exit
  clearTimeout(late)
}
