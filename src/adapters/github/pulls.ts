import type { HostedAccount, HostedPull } from '../../approval/hosted-facts.ts'
import { accountOf } from './accounts.ts'
import { Failure } from '../../kit/failure.ts'
import { ask, askAll, askFirst, askMaybe } from './ask.ts'
import { openAsker, type Asker } from './asker.ts'
import { createGitHubClient, type GitHubClientOptions } from './client.ts'
import { hostedPull } from './pull-facts.ts'
import { createResponseMemory } from './response-memory.ts'
import { Comment, Pull, PullItem, TimelineEvent } from './shapes.ts'

export interface GitHubPullsOptions extends GitHubClientOptions {
  /** Name of the default branch, such as `main`. */
  readonly branch: string
  /** So many open pull requests are told at most, a multiple of a hundred or less than that; 3000 where nothing is said. */
  readonly openMax?: number
}

/** A comment as it stands in a pull request. It decides nothing: whoever may write to the repository can change everybody's. */
export interface PullComment {
  readonly id: number
  readonly account: HostedAccount
  /** The id of the App that wrote it; null: a person. */
  readonly app: number | null
  readonly body: string
  readonly atMs: number
  readonly updatedMs: number
}

/** The open ones, what moved last first, and those of which the server could not tell more than their numbers. */
interface OpenPulls {
  readonly pulls: readonly (HostedPull & { readonly updatedMs: number })[]
  readonly broken: readonly { readonly number: number; readonly trouble: Failure }[]
  /** Where there are too many: those that nobody touched since then are not among them, in milliseconds since the epoch. Null: all are. */
  readonly leftOutBeforeMs: number | null
}

/** Pull requests as whoever serves them needs them; nothing can be written through it. */
export interface GitHubPulls {
  /** The open pull requests into the default branch. */
  open(): Promise<OpenPulls>
  /** One of them, whatever became of it; null: there is none. */
  pull(number: number): Promise<(HostedPull & { readonly open: boolean }) | null>
  /** Who put a label on last, and when; null: it is not there. */
  labelled(
    number: number,
    label: string,
  ): Promise<{ readonly account: HostedAccount; readonly mayWrite: boolean; readonly atMs: number } | null>
  comments(number: number): Promise<readonly PullComment[]>
}

const perPage = { per_page: 100 }
/** Each of them is asked for by itself: more than this nobody waits for. */
const openMaxUsual = 3000

/** Reads pull requests. Throws what `ask` throws: half a list is never returned. */
export function createGitHubPulls(options: GitHubPullsOptions): GitHubPulls {
  const { forge, branch, openMax = openMaxUsual } = options
  const client = createGitHubClient({ memory: createResponseMemory(), ...options })
  const open = (): Promise<Asker> => openAsker(client, forge)
  return {
    open: async () => openPulls(await open(), { branch, openMax }),
    pull: async (number) => {
      const {
        at,
        client: { rest },
      } = await open()
      const pull = await askMaybe('pull request', Pull, () => rest.pulls.get({ ...at, pull_number: number }))
      return pull === null
        ? null
        : Object.assign(hostedPull(forge, pull, []), { open: pull.state === 'open' })
    },
    labelled: async (number, label) => labelled(await open(), number, label),
    comments: async (number) => readComments(await open(), number),
  }
}

/** What may be wrong with one pull request alone, such as a change too large for the server to look at. */
const ofOneAlone: ReadonlySet<string> = new Set([
  'github-unreachable',
  'github-answer-strange',
  'github-missing',
])

/**
 * A list leaves out how large a pull request is, so that each is asked for by itself; what did not change costs nothing. One that cannot be told
 * about keeps nobody from the others; where none can, nothing is known at all.
 *
 * What moved last comes first, so that where there are too many, those are left out on which nobody works. By age it would be the other way round: whoever
 * opens some thousands, as anybody may in a public repository, would keep everything newer out for ever. While it is read a list may move under the
 * reader, and one of it may come twice.
 */
async function openPulls(
  asker: Asker,
  { branch, openMax }: { readonly branch: string; readonly openMax: number },
): Promise<OpenPulls> {
  const { client, at, forge } = asker
  const per_page = Math.min(openMax, perPage.per_page)
  const list = { ...at, state: 'open', base: branch, sort: 'updated', direction: 'desc', per_page } as const
  const { found: listed, isWhole } = await askFirst('pull requests', PullItem, {
    pages: client.paginate.iterator(client.rest.pulls.list, list),
    items: openMax,
  })
  const items = [...new Set(listed.map(({ number }) => number))]
  const broken: { readonly number: number; readonly trouble: Failure }[] = []
  const found = await Promise.all(
    items.map(async (number) => {
      try {
        return await ask('pull request', Pull, () => client.rest.pulls.get({ ...at, pull_number: number }))
      } catch (trouble) {
        if (!(trouble instanceof Failure) || !ofOneAlone.has(trouble.code)) throw trouble
        broken.push({ number, trouble })
        return null
      }
    }),
  )
  const [first] = broken
  if (first !== undefined && broken.length === items.length) throw first.trouble
  const pulls = found
    .filter((pull) => pull !== null)
    // It may have been closed or pointed elsewhere between the two questions.
    .filter(({ state, base }) => state === 'open' && base.ref === branch && base.repo?.id === forge.id)
    .map((pull) => Object.assign(hostedPull(forge, pull, []), { updatedMs: pull.updated_at }))
    .toSorted((one, other) => other.updatedMs - one.updatedMs)
  const oldest = listed.at(-1)?.updated_at ?? null
  return { pulls, broken, leftOutBeforeMs: isWhole ? null : oldest }
}

async function labelled(asker: Asker, number: number, label: string): ReturnType<GitHubPulls['labelled']> {
  const { client, at } = asker
  const about = { ...at, issue_number: number, ...perPage }
  const timeline = await askAll(
    'timeline',
    TimelineEvent,
    client.paginate.iterator(client.rest.issues.listEventsForTimeline, about),
  )
  const last = timeline.findLast(
    ({ event, label: one }) =>
      (event === 'labeled' || event === 'unlabeled') && one?.name.toLowerCase() === label.toLowerCase(),
  )
  if (last?.event !== 'labeled' || !last.created_at) return null
  const account = accountOf(last.actor)
  const mayWrite = account.kind === 'user' && (await asker.mayWrite(account))
  return { account, mayWrite, atMs: last.created_at }
}

/** All comments of a pull request, oldest first. */
export async function readComments(asker: Asker, number: number): Promise<readonly PullComment[]> {
  const { client, at } = asker
  const comments = await askAll(
    'comments',
    Comment,
    client.paginate.iterator(client.rest.issues.listComments, { ...at, issue_number: number, ...perPage }),
  )
  return comments.map(({ id, user, performed_via_github_app: app, body, created_at, updated_at }) => ({
    id,
    account: accountOf(user),
    app: app?.id ?? null,
    body: body ?? '',
    atMs: created_at,
    updatedMs: updated_at,
  }))
}
