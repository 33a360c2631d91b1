/** What a run must belong to before it may send. */
export interface Belonging {
  /** Name of the default branch. */
  readonly branch: string
  /** The number of the repository at the forge; null where no hosted forge is named. */
  readonly repositoryId: number | null
}

/** The first thing about a run that is not as it must be. */
export interface WrongContext {
  readonly what: 'event' | 'ref' | 'repository' | 'workflow'
  readonly found: string
}

const events = new Set(['push', 'schedule', 'workflow_dispatch'])

/**
 * Whether a run of GitHub Actions may send: by its environment it was started by the default branch itself, in the repository that the policy
 * names, and runs the workflow as it stands there. A run for a pull request brings code and workflow of its own. Null: nothing is wrong, or it is
 * no such run; a host of one's own runs what its operator put there.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/variables
 */
export function wrongContext(
  env: Readonly<Record<string, string | undefined>>,
  { branch, repositoryId }: Belonging,
): WrongContext | null {
  if (env['GITHUB_ACTIONS'] !== 'true') return null
  const of = (name: string): string => env[name] ?? ''
  const ref = `refs/heads/${branch}`
  if (!events.has(of('GITHUB_EVENT_NAME'))) return { what: 'event', found: of('GITHUB_EVENT_NAME') }
  if (of('GITHUB_REF') !== ref) return { what: 'ref', found: of('GITHUB_REF') }
  if (repositoryId === null) return null
  if (of('GITHUB_REPOSITORY_ID') !== String(repositoryId)) {
    return { what: 'repository', found: of('GITHUB_REPOSITORY_ID') }
  }
  const workflow = of('GITHUB_WORKFLOW_REF')
  return workflow.endsWith(`@${ref}`) ? null : { what: 'workflow', found: workflow }
}
