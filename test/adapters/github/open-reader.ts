import { createGitHubReader } from '../../../src/adapters/github/reader.ts'
import type { HostedQuestion, HostedReader } from '../../../src/approval/hosted-facts.ts'
import type { ResponseMemory } from '../../../src/approval/response-memory.ts'
import { proposed, type Story } from '../../github/story.ts'
import type { AppSeed } from '../../support/github/seed.ts'

const permissions = {
  metadata: 'read',
  contents: 'read',
  pull_requests: 'read',
  issues: 'read',
  members: 'read',
  administration: 'read',
} as const

interface OpenReader {
  readonly reader: HostedReader
  /** How long it waited for the index, in milliseconds. */
  readonly slept: number[]
  readonly app: AppSeed
}

/** How the reader stands before GitHub: as an App that may read what it must, or with somebody's token. */
export function openReader(
  story: Story,
  options: {
    readonly id?: number
    readonly token?: string
    readonly below?: string
    readonly memory?: ResponseMemory
  } = {},
): OpenReader {
  const slept: number[] = []
  const app = story.github.app('postmerge', { owner: 'hikari', permissions })
  const env =
    options.token === undefined
      ? {
          POSTMERGE_GITHUB_APP_ID: String(app.id),
          POSTMERGE_GITHUB_APP_KEY: app.privateKey,
          POSTMERGE_GITHUB_INSTALLATION: String(app.installationId),
        }
      : { POSTMERGE_GITHUB_TOKEN: options.token }
  const reader = createGitHubReader({
    forge: {
      github: 'hikari/mail',
      id: options.id ?? story.mail.id,
      api: `${story.github.url}${options.below ?? ''}`,
    },
    env,
    ...(options.memory === undefined ? {} : { memory: options.memory }),
    secondMs: 1,
    sleep: async (ms) => void slept.push(ms),
  })
  return { reader, slept, app }
}

export function question(story: Story, asked: Partial<HostedQuestion> = {}): HostedQuestion {
  return {
    branch: 'main',
    base: story.mail.tip(),
    owners: ['@hikari/vip'],
    pinned: [],
    nowMs: story.nowMs(),
    ...asked,
  }
}

/** Code and permanence of what goes wrong. */
export async function failing(promise: Promise<unknown>): Promise<unknown> {
  try {
    await promise
  } catch (error) {
    const { code, permanence } = error as { readonly code?: string; readonly permanence?: string }
    return [code, permanence]
  }
  return 'no trouble'
}

export async function mergedBySquash(story: Story): Promise<string> {
  const pull = proposed(story)
  story.wait(60)
  pull.approve('vera')
  story.wait(60)
  return pull.merge('victor')
}
