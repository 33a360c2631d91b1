import { look, untold, type Seen } from './seen.ts'
import type { SettingsClient, SettingsQuestion } from './settings.ts'

/** What GitHub knows of those whom the rules name. */
export interface OwnerSettings {
  /** Lines of CODEOWNERS that GitHub skips, because something is wrong in them. */
  readonly errors: Seen<readonly { readonly line: number; readonly kind: string }[]>
  /** By `@organisation/team`: whether it may write to the repository. */
  readonly teams: ReadonlyMap<string, Seen<{ readonly mayWrite: boolean }>>
  /** By login: the number of the account that has it now. */
  readonly accounts: ReadonlyMap<string, Seen<number>>
}

/** Reads what GitHub finds wrong with CODEOWNERS, and looks every team and every pinned account up. */
export async function readOwners(
  client: SettingsClient,
  { owner, repo, head, teams, logins }: SettingsQuestion,
): Promise<OwnerSettings> {
  const errors = await look(async () => {
    const { data } = await client.request('GET /repos/{owner}/{repo}/codeowners/errors', {
      owner,
      repo,
      ref: head,
    })
    return data.errors.map(({ line, kind }) => ({ line, kind }))
  })
  const byTeam = new Map<string, Seen<{ readonly mayWrite: boolean }>>()
  for (const team of teams) {
    const [org = '', slug = ''] = team.replace(/^@/, '').split('/')
    byTeam.set(
      team,
      await look(async () => ({ mayWrite: await teamMayWrite(client, { org, slug, owner, repo }) })),
    )
  }
  const byLogin = new Map<string, Seen<number>>()
  for (const login of logins) {
    byLogin.set(
      login,
      await look(async () =>
        Number((await client.request('GET /users/{username}', { username: login })).data.id),
      ),
    )
  }
  return { errors, teams: byTeam, accounts: byLogin }
}

/** A team that can be seen and has no access answers 404, like one that cannot be seen: the team itself is asked for first. */
async function teamMayWrite(
  client: SettingsClient,
  { org, slug, owner, repo }: Readonly<Record<'org' | 'slug' | 'owner' | 'repo', string>>,
): Promise<boolean> {
  await client.request('GET /orgs/{org}/teams/{team_slug}', { org, team_slug: slug })
  const access = await look(() =>
    client.request('GET /orgs/{org}/teams/{team_slug}/repos/{owner}/{repo}', {
      org,
      team_slug: slug,
      owner,
      repo,
      headers: { accept: 'application/vnd.github.v3.repository+json' },
    }),
  )
  if (access.kind === 'hidden' && access.status === 404) return false
  if (access.kind !== 'seen') throw untold()
  const { permissions } = access.value.data as { readonly permissions?: { readonly push?: boolean } }
  return permissions?.push === true
}
