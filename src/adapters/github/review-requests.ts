import { Failure } from '../../kit/failure.ts'
import { ask } from './ask.ts'
import { teamOfOwner, type Asker } from './asker.ts'
import { PullNumber, Requested } from './shapes.ts'
import { writeOnce } from './write-once.ts'

/**
 * Asks owners, `@login` or `@org/team`, for their review on GitHub itself; whoever is asked already is not asked again. `refused`: those whom
 * GitHub does not let be asked, as the author, or somebody who may not read the repository.
 */
export async function requestReviews(
  asker: Asker,
  number: number,
  owners: readonly string[],
): Promise<{ readonly asked: readonly string[]; readonly refused: readonly string[] }> {
  const { client, at } = asker
  const about = { ...at, pull_number: number }
  const waiting = async (): Promise<ReadonlySet<string>> => {
    const { users, teams } = await ask('requested reviewers', Requested, () =>
      client.rest.pulls.listRequestedReviewers(about),
    )
    return new Set([...users.map(({ login }) => login), ...teams.map(({ slug }) => `/${slug}`)].map(lower))
  }
  const before = await waiting()
  const missing = owners.filter((owner) => !before.has(nameOf(owner)))
  const asked: string[] = []
  const refused: string[] = []
  // One by one: GitHub refuses all of a request for the sake of one.
  for (const owner of missing) {
    const team = teamOfOwner(owner)
    const who = team === null ? { reviewers: [owner.slice(1)] } : { team_reviewers: [team.slug] }
    try {
      await writeOnce(
        async () => {
          await ask('review request', PullNumber, () =>
            client.rest.pulls.requestReviewers({ ...about, ...who }),
          )
          return true
        },
        async () => ((await waiting()).has(nameOf(owner)) ? true : null),
      )
      asked.push(owner)
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== 'github-refused') throw error
      refused.push(owner)
    }
  }
  return { asked, refused }
}

function nameOf(owner: string): string {
  const team = teamOfOwner(owner)
  return lower(team === null ? owner.slice(1) : `/${team.slug}`)
}

function lower(text: string): string {
  return text.toLowerCase()
}
