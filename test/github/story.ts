import { Octokit } from '@octokit/rest'
import { onTestFinished } from 'vitest'
import { startGitHub, type FakeGitHub, type GitHubOptions } from '../support/github/start-github.ts'
import type { RepositorySeed } from '../support/github/seed-types.ts'

/** A small company on a GitHub of its own: Aoi writes, Vera and Victor own the list, Rin reads. */
export interface Story {
  readonly github: FakeGitHub
  readonly mail: RepositorySeed
  /** Names the repository in calls. */
  readonly at: { readonly owner: string; readonly repo: string }
  /** A client that acts as somebody, and gives up at the first trouble. */
  as(login: string): Octokit
  withToken(token: string): Octokit
  /** Lets time pass. */
  wait(seconds: number): void
  nowMs(): number
}

const codeowners = ['/lists/vip/ @hikari/vip', '/policies/ @admin', ''].join('\n')

export async function openStory(options: GitHubOptions = {}): Promise<Story> {
  let now = Date.parse('2026-11-20T03:00:00Z')
  const github = await startGitHub({ now: () => now, ...options })
  onTestFinished(() => github.close())
  github
    .org('hikari')
    .user('admin', { role: 'admin' })
    .user('aoi', { id: 1001 })
    .team('vip', ['vera', 'victor'])
    .user('rin')
  const mail = github
    .org('hikari')
    .repository('mail', {
      files: {
        'campaigns/winter/campaign.md': 'Winter\n',
        'lists/vip/list.yml': 'name: vip\n',
        '.github/CODEOWNERS': codeowners,
      },
    })
    .grant('aoi', 'write')
    .grant('@hikari/vip', 'write')
  const withToken = (token: string): Octokit => client(github, token)
  return {
    github,
    mail,
    at: { owner: 'hikari', repo: 'mail' },
    as: (login) => withToken(github.token(login)),
    withToken,
    wait: (seconds) => {
      now += seconds * 1000
    },
    nowMs: () => now,
  }
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

function client(github: FakeGitHub, token: string): Octokit {
  return new Octokit({ baseUrl: github.url, auth: token, log: silent })
}

/** A branch of Aoi's with a changed campaign, and its pull request. */
export function proposed({ mail }: Story, text = 'Winter sale\n'): ReturnType<RepositorySeed['pull']> {
  mail.commit({ branch: 'winter', as: 'aoi', files: { 'campaigns/winter/campaign.md': text } })
  return mail.pull({ head: 'winter', as: 'aoi', title: 'Winter sale' })
}

/** The status with which a call is refused, and what it says. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ readonly status: number; readonly message: string }> {
  try {
    await call
  } catch (error) {
    const { status, message } = error as { readonly status: number; readonly message: string }
    return { status, message }
  }
  throw new Error('It was not refused')
}

/** One thing that GitHub does, by the id of its row in the table. */
export type Behaviours = Readonly<Record<string, (story: Story) => Promise<void>>>
