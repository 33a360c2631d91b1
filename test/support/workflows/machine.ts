import { mkdirSync, realpathSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { isTrue, evaluateExpression, type Contexts } from './expression.ts'
import {
  masked,
  refOf,
  runStep,
  tempOf,
  type MachineOptions,
  type RunState,
  type Started,
} from './run-step.ts'
import { jobsOf, type Job, type Workflow } from './workflow.ts'

type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped'

/** What became of a job. */
interface JobRun {
  readonly conclusion: Conclusion
  /** Everything that its steps printed, with masks applied as the runner would. */
  readonly log: string
}

/** What became of a run. */
export interface Run {
  readonly conclusion: Conclusion
  readonly jobs: Readonly<Record<string, JobRun>>
  /** The logs of all jobs. */
  readonly log: string
}

/** A run that goes on. */
export interface Running {
  readonly ended: Promise<Run>
  /** Somebody cancels it: the process of the step gets SIGINT, as it does from the runner. */
  cancel(): void
  /** What was printed so far. */
  log(): string
}

/** Runs workflows. */
export interface Machine {
  run(workflow: Workflow, started: Started): Promise<Run>
  start(workflow: Workflow, started: Started): Running
}

/**
 * Executes the `run:` steps of workflows in order, in bash, as the runner of GitHub Actions does, with a small part of its expressions. Steps with
 * `uses:` are done here: the checkout is a real clone that keeps no credentials, setup-node puts the Node of these tests first in the path,
 * upload-artifact copies. Two things are not as on GitHub: `npm ci` is replaced by a link to this checkout, and `concurrency` is not honoured, so
 * that a test can run two jobs at once that GitHub would have queued.
 */
export function createMachine(options: MachineOptions): Machine {
  const tools = join(options.folder, 'tools')
  mkdirSync(tools, { recursive: true })
  symlinkSync(realpathSync(process.execPath), join(tools, 'node'))
  mkdirSync(join(options.folder, 'home'))
  const busy = new Set<number>()
  let runs = 0
  const start: Machine['start'] = (workflow, started) => {
    runs += 1
    const state: RunState = {
      options,
      tools,
      busy,
      started,
      workflow,
      id: runs,
      log: '',
      cancelled: false,
      kill: null,
    }
    return {
      ended: runJobs(state),
      cancel: () => {
        state.cancelled = true
        state.kill?.()
      },
      log: () => masked(state.log),
    }
  }
  return { start, run: (workflow, started) => start(workflow, started).ended }
}

async function runJobs(state: RunState): Promise<Run> {
  const jobs: Record<string, JobRun> = {}
  for (const job of jobsOf(state.workflow)) {
    const needs = Object.fromEntries((job.needs ?? []).map((id) => [id, { result: jobs[id]?.conclusion }]))
    jobs[job.id] = await runJob(state, job, needs)
  }
  const all = new Set(Object.values(jobs).map(({ conclusion }) => conclusion))
  const worst = (['failure', 'cancelled', 'success'] as const).find((each) => all.has(each))
  return { conclusion: worst ?? 'skipped', jobs, log: state.log }
}

async function runJob(state: RunState, job: Job & { readonly id: string }, needs: Needs): Promise<JobRun> {
  const before = state.log.length
  const ended = (conclusion: Conclusion): JobRun => ({ conclusion, log: state.log.slice(before) })
  const contexts = contextsOf(state, job, needs)
  const allNeeded = Object.values(needs).every(({ result }) => result === 'success')
  if (!holds(job.if, { contexts, so: allNeeded })) return ended('skipped')
  const isElsewhere = refOf(state) !== 'refs/heads/main'
  const { off = [] } = state.options
  if (job.environment !== undefined && isElsewhere && !off.includes('environments')) {
    state.log += `Branch "${refOf(state)}" is not allowed to deploy to ${job.environment} due to environment protection rules.\n`
    return ended('failure')
  }
  if (Array.isArray(job['runs-on']) && isElsewhere && !off.includes('runners')) {
    state.log += `No runner takes a job of ${refOf(state)}.\n`
    return ended('failure')
  }
  const slot = freeSlot(state.busy)
  const workspace = join(state.options.folder, `runner-${slot}`, 'work')
  mkdirSync(workspace, { recursive: true })
  let good = true
  try {
    for (const step of job.steps) {
      if (!holds(step.if, { contexts, so: good && !state.cancelled })) continue
      good = (await runStep(state, { job, step, workspace, contexts })) && good
    }
  } finally {
    state.busy.delete(slot)
  }
  if (good) return ended('success')
  return ended(state.cancelled ? 'cancelled' : 'failure')
}

type Needs = Readonly<Record<string, { readonly result: Conclusion | undefined }>>

function freeSlot(busy: Set<number>): number {
  let slot = 0
  while (busy.has(slot)) slot += 1
  busy.add(slot)
  return slot
}

function contextsOf(state: RunState, job: Job, needs: Needs): Contexts {
  const { options, started } = state
  return {
    vars: options.vars,
    secrets: options.secrets[job.environment ?? ''] ?? {},
    inputs: started.inputs ?? {},
    needs,
    runner: { temp: tempOf(state) },
    github: {
      server_url: 'https://github.com',
      repository: options.repository,
      run_id: state.id,
      event_name: started.event,
      ref: refOf(state),
      token: options.token(job.permissions ?? {}),
      event: started.payload ?? {},
    },
    cancelled: () => state.cancelled,
    format: (text: string, ...values: readonly unknown[]) =>
      text.replaceAll(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)])),
  }
}

/** Whether a condition holds; one without a function of state holds only while everything went well. */
function holds(
  condition: string | undefined,
  { contexts, so }: { readonly contexts: Contexts; readonly so: boolean },
): boolean {
  if (condition === undefined) return so
  const own = /\b(?:cancelled|always|failure)\(\)/.test(condition)
  return (own || so) && isTrue(evaluateExpression(condition, contexts))
}
