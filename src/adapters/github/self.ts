import type { HostedAccount } from '../../approval/hosted-facts.ts'
import { Failure } from '../../kit/failure.ts'
import { ask } from './ask.ts'
import { usesApp, type GitHubClientOptions } from './client.ts'
import type { Asker } from './asker.ts'
import { AppItself, User } from './shapes.ts'

/** Who writes with our credential: what nobody else wrote is ours to change. */
export type Self =
  | { readonly kind: 'app'; readonly id: number }
  | { readonly kind: 'user'; readonly id: number }
  /** The token of a workflow; every workflow of the repository writes in this name. */
  | { readonly kind: 'workflow'; readonly login: string; readonly slug: string }

const workflow: Self = { kind: 'workflow', login: 'github-actions[bot]', slug: 'github-actions' }

/** An App is asked with its own token, a person with theirs; a workflow's token is nobody's account and is refused. */
export async function readSelf({ client }: Asker, env: GitHubClientOptions['env']): Promise<Self> {
  if (usesApp(env)) {
    const { id } = await ask('App', AppItself, () => client.rest.apps.getAuthenticated())
    return { kind: 'app', id }
  }
  try {
    const { id } = await ask('user', User, () => client.rest.users.getAuthenticated())
    return { kind: 'user', id }
  } catch (error) {
    if (error instanceof Failure && error.code === 'github-forbidden') return workflow
    throw error
  }
}

/** Whether we wrote something that bears this account and this App. */
export function isOurs(
  self: Self,
  { account, app }: { readonly account: HostedAccount; readonly app: number | null },
): boolean {
  if (self.kind === 'app') return app === self.id
  if (account.kind !== 'user') return false
  // No person can have a login with brackets.
  return self.kind === 'user' ? account.id === self.id && app === null : account.login === self.login
}
