import type { EnvironmentSettings } from '../../adapters/github/settings-actions.ts'
import { seen, type ForgePoint, type ForgeSight } from './forge-point.ts'
import { on, when, type Verdict } from './point.ts'

/** The environment that holds the sender's secrets. */
export const environmentName = 'mail-send'
const runnerLabel = 'postmerge'

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
  { id: 'workflow-target', area: 'actions', threats: ['T38'], judge: pullRequestTarget },
  { id: 'workflows-shipped', area: 'actions', threats: ['T41', 'T44', 'T46', 'T47', 'T55'], judge: shipped },
  {
    id: 'environment',
    area: 'actions',
    threats: ['T41'],
    judge: ofEnvironment(({ branches }, { branch }) => {
      const isAlone = typeof branches !== 'string' && branches.length === 1 && branches[0] === branch
      return when(isAlone)
    }),
  },
  {
    id: 'environment-admins',
    area: 'actions',
    threats: ['T41'],
    judge: ofEnvironment(({ adminsMayBypass }) => when(!adminsMayBypass)),
  },
  { id: 'environment-gate', area: 'actions', threats: ['T72'], judge: ofEnvironment(gate) },
  { id: 'environment-secrets', area: 'actions', threats: ['T41'], judge: strayedSecrets },
  {
    id: 'runner',
    area: 'actions',
    threats: ['T51'],
    judge: ({ settings }) =>
      seen(settings.actions.runners, (runners) =>
        when(runners.some((labels) => labels.includes(runnerLabel))),
      ),
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

function ofEnvironment(
  judge: (environment: EnvironmentSettings, sight: ForgeSight) => Verdict,
): ForgePoint['judge'] {
  return (sight) =>
    seen(sight.settings.actions.environments, (environments) => {
      const found = environments.find(({ name }) => name === environmentName)
      return found === undefined ? when(false) : judge(found, sight)
    })
}

/** Reviewers and wait timers of private repositories come with the plan Enterprise alone. */
function gate({ hasReviewers, waitMinutes }: EnvironmentSettings, { settings }: ForgeSight): Verdict {
  if (hasReviewers || waitMinutes > 0) return on
  return seen(settings.repository, ({ isPrivate }) => {
    if (!isPrivate) return when(false)
    return seen(settings.plan, (plan) => (plan === 'enterprise' ? when(false) : { state: 'no-plan' }))
  })
}

/** Secrets of the repository can be read by any workflow of any branch. */
function strayedSecrets({ settings, secretNames }: ForgeSight): Verdict {
  return seen(settings.actions.secrets, (names) => {
    const strayed = names.filter((name) => secretNames.includes(name))
    return when(strayed.length === 0, { secrets: strayed.join(', ') })
  })
}

function pullRequestTarget({ tree }: ForgeSight): Verdict {
  const files = [...tree.files.values()]
    .filter(({ path }) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
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
    .filter(([path, text]) => {
      const bytes = tree.files.get(path)?.bytes
      return bytes == null || Buffer.from(bytes).toString('utf8') !== text
    })
    .map(([path]) => path)
  return other.length === 0 ? on : { state: 'warning', values: { files: other.join(', ') } }
}
