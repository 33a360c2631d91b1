import type { Check } from '../check.ts'
import { dateUsable } from './date.ts'
import { displayName } from './display-name.ts'
import { fromSender } from './from-sender.ts'
import { headerBytes } from './header-bytes.ts'
import { headerNames } from './header-names.ts'
import { listFields } from './list-fields.ts'
import { messageIdUsable } from './message-id.ts'
import { recipientOne } from './recipient-one.ts'
import { replyTo } from './reply-to.ts'
import { subject } from './subject.ts'
import { unsubscribeFields, unsubscribePage } from './unsubscribe-fields.ts'

/** What the header of a message says, and what its sender puts there. */
export const headerChecks: readonly Check[] = [
  subject,
  displayName,
  replyTo,
  unsubscribePage,
  headerNames,
  headerBytes,
  fromSender,
  recipientOne,
  dateUsable,
  messageIdUsable,
  unsubscribeFields,
  listFields,
]
