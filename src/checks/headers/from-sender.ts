import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { eachMessage } from '../mime/each-message.ts'
import { fieldOf } from '../mime/read-message.ts'
import { readMailbox } from './read-mailbox.ts'

/**
 * Readers see the sender that was approved: one address, with its name (RFC 5322 section 3.6.2; RFC 9989 section 5.3.1, as Gmail's
 * "multiple addresses in From: are not accepted"; 特定電子メール法 5条: no false sender).
 */
export const fromSender: Check = {
  id: 'from-not-sender',
  stage: 'R',
  codes: { 'from-not-sender': 'block' },
  run: (input) =>
    eachMessage(input, (message) => {
      const from = fieldOf(message, 'from')
      // That it is missing has a finding of its own.
      if (from === undefined) return []
      const shown = readMailbox(from.value)
      const { name, address } = input.sender.from
      if (shown?.address.toLowerCase() === address.toLowerCase() && spaced(shown.name) === spaced(name))
        return []
      return [
        finding('from-not-sender', input.campaign.placeOf('from'), { sender: input.campaign.front.from }),
      ]
    }),
}

/** White space around and between words means nothing in a name (RFC 5322 section 3.2.5). */
function spaced(name: string): string {
  return name.replaceAll(/ +/g, ' ').trim()
}
