import { isLoopback } from '../adapters/smtp/loopback.ts'
import { exampleAddress } from '../checks/law/policy-placeholder.ts'
import type { Sender } from '../content/schema/senders.ts'

/**
 * The example of a postal address with which a sender would mail real people; null when there is none. A relay on this machine alone proves
 * no rehearsal, as it may pass everything on: the domain must be one that nobody can own (RFC 2606 section 2, RFC 6761 section 6) as well.
 */
export function wrongAddress(sender: Sender): string | null {
  const isRehearsal =
    isLoopback(sender.relay.host) && /\.(?:example|test|invalid|localhost)$/i.test(sender.from.address)
  return isRehearsal ? null : exampleAddress(sender)
}
