import type { Store } from '../../adapters/sqlite/open-store.ts'
import type { Values } from '../../kit/finding.ts'
import type { LedgerSigner } from '../../ledger/signer.ts'
import type { Compiler } from '../../message/template.ts'
import type { DeskMemory } from '../../notice/desk-memory.ts'
import type { Code } from '../../words/catalogue.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'
import type { Letter, NoticeKind, Post } from './post.ts'

/** What one pass of the desk works with. */
export interface DeskPass {
  readonly world: World
  readonly bench: Workbench
  readonly store: Store
  readonly memory: DeskMemory
  readonly signer: LedgerSigner
  readonly compiler: Compiler
  readonly post: Post
}

/** Something that the desk did or could not do. */
export interface DeskOutcome {
  readonly code: Code
  readonly values: Values
  /** `done`; `problem`: a person must look; `again`: the next pass tries it again. */
  readonly kind: 'done' | 'problem' | 'again'
}

/**
 * Mails several people about one event, each of them once however often the event is seen. True when everybody has it, or when the policy
 * wants no such mails.
 */
export async function tell(
  pass: DeskPass,
  kind: NoticeKind,
  mail: { readonly key: string; readonly people: readonly string[]; readonly write: Letter['write'] },
): Promise<boolean> {
  const { memory, post, world } = pass
  if (!post.wants(kind)) return true
  let complete = true
  for (const person of mail.people) {
    const mark = `${mail.key} ${kind} ${person}`
    if (await memory.seen(mark)) continue
    if (await post.send({ person, key: mail.key, write: mail.write }))
      await memory.note(mark, world.clock.now())
    else complete = false
  }
  return complete
}
