import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Server } from '../servers.ts'

/** A credential of an App. */
export interface AppLogin {
  readonly id: number
  /** PEM. */
  readonly key: string
  readonly installation: number
}

/** What the stand-in answers once it knows the company. */
interface Logins {
  /** By login. */
  readonly tokens: Readonly<Record<string, string>>
  /** By the App's name. */
  readonly apps: Readonly<Record<string, AppLogin>>
}

/** A GitHub on this machine, which ends with the demo. */
export interface StandIn extends Server {
  /** Makes the accounts and the repository; `company` is as the stand-in's program describes it. */
  found(company: unknown): Promise<Logins>
  /** A comment as it is shown. */
  render(markdown: string): Promise<string>
  /** How many requests there were, and what of them was not as GitHub describes its interface. */
  account(): Promise<{ readonly requests: number; readonly complaints: readonly string[] }>
}

// It lies among the tests of a checkout, and is no part of what is installed.
const ending = import.meta.url.slice(import.meta.url.lastIndexOf('.'))
const program = new URL(`../../../../test/support/github-process${ending}`, import.meta.url)

/** Whether this is a checkout of the sources, with the stand-in. */
export function hasStandIn(): boolean {
  return existsSync(program)
}

/** Starts the stand-in for GitHub as a process of its own. */
export async function startStandIn(): Promise<StandIn> {
  const file = fileURLToPath(program)
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'] },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const hear = async <T>(): Promise<T> => {
    const { value, done } = await lines.next()
    if (done === true) throw new Error('the stand-in for GitHub is gone')
    return JSON.parse(value) as T
  }
  // One question at a time: each line is the answer to the one before.
  let turn: Promise<unknown> = Promise.resolve()
  const ask = <T>(wish: unknown): Promise<T> => {
    const answered = turn.then(async () => {
      child.stdin.write(`${JSON.stringify(wish)}\n`)
      return hear<T>()
    })
    turn = answered.catch(() => {})
    return answered
  }
  const { url } = await hear<{ readonly url: string }>()
  return {
    at: url,
    found: (company) => ask({ company }),
    render: async (markdown) => (await ask<{ readonly html: string }>({ markdown })).html,
    account: () => ask({ end: true }),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
    },
  }
}
