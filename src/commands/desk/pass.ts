import type { CountRole } from '../../adapters/sqlite/count-role.ts'
import type { Store } from '../../adapters/sqlite/open-store.ts'
import type { Values } from '../../kit/finding.ts'
import type { LedgerSigner } from '../../ledger/signer.ts'
import type { Compiler } from '../../message/template.ts'
import type { DeskMemory } from '../../notice/desk-memory.ts'
import type { Code } from '../../words/catalogue.ts'
import type { DeskPictures } from '../pictures/desk-pictures.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'
import type { Letter, NoticeKind, Post } from './post.ts'

/** What one pass of the desk works with. */
export interface DeskPass {
  readonly world: World
  readonly bench: Workbench
  /** Without contacts and pictures: people are counted through `counts`, and nothing else is done with them. */
  readonly store: Pick<Store, 'journal' | 'tagMemory' | 'pullMemory' | 'responses'>
  readonly counts: CountRole
  readonly memory: DeskMemory
  readonly signer: LedgerSigner
  readonly compiler: Compiler
  readonly post: Post
  readonly pictures: DeskPictures
}

/** Something that the desk did or could not do. */
export interface DeskOutcome {
  readonly code: Code
  readonly values: Values
  /**
   * `done`; `told`: somebody must act, and is told where they look; `waits`: for somebody, and each pass looks at it anew; `problem`: the desk could
   * not do it, and a person must look; `again`: it could not, and the next pass tries it again.
   */
  readonly kind: 'done' | 'told' | 'waits' | 'problem' | 'again'
}

/**
 * Mails several people about one event, each of them once however often the event is seen. `incomplete`: the relay did not take all, and the
 * next pass tries the rest; `unwanted`: the policy wants no such mails.
 */
export async function tell(
  pass: DeskPass,
  kind: NoticeKind,
  mail: { readonly key: string; readonly people: readonly string[]; readonly write: Letter['write'] },
): Promise<'told' | 'incomplete' | 'unwanted'> {
  const { memory, post, world } = pass
  if (!post.wants(kind)) return 'unwanted'
  let complete = true
  for (const person of mail.people) {
    const mark = `${mail.key} ${kind} ${person}`
    if (await memory.seen(mark)) continue
    const taken = await post.send({ person, key: mail.key, write: mail.write })
    if (taken) {
      const nowMs = world.clock.now()
      // When the first of them was told: reminders are counted from here.
      await memory.note(`${mail.key} ${kind}`, nowMs)
      await memory.note(mark, nowMs)
    } else complete = false
  }
  return complete ? 'told' : 'incomplete'
}

/** What came of telling somebody, where `done` is what is said when they were told. */
export function outcomeOf(
  told: Awaited<ReturnType<typeof tell>>,
  done: DeskOutcome,
  about: {
    readonly release: string
    readonly people: readonly string[]
    /** The pull request, which shows it all the same. */
    readonly page?: string | null
  },
): DeskOutcome {
  const values = { release: about.release, people: about.people.join(', ') || '-' }
  if (told === 'incomplete') return { code: 'desk-mail-failed', values, kind: 'again' }
  if (told !== 'unwanted') return done
  return { code: 'desk-not-mailed', values, kind: about.page == null ? 'problem' : 'told' }
}
