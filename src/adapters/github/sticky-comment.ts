import { assert } from '../../kit/assert.ts'
import { ask, askGone } from './ask.ts'
import type { Asker } from './asker.ts'
import { readComments, type PullComment } from './pulls.ts'
import { isOurs, type Self } from './self.ts'
import { Comment } from './shapes.ts'
import { writeOnce } from './write-once.ts'

/** GitHub takes no longer comment. https://docs.github.com/en/rest/issues/comments#create-an-issue-comment */
const longest = 65_536

export interface WantedComment {
  readonly number: number
  /** Markdown, without a marker of its own, at most 65 400 characters. */
  readonly body: string
  /** Of several purposes each has its own comment: lower case letters. */
  readonly purpose: string
  /**
   * Whether a new comment takes the place of the old one, which goes: a changed comment tells nobody, a new one tells everybody who follows.
   * One that already says this stays.
   */
  readonly anew: boolean
}

/** Which comments we wrote, by what remembers more than one run. */
export interface CommentMemory {
  /** `purpose` as of `WantedComment`. */
  wrote(id: number, purpose: string): Promise<boolean>
  /** Idempotent. */
  note(id: number, purpose: string): Promise<void>
}

/**
 * Makes the one comment of ours say this, whatever it says by now: who may write to the repository can change or delete everybody's. It is known by who
 * wrote it, and by its marker or, where somebody took that out of it, by its id, so that another's is never touched, whatever it says.
 * Where there are several, as after two runs at once, the newest stays.
 */
export async function upsertComment(
  asker: Asker,
  about: { readonly self: Self; readonly memory: CommentMemory | null },
  wanted: WantedComment,
): Promise<'written' | 'unchanged'> {
  const { self, memory } = about
  const { number, anew, purpose } = wanted
  const marker = `<!-- postmerge:${purpose} -->`
  const body = `${wanted.body.trimEnd()}\n\n${marker}\n`
  assert(body.length <= longest, 'a comment is longer than GitHub takes')
  const ours = async (): Promise<readonly PullComment[]> => {
    const mine: PullComment[] = []
    for (const comment of await readComments(asker, number)) {
      if (!isOurs(self, comment)) continue
      const isMarked = comment.body.trimEnd().endsWith(marker)
      if (isMarked || (await memory?.wrote(comment.id, purpose)) === true) mine.push(comment)
    }
    return mine
  }
  const before = await ours()
  const newest = before.at(-1)
  if (newest !== undefined) await memory?.note(newest.id, purpose)
  if (newest !== undefined && isSame(newest.body, body)) return drop(asker, before.slice(0, -1), 'unchanged')
  if (newest === undefined || anew) {
    const known = new Set(before.map(({ id }) => id))
    const written = await writeOnce(
      () => create(asker, number, body),
      async () => (await ours()).find(({ id }) => !known.has(id))?.id ?? null,
    )
    await memory?.note(written, purpose)
    return drop(asker, before, 'written')
  }
  const { id } = newest
  // To write the same once more does no harm.
  await writeOnce(
    () => update(asker, id, body),
    async () => null,
  )
  return drop(asker, before.slice(0, -1), 'written')
}

async function create({ client, at }: Asker, number: number, body: string): Promise<number> {
  const { id } = await ask('comment', Comment, () =>
    client.rest.issues.createComment({ ...at, issue_number: number, body }),
  )
  return id
}

async function update({ client, at }: Asker, id: number, body: string): Promise<number> {
  await ask('comment', Comment, () => client.rest.issues.updateComment({ ...at, comment_id: id, body }))
  return id
}

async function drop<T>({ client, at }: Asker, old: readonly PullComment[], outcome: T): Promise<T> {
  for (const { id } of old)
    await askGone('comment', () => client.rest.issues.deleteComment({ ...at, comment_id: id }))
  return outcome
}

/** GitHub may keep line ends and blanks at the end in its own way. */
function isSame(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(text: string): string {
  return text.replaceAll('\r\n', '\n').trimEnd()
}
