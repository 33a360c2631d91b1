import type { Check } from '../check.ts'
import { dataImage } from './data-image.ts'
import { messageBytes, messageComposed } from './message-bytes.ts'
import { sameFacts } from './same-facts.ts'
import { structure } from './structure.ts'
import { textEncoding } from './text-encoding.ts'

/** What a message is made of, part by part and byte by byte. */
export const mimeChecks: readonly Check[] = [
  messageComposed,
  structure,
  textEncoding,
  sameFacts,
  messageBytes,
  dataImage,
]
