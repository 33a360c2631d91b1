import { defaultBranchOnly } from '../../../src/commands/job/default-branch-only.ts'
import { wrongContext } from '../../../src/approval/provenance.ts'
import { parseWorkflow, workflow } from '../../support/workflows/workflow.ts'
import { done, type Attack, type Attacked } from './attack.ts'
import { stealing, stolenBy, unconditional } from './stolen.ts'

const inputs = { release: 'autumn/1', reason: 'x', order: 'resume' }
const mine = { event: 'workflow_dispatch', ref: 'refs/heads/mine', inputs } as const
const proposed = { event: 'pull_request', ref: 'refs/pull/1/merge' } as const
const anywhere = ['environments', 'runners'] as const

/** Starts a workflow by hand, as a branch of aoi's has it. */
async function dispatches({ c, as, at }: Attacked, name: string, text: string): Promise<boolean> {
  c.commit({ [`.github/workflows/${name}.yml`]: text }, { branch: 'mine' })
  const order = { ...at, workflow_id: `${name}.yml`, ref: 'mine', inputs }
  return done(as('aoi').actions.createWorkflowDispatch(order))
}

function shipped(...names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`.github/workflows/${name}.yml`, workflow(name).text]))
}

/** Whether what a job's token may do goes as far as a branch of one's own in the repository. */
async function writesWith({ c, withToken, at }: Attacked, token: string): Promise<boolean> {
  return done(withToken(token).git.createRef({ ...at, ref: 'refs/heads/planted', sha: c.root }))
}

/** Whoever may write, and the workflows. */
export const writerAgainstWorkflows: readonly Attack[] = [
  ...(['send', 'control'] as const).map((name): Attack => {
    return {
      id: `${name === 'send' ? 'W40' : 'W41'} starts ${name}.yml from a branch, where environments and runners serve every branch`,
      guard: 'workflow',
      files: shipped(name),
      attempt: async (attacked, guarded) => {
        if (!(await dispatches(attacked, name, workflow(name).text))) return false
        const run = stealing(guarded ? workflow(name) : unconditional(workflow(name)), 'keys')
        return (await stolenBy(attacked, run, { ...mine, off: anywhere })) === 'opensesame'
      },
    }
  }),
  ...(['desk', 'check'] as const).map((name): Attack => {
    return {
      id: `${name === 'desk' ? 'W42' : 'W43'} starts ${name}.yml by hand`,
      guard: 'workflow',
      files: shipped(name),
      attempt: (attacked, guarded) => {
        const { text } = workflow(name)
        const event = text.replace(/^on:$/m, 'on:\n  workflow_dispatch:')
        return dispatches(attacked, name, guarded ? text : event)
      },
    }
  }),
  ...(['ledger', 'check'] as const).map((name): Attack => {
    return {
      id: `${name === 'ledger' ? 'W44 starts ledger.yml from a branch' : 'W45 opens a pull request'} and uses the job’s token to write`,
      guard: 'workflow',
      files: shipped(name),
      attempt: async (attacked, guarded) => {
        const wider = guarded ? undefined : { permissions: { contents: 'write' } }
        const run = stealing(workflow(name), 'token', () => wider ?? {})
        const token = await stolenBy(attacked, run, name === 'ledger' ? mine : proposed)
        return token !== null && writesWith(attacked, token)
      },
    }
  }),
  ...(['send', 'desk', 'control'] as const).map((name, index): Attack => {
    return {
      id: `W${46 + index} edits ${name}.yml on a branch so that it gives the keys away`,
      guard: 'environment',
      attempt: async (attacked, guarded) => {
        const run = stealing(unconditional(workflow(name)), 'keys', () => ({ 'runs-on': 'ubuntu-latest' }))
        const off = guarded ? [] : (['environments'] as const)
        return (await stolenBy(attacked, run, { ...mine, off })) === 'opensesame'
      },
    }
  }),
  {
    id: 'W49 edits check.yml in a pull request so that it gives the keys away',
    guard: 'environment',
    attempt: async (attacked, guarded) => {
      const run = stealing(unconditional(workflow('check')), 'keys', () => ({ environment: 'mail-send' }))
      const off = guarded ? [] : (['environments'] as const)
      return (await stolenBy(attacked, run, { ...proposed, off })) === 'opensesame'
    },
  },
  {
    id: 'W50 reads the readers on the machine that has the store, in a job of a branch',
    guard: 'runner group',
    attempt: async (attacked, guarded) => {
      const job = { 'runs-on': ['self-hosted', 'postmerge'], steps: [{ run: 'cp "$STORE" "$STOLEN"' }] }
      const run = parseWorkflow('mine', JSON.stringify({ on: 'push', jobs: { mine: job } }))
      const off = guarded ? [] : (['runners'] as const)
      const started = { event: 'push', ref: 'refs/heads/mine', off }
      return (await stolenBy(attacked, run, started)) === 'readers'
    },
  },
  {
    id: 'W51 gives a command for a reason',
    guard: 'workflow',
    attempt: async (attacked, guarded) => {
      const { text } = workflow('control')
      const quoted = text.replace('bin/postmerge.js', '/dev/null')
      const written = quoted.replace('--reason="$REASON"', '--reason="${{ inputs.reason }}"')
      const run = parseWorkflow('control', guarded ? quoted : written)
      const last = (steps: (typeof run.jobs)[string]['steps']) => steps.slice(-1)
      const jobs = Object.entries(run.jobs).map(([id, job]) => [id, { ...job, steps: last(job.steps) }])
      const reason = '$(printf got > "$STOLEN")'
      const only = { ...run, jobs: Object.fromEntries(jobs) as typeof run.jobs }
      const started = { event: 'workflow_dispatch', inputs: { ...inputs, reason } }
      return (await stolenBy(attacked, only, started)) === 'got'
    },
  },
  ...(['workflow_dispatch', 'pull_request'] as const).map((event, index): Attack => {
    return {
      id: `W${52 + index} has the program send in a job of ${event} elsewhere, whose keys nobody guarded`,
      guard: 'program',
      attempt: async (attacked, guarded) => {
        const run = stealing(unconditional(workflow('send')), 'environment')
        const started = event === 'pull_request' ? proposed : mine
        const said = await stolenBy(attacked, run, { ...started, off: anywhere })
        const lines = (said ?? '').split('\n').map((line) => /^(\w+)=(.*)$/.exec(line)?.slice(1) ?? [])
        const own: Record<string, string> = Object.fromEntries(lines)
        if (own['GITHUB_EVENT_NAME'] !== event) throw new Error('the job did not run')
        const env = { ...own, ...(guarded ? {} : { GITHUB_ACTIONS: '' }) }
        const belonging = { branch: 'main', repositoryId: attacked.c.mail.id }
        return mayBegin(env) && wrongContext(env, belonging) === null
      },
    }
  }),
]

function mayBegin(env: Readonly<Record<string, string>>): boolean {
  try {
    defaultBranchOnly({ env }, { name: 'main' })
    return true
  } catch (error) {
    if ((error as { readonly code?: string }).code !== 'job-other-branch') throw error
    return false
  }
}
