import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const folder = join(import.meta.dirname, '../../../.github/workflows')

/** A step, as far as the rules and the executor look at it. */
export interface Step {
  readonly name?: string
  readonly if?: string
  readonly uses?: string
  readonly with?: Readonly<Record<string, unknown>>
  readonly env?: Readonly<Record<string, string>>
  readonly run?: string
}

/** A job. */
export interface Job {
  readonly name?: string
  readonly if?: string
  readonly needs?: readonly string[]
  readonly 'runs-on': string | readonly string[]
  readonly 'timeout-minutes'?: number
  readonly environment?: string
  readonly concurrency?: Readonly<Record<string, unknown>>
  readonly permissions?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly steps: readonly Step[]
}

/** A workflow file. */
export interface Workflow {
  /** `send` */
  readonly file: string
  readonly text: string
  readonly on: Readonly<Record<string, unknown>>
  readonly permissions?: unknown
  readonly concurrency?: unknown
  readonly env?: Readonly<Record<string, string>>
  readonly jobs: Readonly<Record<string, Job>>
}

/** Every workflow of the repository, whoever added it. */
export const workflows: readonly Workflow[] = readdirSync(folder)
  .toSorted()
  .map((name) => parseWorkflow(name.replace(/\.ya?ml$/, ''), readFileSync(join(folder, name), 'utf8')))

/** One of them, by its name. */
export function workflow(file: string): Workflow {
  const found = workflows.find((each) => each.file === file)
  if (found === undefined) throw new Error(`there is no workflow ${file}`)
  return found
}

/** Reads a workflow. `on: push` becomes `{ push: null }`. */
export function parseWorkflow(file: string, text: string): Workflow {
  const read = parse(text) as Workflow & { readonly on: unknown }
  const on: unknown = read.on
  const events = typeof on === 'string' ? [on] : on
  return {
    ...read,
    file,
    text,
    on: Array.isArray(events)
      ? Object.fromEntries(events.map((event) => [String(event), null]))
      : (events as Workflow['on']),
  }
}

/** Jobs with their names. */
export function jobsOf({ jobs }: Workflow): readonly (Job & { readonly id: string })[] {
  return Object.entries(jobs).map(([id, job]) => Object.assign({}, job, { id }))
}
