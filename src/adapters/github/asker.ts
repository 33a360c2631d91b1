import type { Octokit } from '@octokit/rest'
import { Failure } from '../../kit/failure.ts'
import { failure } from '../../words/find.ts'
import { ask, askAll, askMaybe } from './ask.ts'
import type { ForgePolicy } from './client.ts'
import { Permission, Repository, TeamRepository, User, type GitHubUser } from './shapes.ts'

/** What is asked about one repository within one gathering, each question once. */
export interface Asker {
  readonly client: Octokit
  readonly at: { readonly owner: string; readonly repo: string }
  readonly forge: ForgePolicy
  /** Null: there is no such account. */
  user(login: string): Promise<GitHubUser | null>
  /** Whether an account may write to the repository, now. Throws `github-incomplete` where the login is somebody else's by now. */
  mayWrite(account: { readonly login: string; readonly id: number }): Promise<boolean>
  /** Whether a team may write to the repository; null: the credential cannot see the team. */
  teamMayWrite(team: TeamName): Promise<boolean | null>
  /** Three-valued: a team that cannot be seen has unknown members. */
  belongs(team: TeamName, account: { readonly id: number }): Promise<'yes' | 'no' | 'unknown'>
}

/** `@org/slug` taken apart. */
export interface TeamName {
  readonly org: string
  readonly slug: string
}

/** Throws the Failure `github-other-repository` when the repository is not the one that the policy means. */
export async function openAsker(client: Octokit, forge: ForgePolicy): Promise<Asker> {
  const [owner = '', repo = ''] = forge.github.split('/')
  const at = { owner, repo }
  const repository = await ask('repository', Repository, () => client.rest.repos.get(at))
  if (repository.id !== forge.id) {
    const values = { repository: forge.github, is: repository.id, wanted: forge.id }
    throw failure('github-other-repository', { permanence: 'permanent', values })
  }
  const user = once((login: string) =>
    askMaybe('user', User, () => client.rest.users.getByUsername({ username: login })),
  )
  const permission = once((login: string) =>
    askMaybe('permission', Permission, () =>
      client.rest.repos.getCollaboratorPermissionLevel({ ...at, username: login }),
    ),
  )
  // Those of the teams below it count, and whoever was only invited is not there: GitHub says so of this list.
  // https://docs.github.com/en/rest/teams/members#list-team-members
  const members = once(async (name: string): Promise<ReadonlySet<number> | null> => {
    const { org, slug } = teamOf(name)
    const about = { org, team_slug: slug, per_page: 100 }
    const pages = client.paginate.iterator(client.rest.teams.listMembersInOrg, about)
    const found = await seen(() => askAll('team members', User, pages))
    return found === null ? null : new Set(found.map(({ id }) => id))
  })
  const teamMayWrite = once(async (name: string) => {
    const { org, slug } = teamOf(name)
    const found = await seen(() =>
      ask('team access', TeamRepository, () =>
        client.rest.teams.checkPermissionsForRepoInOrg({
          org,
          team_slug: slug,
          ...at,
          // Without this media type the answer says only that there is some access.
          headers: { accept: 'application/vnd.github.v3.repository+json' },
        }),
      ),
    )
    if (found !== null) return found.permissions.push
    // 404 is said of a team without access, and of a team that the credential cannot see.
    return (await members(name)) === null ? null : false
  })
  return {
    client,
    at,
    forge,
    user,
    mayWrite: async ({ login, id }) => {
      const found = await permission(login)
      if (found?.user != null && found.user.id !== id) {
        throw failure('github-incomplete', { permanence: 'temporary', values: { operation: 'permission' } })
      }
      return found?.permission === 'admin' || found?.permission === 'write'
    },
    teamMayWrite: ({ org, slug }) => teamMayWrite(`${org}/${slug}`),
    belongs: async ({ org, slug }, { id }) => {
      const found = await members(`${org}/${slug}`)
      return found === null ? 'unknown' : found.has(id) ? 'yes' : 'no'
    },
  }
}

/** Null: a team that the credential may not see, and one that is not there, answer alike. */
async function seen<T>(question: () => Promise<T>): Promise<T | null> {
  try {
    return await question()
  } catch (error) {
    const isHidden = error instanceof Failure && ['github-forbidden', 'github-missing'].includes(error.code)
    if (isHidden) return null
    throw error
  }
}

/** An owner as CODEOWNERS writes it, taken apart; null for a person. */
export function teamOfOwner(owner: string): TeamName | null {
  const [, org, slug] = /^@([^/]+)\/(.+)$/.exec(owner) ?? []
  return org === undefined || slug === undefined ? null : { org, slug }
}

function teamOf(name: string): TeamName {
  const [org = '', slug = ''] = name.split('/')
  return { org, slug }
}

/** The same question is asked once, in any case of its letters. */
function once<T>(question: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>()
  return (key) => {
    const name = key.toLowerCase()
    const known = answers.get(name)
    if (known !== undefined) return known
    const answer = question(name)
    answers.set(name, answer)
    return answer
  }
}
