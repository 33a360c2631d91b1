import type { Contact } from '../audience/contact.ts'
import { fieldsOf } from '../message/choose-language.ts'
import type { MergeValues } from '../message/template.ts'
import type { RecipientState, SkipReason } from '../release/receipt.ts'
import type { JournalRow } from './journal.ts'
import type { Delivery } from './run.ts'

/** A recipient whose intent is on disk. */
export interface Intended {
  readonly idem: string
  readonly contact: Contact
  /** With this one. */
  readonly attempts: number
}

/**
 * Takes the next recipients, at most `limit`, in one of the states: asks again whether each may be mailed, skips those who may not,
 * and writes the intents of the others. Null when nobody is left after `afterIdem`.
 */
export async function chooseNext(
  delivery: Delivery,
  query: { readonly states: readonly RecipientState[]; readonly limit: number; readonly afterIdem: string },
): Promise<{
  readonly intended: readonly Intended[]
  readonly skipped: number
  readonly afterIdem: string
} | null> {
  const { plan, run, ports, halt } = delivery
  const rows = await ports.journal.rows(plan.releaseKey, query)
  const last = rows.at(-1)
  if (last === undefined) return null
  const intended: Intended[] = []
  const skips: { readonly idem: string; readonly reason: SkipReason }[] = []
  for (const row of rows) {
    const answer = await mailable(delivery, row)
    if (typeof answer === 'string') skips.push({ idem: row.idem, reason: answer })
    else intended.push({ idem: row.idem, contact: answer, attempts: row.attempts + 1 })
  }
  const nobody = { intended: [], skipped: 0, afterIdem: last.idem }
  // Read and asked for nothing: the run may have been stopped meanwhile.
  if (halt.reason() !== null) return nobody
  const written =
    (skips.length === 0 || (await ports.journal.skip(plan.releaseKey, run.attempt, skips))) &&
    (intended.length === 0 ||
      (await ports.journal.writeIntents(
        plan.releaseKey,
        run.attempt,
        intended.map(({ idem }) => idem),
      )))
  if (!written) {
    halt.stop({ kind: 'fenced' })
    return nobody
  }
  return { intended, skipped: skips.length, afterIdem: last.idem }
}

/** The fields that the templates read; what the message itself adds is not the contact's to say. */
export function valuesOf(delivery: Delivery, contact: Contact): MergeValues {
  return Object.fromEntries(
    fieldsOf(delivery.plan.artifact).map((field) => [field, contact.fields[field] ?? null]),
  )
}

async function mailable({ plan, ports }: Delivery, row: JournalRow): Promise<Contact | SkipReason> {
  const suppression = await ports.contacts.suppressionOf(row.contactId)
  if (suppression !== null && !(suppression === 'unsubscribed' && plan.category === 'incident'))
    return suppression
  // Erased, or gone from the list, since the snapshot.
  return (await ports.contacts.member(row.contactId, row.list)) ?? 'suppressed'
}
