import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { eachMessage } from '../mime/each-message.ts'
import { fieldOf } from '../mime/read-message.ts'
import { readMailbox } from './read-mailbox.ts'

/** One reader and nobody else is named: showing one recipient to another is a leak of personal data (個人情報保護法 26条; GDPR Article 33). */
export const recipientOne: Check = {
  id: 'recipient-not-one',
  stage: 'R',
  codes: { 'recipient-not-one': 'block' },
  run: (input) =>
    eachMessage(input, (message) => {
      const to = fieldOf(message, 'to')
      const wrong = [
        ...(to !== undefined && readMailbox(to.value) === null ? ['To'] : []),
        ...(['Cc', 'Bcc'] as const).filter((name) => fieldOf(message, name.toLowerCase()) !== undefined),
      ]
      return wrong.map((field) => finding('recipient-not-one', input.campaign.placeOf('from'), { field }))
    }),
}
