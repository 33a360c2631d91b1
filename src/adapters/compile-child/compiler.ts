import { assert } from '../../kit/assert.ts'
import type { CompileRequest, Compiler, CompileResult } from '../../message/template.ts'
import { failure } from '../../words/find.ts'
import { type Child, startChild } from './start-child.ts'

export interface CompilerOptions {
  /** A request that takes longer is stopped; the start of the process counts. */
  readonly timeLimitMs?: number
  readonly memoryMegabytes?: number
  readonly answerBytesMax?: number
  /** At most that many processes at once. */
  readonly children?: number
  /**
   * Whether a process may serve several requests. It is faster by the start of Node for each, but one campaign could then
   * reach the result of the next if a tool had a hole: for what decides nothing, such as `validate` and `preview`.
   */
  readonly reuse?: boolean
}

/** A compiler to be closed when nothing more is to be compiled; what is still being compiled fails then. */
export interface ClosableCompiler extends Compiler {
  /** Starts a process ahead, so that the first request need not wait for it; only where processes are reused. */
  prepare(): void
  close(): Promise<void>
}

/** Compiles in processes that can reach nothing, with limits of time, memory and size. */
export function createCompiler(options: CompilerOptions = {}): ClosableCompiler {
  const { timeLimitMs = 20_000, memoryMegabytes = 256, answerBytesMax = 8 * 1024 * 1024 } = options
  const { children = 2, reuse = false } = options
  const idle: Child[] = []
  const alive = new Set<Child>()
  const waiting: (() => void)[] = []
  let running = 0
  let closed = false

  const start = (): Child => {
    const child = startChild(memoryMegabytes)
    alive.add(child)
    return child
  }
  const retire = async (child: Child): Promise<void> => {
    await child.close()
    alive.delete(child)
  }
  const serve = async (request: CompileRequest): Promise<CompileResult> => {
    const child = idle.pop() ?? start()
    const limits = { path: request.path, timeLimitMs, answerBytesMax }
    try {
      const result = resultOf(await child.ask(JSON.stringify(request), limits), request.path)
      if (reuse) idle.push(child)
      else await retire(child)
      return result
    } catch (error) {
      await retire(child)
      throw error
    }
  }
  return {
    prepare() {
      assert(reuse && !closed, 'a process started ahead for nobody')
      idle.push(start())
    },
    async compile(request) {
      assert(!closed, 'the compiler is closed')
      if (running >= children) await new Promise<void>((resolve) => void waiting.push(resolve))
      else running += 1
      try {
        return await serve(request)
      } finally {
        // The place is handed on, so that the number that runs never exceeds the limit.
        const next = waiting.shift()
        if (next === undefined) running -= 1
        else next()
      }
    },
    async close() {
      closed = true
      await Promise.all([...alive].map((child) => child.close()))
    },
  }
}

/** The child is not trusted: what it answers must at least have the shape of an answer. */
function resultOf(answer: string, path: string): CompileResult {
  const refuse = (cause?: unknown) =>
    failure('compile-answer-refused', { permanence: 'temporary', values: { path }, cause })
  let value: unknown
  try {
    value = JSON.parse(answer)
  } catch (cause) {
    throw refuse(cause)
  }
  if (!isRecord(value) || value['version'] !== 1 || !isList(value['findings'], isFinding)) throw refuse()
  const template = value['template']
  if (template === null ? value['findings'].length === 0 : !isTemplate(template)) throw refuse()
  return value as unknown as CompileResult
}

function isTemplate(value: unknown): boolean {
  return (
    isRecord(value) &&
    value['version'] === 1 &&
    ['subject', 'html', 'text'].every((name) => isList(value[name], isRecord)) &&
    isList(value['fields'], (field) => typeof field === 'string')
  )
}

function isFinding(value: unknown): boolean {
  if (!isRecord(value) || !isRecord(value['place']) || !isRecord(value['values'])) return false
  const { file, line, column } = value['place']
  return (
    typeof value['code'] === 'string' &&
    (value['severity'] === 'error' || value['severity'] === 'warning') &&
    typeof file === 'string' &&
    Number.isSafeInteger(line) &&
    Number.isSafeInteger(column)
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isList(value: unknown, isOne: (one: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every((one) => isOne(one))
}
