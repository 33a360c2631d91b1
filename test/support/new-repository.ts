import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import type { Repository } from '../../src/adapters/git/git.ts'
import { openQuestions, type Questions } from '../../src/adapters/terminal/questions.ts'
import type { Input, World } from '../../src/commands/verb.ts'
import { Failure } from '../../src/kit/failure.ts'
import type { Locale, Phrase } from '../../src/words/phrase.ts'
import { phraseOf } from '../../src/words/say.ts'
import { gitSandbox, type GitSandbox } from './git-sandbox.ts'

/** How a command ended. */
interface Ended {
  readonly code: number
  readonly out: string
  /** What went to standard error, and the code of a failure. */
  readonly err: string
  /** What a failure says, and what to do next; empty without one. */
  readonly said: string
  readonly fix: string
}

type Run = (world: World, input: Input, questions: Questions | null) => Promise<number>

/** What is typed: arguments, options and answers; without answers nobody can be asked. */
interface Typed {
  readonly arguments?: readonly string[]
  readonly options?: Input['options']
  readonly answers?: readonly string[]
  readonly locale?: Locale
}

/** An empty repository in which commands can be run. */
export interface NewRepository {
  readonly sandbox: GitSandbox
  readonly repository: Repository
  run(run: Run, typed: Typed): Promise<Ended>
  /** Text by path, without what git keeps. */
  files(): Readonly<Record<string, string>>
  write(path: string, text: string): void
  git(...args: readonly string[]): string
}

/** When the commands run. */
export const newRepositoryNow = Date.parse('2026-11-20T03:00:00Z')

/** Makes the repository; it goes with the test. */
export function newRepository(): NewRepository {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('hikari-foods')
  const at = (path: string): string => join(repository.folder, path)
  return {
    sandbox,
    repository,
    git: (...args) => sandbox.git(repository, ...args),
    run: (run, typed) => runTyped(repository, run, typed),
    files: () => {
      const entries = readdirSync(repository.folder, { recursive: true, withFileTypes: true })
      const paths = entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(repository.folder.length + 1))
        .filter((path) => !path.startsWith('.git/'))
        .sort()
      return Object.fromEntries(paths.map((path) => [path, readFileSync(at(path), 'utf8')]))
    },
    write: (path, text) => {
      mkdirSync(dirname(at(path)), { recursive: true })
      writeFileSync(at(path), text)
    },
  }
}

async function runTyped(repository: Repository, run: Run, typed: Typed): Promise<Ended> {
  const out: string[] = []
  const err: string[] = []
  const options = typed.options ?? {}
  const world: World = {
    env: repository.env,
    root: repository.folder,
    clock: { now: () => newRepositoryNow },
    locale: typed.locale ?? 'en',
    json: options['json'] === true,
    terminal: false,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    progress: () => {},
    signal: new AbortController().signal,
  }
  const questions = typed.answers === undefined ? null : answering(typed.answers, err)
  const done = (code: number, { say: said = '', fix = '' }: Partial<Phrase> = {}): Ended => {
    return { code, out: out.join('\n'), err: err.join('\n'), said, fix }
  }
  try {
    return done(await run(world, { arguments: typed.arguments ?? [], options }, questions))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    err.push(error.code)
    return done(1, phraseOf(world.locale, error.code, error.values))
  } finally {
    questions?.close()
  }
}

/** Somebody who types these lines, each when they are asked; what is shown to them is collected. Then their input ends. */
function answering(answers: readonly string[], shown: string[]): Questions {
  const input = new PassThrough()
  const output = new PassThrough()
  const left = [...answers]
  output.setEncoding('utf8').on('data', (text: string) => shown.push(text))
  const questions = openQuestions({ input, output })
  return {
    ...questions,
    ask: (question, fallback) => {
      const answer = questions.ask(question, fallback)
      const next = left.shift()
      if (next === undefined) input.end()
      else input.write(`${next}\n`)
      return answer
    },
  }
}
