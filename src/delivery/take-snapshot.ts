import type { Candidate } from '../audience/contact.ts'
import { assert } from '../kit/assert.ts'
import { countMax, type ApprovedPlan } from '../plan/plan.ts'
import { cohortOf, idemOf } from '../release/tokens.ts'
import { recipientStates } from '../release/receipt.ts'
import type { SnapshotRow } from './journal.ts'
import type { Delivery } from './run.ts'
import { createSetDigest } from './set-digest.ts'

const pageLength = 1000

/** Thrown inside the snapshot's stream: the audience has grown beyond what its owners saw. */
class TooMany extends Error {}

/**
 * Fixes the recipients of a release in the journal, once. False when there are more than were approved or than a list allows:
 * then nothing is there, and nothing is sent. `growthReleased`: an owner allowed the growth of this very commit.
 */
export async function takeSnapshot(delivery: Delivery, growthReleased: boolean): Promise<boolean> {
  const { plan, run, ports, halt } = delivery
  const max = recipientsMax(plan, growthReleased)
  const counts = await ports.contacts.count(plan)
  if (counts.recipients > max) return false
  try {
    const rows = snapshotRows(ports.contacts.candidates(plan), { secret: run.secret, max })
    const written = await ports.journal.writeSnapshot(plan.releaseKey, run.attempt, rows)
    if (!written) halt.stop({ kind: 'fenced' })
    return true
  } catch (error) {
    if (error instanceof TooMany) return false
    throw error
  }
}

/** The data of the entry SNAPSHOT, from the journal: the same however often it is asked for. */
export async function describeSnapshot(delivery: Delivery): Promise<{
  readonly recipients: number
  readonly skipped: Awaited<ReturnType<Delivery['ports']['journal']['skips']>>
  readonly setDigest: string
}> {
  const { plan, ports } = delivery
  const counts = await ports.journal.counts(plan.releaseKey)
  const skipped = await ports.journal.skips(plan.releaseKey)
  const digest = createSetDigest()
  let afterIdem = ''
  while (true) {
    const page = await ports.journal.rows(plan.releaseKey, {
      states: recipientStates.filter((state) => state !== 'skipped'),
      limit: pageLength,
      afterIdem,
    })
    for (const row of page) digest.add(row.idem)
    if (page.length < pageLength) break
    afterIdem = page.at(-1)?.idem ?? ''
    await ports.sleep(0)
  }
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return { recipients: all - counts.skipped, skipped, setDigest: digest.value() }
}

function recipientsMax(plan: ApprovedPlan, growthReleased: boolean): number {
  const grown = growthReleased ? null : countMax(plan)
  return Math.min(grown ?? Number.MAX_SAFE_INTEGER, plan.recipientsMax ?? Number.MAX_SAFE_INTEGER)
}

async function* snapshotRows(
  candidates: AsyncIterable<Candidate>,
  limits: { readonly secret: Uint8Array; readonly max: number },
): AsyncGenerator<SnapshotRow> {
  let recipients = 0
  for await (const { contact, list, skip } of candidates) {
    if (skip === null) recipients++
    // Counted again: somebody may have been added since.
    if (recipients > limits.max) throw new TooMany()
    assert(contact.id !== '', 'a contact without an id')
    const idem = idemOf(limits.secret, contact.id)
    yield { idem, contactId: contact.id, list, cohort: cohortOf(limits.secret, contact.id), skip }
  }
}
