import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { domainOf } from '../links/addresses.ts'
import { eachMessage } from '../mime/each-message.ts'
import { fieldOf } from '../mime/read-message.ts'

const shape = /^<[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,120}@((?:[a-z0-9-]+\.)+[a-z0-9-]+)>$/

/**
 * One identifier, its right side a domain of the sender (RFC 5322 section 3.6.4); SoftBank refuses an empty one. That each recipient has
 * another is the work of the token it is made from.
 */
export const messageIdUsable: Check = {
  id: 'message-id-unusable',
  stage: 'R',
  codes: { 'message-id-unusable': 'block' },
  run: (input) =>
    eachMessage(input, (message) => {
      const field = fieldOf(message, 'message-id')
      if (field === undefined) return []
      const host = shape.exec(field.value)?.[1]
      const from = input.sender.from.address.split('@').at(-1)?.toLowerCase() ?? ''
      if (host !== undefined && domainOf(host) === domainOf(from)) return []
      const values = { id: field.value.slice(0, 120), domain: from }
      return [finding('message-id-unusable', input.campaign.placeOf('from'), values)]
    }),
}
