import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createMachine } from '../../support/workflows/machine.ts'
import type { MachineOptions, Started } from '../../support/workflows/run-step.ts'
import { jobsOf, type Job, type Workflow } from '../../support/workflows/workflow.ts'
import type { Attacked } from './attack.ts'

/** What an attacker's step wants: the keys, the job's token, the store of the machine, or its environment. */
const steps = {
  keys: { env: { IT: '${{ secrets.POSTMERGE_SECRETS }}' }, run: 'printf %s "$IT" > "$STOLEN"' },
  token: { env: { IT: '${{ github.token }}' }, run: 'printf %s "$IT" > "$STOLEN"' },
  store: { run: 'cp "$STORE" "$STOLEN"' },
  environment: { run: 'env > "$STOLEN"' },
} as const

/** Runs a workflow and tells what a step of it put into the file that the attacker reads later; null: nothing. */
export async function stolenBy(
  { c, at }: Pick<Attacked, 'c' | 'at'>,
  workflow: Workflow,
  started: Started & Pick<MachineOptions, 'off'>,
): Promise<string | null> {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-attack-'))
  const { off = [], ...event } = started
  try {
    const [stolen, store] = [join(folder, 'stolen'), join(folder, 'store')]
    writeFileSync(store, 'readers')
    const repository = `${at.owner}/${at.repo}`
    const machine = createMachine({
      folder,
      server: c.github.url,
      api: c.github.url,
      repository,
      repositoryId: c.mail.id,
      token: (permissions) =>
        c.github.workflowToken(repository, permissions as Readonly<Record<string, 'read' | 'write'>>),
      env: { STOLEN: stolen, STORE: store },
      vars: { POSTMERGE: 'on' },
      secrets: Object.fromEntries(
        ['mail-send', 'mail-desk', 'mail-control'].map((name) => [name, { POSTMERGE_SECRETS: 'opensesame' }]),
      ),
      off,
    })
    await machine.run(workflow, event)
    return existsSync(stolen) ? readFileSync(stolen, 'utf8') : null
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** A workflow whose jobs do what the attacker wants and nothing else; `change`: what else is another in each. */
export function stealing(
  workflow: Workflow,
  what: keyof typeof steps,
  change: (job: Job) => Partial<Job> = () => ({}),
): Workflow {
  const jobs = jobsOf(workflow).map((job) => [job.id, { ...job, steps: [steps[what]], ...change(job) }])
  return { ...workflow, jobs: Object.fromEntries(jobs) as Workflow['jobs'] }
}

/** The same jobs, whatever they wait for. */
export function unconditional(workflow: Workflow): Workflow {
  const jobs = jobsOf(workflow).map((job) => {
    const { id, steps: own, environment, permissions } = job
    const kept = { environment, permissions, 'runs-on': job['runs-on'], steps: own }
    return [id, kept]
  })
  return { ...workflow, jobs: Object.fromEntries(jobs) as Workflow['jobs'] }
}
