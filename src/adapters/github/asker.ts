import type { Octokit } from '@octokit/rest'
import type { z } from 'zod'
import { Failure } from '../../kit/failure.ts'
import { ask, askMaybe } from './ask.ts'
import type { Operation } from './trouble.ts'
import {
  Permission,
  Repository,
  Team,
  TeamMembership,
  TeamRepository,
  User,
  type GitHubUser,
} from './shapes.ts'
import type { ForgePolicy } from './client.ts'
import { failure } from '../../words/find.ts'

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
  belongs(team: TeamName, login: string): Promise<'yes' | 'no' | 'unknown'>
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
  const team = once(async (name: string) => {
    const { org, slug } = teamOf(name)
    return askTeam('team', Team, () => client.rest.teams.getByName({ org, team_slug: slug }))
  })
  const permission = once((login: string) =>
    askMaybe('permission', Permission, () =>
      client.rest.repos.getCollaboratorPermissionLevel({ ...at, username: login }),
    ),
  )
  const teamMayWrite = once(async (name: string) => {
    const { org, slug } = teamOf(name)
    const found = await askTeam('team access', TeamRepository, () =>
      client.rest.teams.checkPermissionsForRepoInOrg({
        org,
        team_slug: slug,
        ...at,
        // Without this media type the answer says only that there is some access.
        headers: { accept: 'application/vnd.github.v3.repository+json' },
      }),
    )
    if (found !== null) return found.permissions.push
    return (await team(name)) === null ? null : false
  })
  const belongs = once(async (question: string) => {
    const [name = '', login = ''] = question.split(' ')
    const { org, slug } = teamOf(name)
    const found = await askTeam('team membership', TeamMembership, () =>
      client.rest.teams.getMembershipForUserInOrg({ org, team_slug: slug, username: login }),
    )
    if (found !== null) return found.state === 'active' ? 'yes' : 'no'
    // 404 is said of a stranger to the team, and of a team that the credential cannot see.
    return (await team(name)) === null ? 'unknown' : 'no'
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
    belongs: ({ org, slug }, login) => belongs(`${org}/${slug} ${login}`),
  }
}

/** A team that the credential may not see, and one that is not there, answer alike. */
async function askTeam<T>(
  operation: Operation,
  shape: z.ZodType<T>,
  request: () => Promise<{ readonly data: unknown }>,
): Promise<T | null> {
  try {
    return await askMaybe(operation, shape, request)
  } catch (error) {
    if (error instanceof Failure && error.code === 'github-forbidden') return null
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
