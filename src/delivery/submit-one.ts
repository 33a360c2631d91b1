import { assert } from '../kit/assert.ts'
import { Failure } from '../kit/failure.ts'
import type { WireMessage } from '../message/compose.ts'
import type { Receipt } from '../release/receipt.ts'
import { localeOfContact } from '../audience/contact.ts'
import { valuesOf, type Intended } from './choose-next.ts'
import { fateOf, isConfigurationReject, type Fate } from './outcome.ts'
import type { Delivery } from './run.ts'

/** How far the submission of one intended recipient has got. */
export interface Submission {
  readonly recipient: Intended
  /** `opening`: the mark is on its way to the disk. `settled`: the journal knows the result, nothing may be sent any more. */
  stage: 'intended' | 'opening' | 'open' | 'settled'
}

/** Thrown into the wire to keep DATA shut. */
class KeptShut extends Error {}

/** What became of one recipient, as the caller counts it. */
export type Handled = Fate | 'returned' | 'skipped'

/** Builds and submits the message of one recipient whose intent is on disk, and writes down what came of it. */
export async function submitOne(delivery: Delivery, submission: Submission): Promise<Handled> {
  const { ports, halt } = delivery
  const { recipient } = submission
  let message: WireMessage
  try {
    const { idem, contact } = recipient
    message = await ports.build({
      idem,
      email: contact.email,
      locale: localeOfContact(contact),
      values: valuesOf(delivery, contact),
    })
  } catch (error) {
    if (error instanceof Failure && error.code === 'recipient-address-refused')
      return skipUnmailable(delivery, submission)
    stopBy(delivery, error)
    return giveBack(delivery, submission)
  }
  if (halt.reason() !== null) return giveBack(delivery, submission)
  try {
    const result = await ports.wire.submit(message, () => openData(delivery, submission))
    const dataOpened = submission.stage !== 'intended'
    const fate = fateOf(result, { dataOpened, attempts: recipient.attempts })
    if (fate === 'lost') {
      await giveBack(delivery, submission)
      return fate
    }
    const { code, enhanced, queueId } = result
    const written = await writeReceipt(delivery, submission, { outcome: fate, code, enhanced, queueId })
    // After the receipt: a later run must know even if this one ends here.
    if ((fate === 'rejected' || fate === 'deferred') && isConfigurationReject(enhanced))
      halt.stop({ kind: 'halt', reason: `configuration-reject ${enhanced}`, by: 'postmerge' })
    return written
  } catch (error) {
    if (!(error instanceof KeptShut)) stopBy(delivery, error)
    if (submission.stage === 'intended') return giveBack(delivery, submission)
    // The wire threw after we had marked DATA as open: nobody knows any more what it had sent.
    return writeReceipt(delivery, submission, {
      outcome: 'unknown',
      code: null,
      enhanced: null,
      queueId: null,
    })
  }
}

/**
 * Writes down what is known about a submission that gets no answer in time: open DATA is unknown, the rest goes back. Whatever the
 * wire still says about it later is not heard.
 */
export function sealSubmission(delivery: Delivery, submission: Submission): Promise<Handled> {
  if (submission.stage === 'intended') return giveBack(delivery, submission)
  return writeReceipt(delivery, submission, { outcome: 'unknown', code: null, enhanced: null, queueId: null })
}

/** The last thing before a message can reach anybody: its mark is on disk, the fence is current, nobody stopped the run. */
async function openData(delivery: Delivery, submission: Submission): Promise<void> {
  const { plan, run, ports, halt } = delivery
  if (submission.stage !== 'intended' || halt.reason() !== null) throw new KeptShut()
  submission.stage = 'opening'
  const { idem } = submission.recipient
  let marked: boolean
  try {
    marked = await ports.journal.markDataOpen(plan.releaseKey, run.attempt, [idem])
  } catch (error) {
    backToIntended(submission)
    throw error
  }
  if (!marked) {
    backToIntended(submission)
    halt.stop({ kind: 'fenced' })
    throw new KeptShut()
  }
  // Sealed while the mark was written: it counts as unknown, and therefore must not be sent.
  if (submission.stage !== 'opening') throw new KeptShut()
  submission.stage = 'open'
}

/** Nothing was marked, so that nothing was opened; unless it was sealed meanwhile. */
function backToIntended(submission: Submission): void {
  if (submission.stage === 'opening') submission.stage = 'intended'
}

async function writeReceipt(
  delivery: Delivery,
  submission: Submission,
  answer: Pick<Receipt, 'outcome' | 'code' | 'enhanced' | 'queueId'>,
): Promise<Handled> {
  if (submission.stage === 'settled') return answer.outcome
  submission.stage = 'settled'
  const { plan, run, ports, halt } = delivery
  const receipt: Receipt = { idem: submission.recipient.idem, ...answer, at: ports.clock.now() }
  assert(receipt.outcome === 'unknown' || receipt.code !== null, 'an outcome without an answer')
  if (!(await ports.journal.writeReceipts(plan.releaseKey, run.attempt, [receipt])))
    halt.stop({ kind: 'fenced' })
  return answer.outcome
}

/** Back to `remaining`: provably nothing was sent. */
async function giveBack(delivery: Delivery, submission: Submission): Promise<Handled> {
  if (submission.stage === 'settled') return 'returned'
  submission.stage = 'settled'
  const { plan, run, ports, halt } = delivery
  const { idem } = submission.recipient
  if (!(await ports.journal.returnIntents(plan.releaseKey, run.attempt, [idem])))
    halt.stop({ kind: 'fenced' })
  return 'returned'
}

async function skipUnmailable(delivery: Delivery, submission: Submission): Promise<Handled> {
  await giveBack(delivery, submission)
  const { plan, run, ports, halt } = delivery
  const skips = [{ idem: submission.recipient.idem, reason: 'invalid-address' as const }]
  if (!(await ports.journal.skip(plan.releaseKey, run.attempt, skips))) halt.stop({ kind: 'fenced' })
  return 'skipped'
}

/** An error of the world stops the run as what it is; anything else is our own bug. */
export function stopBy({ halt }: Delivery, error: unknown): void {
  if (error instanceof Failure) halt.stop({ kind: 'failure', failure: error })
  else halt.stop({ kind: 'bug', error })
}
