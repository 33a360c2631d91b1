import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import type { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'
import { childEntry, jailFlags, jailOptions } from './jail.ts'

/** Limits of one request, and the campaign it is about. */
interface AskLimits {
  readonly path: string
  readonly timeLimitMs: number
  readonly answerBytesMax: number
}

/** A compile process. */
export interface Child {
  /** Sends one line and returns the line that answers it. Throws a temporary Failure; the child is of no use after that. */
  ask(line: string, limits: AskLimits): Promise<string>
  /** Ends the process, however busy it is, and removes its folder. */
  close(): Promise<void>
}

type Process = ChildProcessByStdio<Writable, Readable, null>

/** Starts a compile process in a folder of its own. */
export function startChild(memoryMegabytes: number): Child {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-compile-'))
  const flags = jailFlags(memoryMegabytes)
  const child: Process = spawn(process.execPath, [...flags, childEntry], jailOptions(folder))
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit ${String(code)}`))
    child.once('error', (error) => resolve(error.message))
  })
  // A child that dies while we write is told by its end.
  child.stdin.on('error', () => {})
  keepAwake(child, false)
  return {
    ask: (line, limits) => ask(child, { line, limits, ended }),
    async close() {
      child.ref()
      child.stdin.end()
      child.kill('SIGKILL')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function ask(
  child: Process,
  { line, limits, ended }: { line: string; limits: AskLimits; ended: Promise<string> },
): Promise<string> {
  const { path, timeLimitMs, answerBytesMax } = limits
  const stop = new AbortController()
  const temporary = (code: Parameters<typeof failure>[0], values = {}): Failure =>
    failure(code, { permanence: 'temporary', values: { path, ...values } })
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(temporary('compile-time-limit', { seconds: Math.ceil(timeLimitMs / 1000) })),
      timeLimitMs,
    )
  })
  const died = ended.then((how): never => {
    throw temporary('compile-stopped', { how })
  })
  keepAwake(child, true)
  try {
    child.stdin.write(`${line}\n`)
    const answer = await Promise.race([readLine(child.stdout, answerBytesMax, stop.signal), late, died])
    if (answer === null) throw temporary('compile-answer-refused')
    return answer
  } finally {
    clearTimeout(timer)
    stop.abort()
    keepAwake(child, false)
  }
}

/** One line, or null when it is longer than allowed or more than one. Never settles when the stream ends before. */
function readLine(stream: Readable, bytesMax: number, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let bytes = 0
    const read = (chunk: Buffer): void => {
      bytes += chunk.length
      chunks.push(chunk)
      const end = chunk.indexOf(10)
      if (bytes > bytesMax) resolve(null)
      else if (end === chunk.length - 1) resolve(Buffer.concat(chunks).subarray(0, -1).toString('utf8'))
      else if (end !== -1) resolve(null)
    }
    stream.on('data', read)
    signal.addEventListener('abort', () => stream.off('data', read), { once: true })
  })
}

/** A child that waits for work does not keep our process from ending; one that works does. */
function keepAwake(child: Process, awake: boolean): void {
  for (const handle of [child, child.stdin, child.stdout] as unknown as { ref?(): void; unref?(): void }[]) {
    if (awake) handle.ref?.()
    else handle.unref?.()
  }
}
