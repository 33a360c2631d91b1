import { CheckFailed } from '../step.ts'
import type { Player } from '../player.ts'
import type { Person } from '../people.ts'
import type { StandIn } from './stand-in.ts'

/** The company's repository on GitHub, as its people use it. */
export interface GitHubSite {
  /** `http://127.0.0.1:4711` */
  readonly url: string
  readonly standIn: StandIn
  /** What somebody does there, before the audience's eyes. */
  act(person: Person, wish: Wish): Promise<Answer>
  /** What everybody can see there. */
  look(path: string): Promise<Answer>
}

/** A request, below the repository's own address. */
interface Wish {
  readonly method: 'POST' | 'PUT'
  readonly path: string
  readonly body: unknown
}

type Answer = Readonly<Record<string, unknown>> | readonly Readonly<Record<string, unknown>>[]

export const owner = 'hikari'
export const repo = 'mail'
/** The repository's id, as `policies/approvals.yaml` pins it. */
export const repositoryId = 4242

/** A repository for people with these tokens. `player` shows what they do. */
export function openSite(
  standIn: StandIn,
  { tokens, player }: { readonly tokens: Readonly<Record<string, string>>; readonly player: Player },
): GitHubSite {
  const ask = async (
    person: string,
    method: string,
    { path, body }: Pick<Wish, 'path'> & { readonly body?: unknown },
  ) => {
    const answer = await fetch(`${standIn.at}/repos/${owner}/${repo}${path}`, {
      method,
      headers: {
        Accept: 'application/vnd.github+json',
        Authorization: `Bearer ${tokens[person] ?? ''}`,
        'Content-Type': 'application/json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const said = (await answer.json()) as Answer
    if (!answer.ok) throw new CheckFailed(`${method} ${path}: ${answer.status} ${JSON.stringify(said)}`)
    return { status: answer.status, said }
  }
  return {
    url: standIn.at,
    standIn,
    async act(person, wish) {
      const from = performance.now()
      const { status, said } = await ask(person, wish.method, wish)
      const seconds = Math.round(performance.now() - from) / 1000
      player.note({
        actor: person,
        command: `${wish.method} /repos/${owner}/${repo}${wish.path}`,
        code: status,
        seconds,
      })
      return said
    },
    look: async (path) => (await ask('kenji', 'GET', { path })).said,
  }
}
