import type { EnvironmentSettings } from '../../adapters/github/settings-actions.ts'
import { seen, type ForgePoint, type ForgeSight } from './forge-point.ts'
import { on, when, type Verdict } from './point.ts'
import { isWorkflow } from './read-workflows.ts'

/** The environments that hold the secrets of sender, desk and whoever stops or resumes. */
export const environmentNames = ['mail-send', 'mail-desk', 'mail-control'] as const
/** The one secret in each of them: a line for each name. */
const bundle = 'POSTMERGE_SECRETS'
const runnerLabels = ['postmerge', 'postmerge-control'] as const

/** What workflows may do, and who can reach the secrets. */
export const actionsPoints: readonly ForgePoint[] = [
  {
    id: 'actions-token',
    area: 'actions',
    threats: ['T47'],
    judge: ({ settings }) => seen(settings.actions.token, ({ isReadOnly }) => when(isReadOnly)),
  },
  {
    id: 'actions-approve',
    area: 'actions',
    threats: ['T8'],
    judge: ({ settings }) => seen(settings.actions.token, ({ mayApprove }) => when(!mayApprove)),
  },
  {
    id: 'actions-pinned',
    area: 'actions',
    threats: ['T45'],
    judge: ({ settings }) =>
      seen(settings.actions.permissions, ({ shaPinning }) =>
        // An older GitHub Enterprise Server has no such setting.
        shaPinning === null ? { state: 'no-plan' } : when(shaPinning),
      ),
  },
  { id: 'fork-approval', area: 'actions', threats: ['T39'], judge: forkApproval },
  { id: 'workflow-target', area: 'actions', threats: ['T38'], judge: pullRequestTarget },
  { id: 'workflows-shipped', area: 'actions', threats: ['T41', 'T44', 'T46', 'T47', 'T55'], judge: shipped },
  {
    id: 'environment',
    area: 'actions',
    threats: ['T41'],
    judge: ofEnvironments(({ branches }, { branch }) => {
      return typeof branches !== 'string' && branches.length === 1 && branches[0] === branch
    }),
  },
  {
    id: 'environment-admins',
    area: 'actions',
    threats: ['T41'],
    judge: ofEnvironments(({ adminsMayBypass }) => !adminsMayBypass),
  },
  { id: 'environment-gate', area: 'actions', threats: ['T72'], judge: gate },
  { id: 'environment-filled', area: 'actions', threats: [], judge: filled },
  { id: 'environment-secrets', area: 'actions', threats: ['T41'], judge: strayedSecrets },
  {
    id: 'runner',
    area: 'actions',
    threats: ['T51'],
    judge: ({ settings }) =>
      seen(settings.actions.runners, (runners) => {
        const missing = runnerLabels.filter((label) => !runners.some((labels) => labels.includes(label)))
        return when(missing.length === 0, { labels: missing.join(', ') })
      }),
  },
  {
    id: 'variable',
    area: 'actions',
    threats: [],
    judge: ({ settings }) =>
      seen(settings.actions.variables, (variables) =>
        variables['POSTMERGE'] === 'on' ? on : { state: 'warning' },
      ),
  },
]

/** A point that each of the environments must fulfil; those that do not, or are not there, are named. */
function ofEnvironments(
  isRight: (environment: EnvironmentSettings, sight: ForgeSight) => boolean,
): ForgePoint['judge'] {
  return (sight) =>
    seen(sight.settings.actions.environments, (environments) => {
      const wrong = environmentNames.filter((name) => {
        const found = environments.find((each) => each.name === name)
        return found === undefined || !isRight(found, sight)
      })
      return when(wrong.length === 0, { environment: wrong.join(', ') })
    })
}

/** Before mail leaves. Reviewers and wait timers of private repositories come with the plan Enterprise alone. */
function gate({ settings }: ForgeSight): Verdict {
  const [send] = environmentNames
  return seen(settings.actions.environments, (environments) => {
    const found = environments.find(({ name }) => name === send)
    if (found !== undefined && (found.hasReviewers || found.waitMinutes > 0)) return on
    const missing = when(false, { environment: send })
    return seen(settings.repository, ({ isPrivate }) => {
      if (!isPrivate) return missing
      return seen(settings.plan, (plan) => (plan === 'enterprise' ? missing : { state: 'no-plan' }))
    })
  })
}

/** Whether each environment has its secrets; their values nobody can read. */
function filled({ settings }: ForgeSight): Verdict {
  return seen(settings.actions.environments, (environments) => {
    const mine = environments.filter(({ name }) => environmentNames.some((each) => each === name))
    const hidden = mine.find(({ secrets }) => secrets.kind !== 'seen')
    if (hidden !== undefined) return seen(hidden.secrets, () => on)
    const isFilled = (name: string): boolean =>
      mine.some(
        (each) => each.name === name && each.secrets.kind === 'seen' && each.secrets.value.includes(bundle),
      )
    const empty = environmentNames.filter((name) => !isFilled(name))
    return when(empty.length === 0, { environment: empty.join(', ') })
  })
}

/** Secrets of the repository can be read by any workflow of any branch. */
function strayedSecrets({ settings, secretNames }: ForgeSight): Verdict {
  return seen(settings.actions.secrets, (names) => {
    const strayed = names.filter((name) => name === bundle || secretNames.includes(name))
    return when(strayed.length === 0, { secrets: strayed.join(', ') })
  })
}

/** GitHub keeps one setting for public repositories and another for private ones. */
function forkApproval({ settings }: ForgeSight): Verdict {
  const { open, closed } = settings.actions.forks
  return seen(settings.repository, ({ isPrivate }) => {
    if (!isPrivate) return seen(open, ({ allWait, policy }) => when(allWait, { policy }))
    const problem = { code: 'doctor-fork-private', values: {} } as const
    return seen(closed, ({ isSafe }) => (isSafe ? on : { state: 'missing', problem }))
  })
}

function pullRequestTarget({ tree }: ForgeSight): Verdict {
  const files = [...tree.files.values()]
    .filter(({ path }) => isWorkflow(path))
    .filter(({ bytes }) => {
      // What cannot be read may hold it.
      const text = bytes === null ? 'pull_request_target' : Buffer.from(bytes).toString('utf8')
      return /\bpull_request_target\b/.test(text.replaceAll(/(?:^|\s)#[^\n]*/g, ''))
    })
    .map(({ path }) => path)
  return when(files.length === 0, { files: files.join(', ') })
}

function shipped({ tree, workflows }: ForgeSight): Verdict {
  const other = [...workflows]
    .filter(([path, texts]) => {
      const bytes = tree.files.get(path)?.bytes
      return bytes == null || !texts.includes(Buffer.from(bytes).toString('utf8'))
    })
    .map(([path]) => path)
  return other.length === 0 ? on : { state: 'warning', values: { files: other.join(', ') } }
}
