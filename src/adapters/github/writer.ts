import { openAsker, type Asker } from './asker.ts'
import { upsertCheck, type CheckOutcome, type WantedCheck } from './check-run.ts'
import { createGitHubClient, type GitHubClientOptions } from './client.ts'
import { upsertDeployment, type WantedDeployment } from './deployments.ts'
import { removeLabel, setLifecycle } from './labels.ts'
import { createResponseMemory } from './response-memory.ts'
import { requestReviews } from './review-requests.ts'
import { readSelf, type Self } from './self.ts'
import { upsertComment, type CommentMemory } from './sticky-comment.ts'

/**
 * Writes what people see about a pull request. None of it decides anything: a decision reads reviews and git, through a reader that cannot
 * write. Whatever stands there already as it is wanted is not written again, and nothing is written twice because a connection broke.
 */
export interface GitHubWriter {
  /**
   * Makes the one comment of ours say this; `body` has at most 65 400 characters and no marker of its own. `anew`: a new comment takes the
   * place of the old one, so that whoever follows is told.
   */
  comment(
    number: number,
    body: string,
    options?: { readonly purpose?: string; readonly anew?: boolean },
  ): Promise<'written' | 'unchanged'>
  check(head: string, wanted: WantedCheck): Promise<CheckOutcome>
  /** Of all labels that begin with `mail: `, only this one stays; null: none. */
  lifecycle(pull: { readonly number: number }, label: string | null): Promise<'written' | 'unchanged'>
  /** Takes a label off: `test me`, or one that begins with `mail: `. */
  unlabel(number: number, label: string): Promise<void>
  deployment(wanted: WantedDeployment): Promise<'written' | 'unchanged'>
  /** Asks owners, `@login` or `@org/team`, for their review. */
  requestReviews(
    number: number,
    owners: readonly string[],
  ): Promise<{ readonly asked: readonly string[]; readonly refused: readonly string[] }>
}

/** The comment that says how a campaign stands. */
const usualPurpose = 'plan'

/** `comments`: by which a comment of ours is known again when somebody took its marker out of it. */
export interface GitHubWriterOptions extends GitHubClientOptions {
  readonly comments?: CommentMemory
}

/** Throws what `ask` throws, and at the first question a Failure where the repository is another than the policy's. */
export function createGitHubWriter({ comments, ...options }: GitHubWriterOptions): GitHubWriter {
  const client = createGitHubClient({ memory: createResponseMemory(), ...options })
  const open = (): Promise<Asker> => openAsker(client, options.forge)
  let known: Self | null = null
  const self = async (asker: Asker): Promise<Self> => {
    known ??= await readSelf(asker, options.env)
    return known
  }
  return {
    comment: async (number, body, { purpose = usualPurpose, anew = false } = {}) => {
      const asker = await open()
      const about = { self: await self(asker), memory: comments ?? null }
      return upsertComment(asker, about, { number, body, purpose, anew })
    },
    check: async (head, wanted) => {
      const asker = await open()
      return upsertCheck(asker, await self(asker), { head, wanted })
    },
    lifecycle: async ({ number }, label) => setLifecycle(await open(), number, label),
    unlabel: async (number, label) => removeLabel(await open(), number, label),
    deployment: async (wanted) => upsertDeployment(await open(), wanted),
    requestReviews: async (number, owners) => requestReviews(await open(), number, owners),
  }
}
