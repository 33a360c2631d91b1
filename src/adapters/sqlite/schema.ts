import { contactsSchema } from './contacts-schema.ts'
import { erasureSchema } from './erasure-schema.ts'
import { journalSchema } from './journal-schema.ts'
import {
  deliveriesSchema,
  memorySchema,
  pullPicturesSchema,
  pullsSchema,
  responsesSchema,
} from './memory-schema.ts'
import { picturesSchema } from './pictures-schema.ts'

/** One step of the database's growth. Once released it is never changed; another step follows it. */
interface Migration {
  readonly name: string
  readonly sql: string
}

/** All steps, in the order in which they are taken. */
export const migrations: readonly Migration[] = [
  { name: '2026-contacts', sql: contactsSchema },
  { name: '2026-journal', sql: journalSchema },
  { name: '2026-memory', sql: memorySchema },
  { name: '2026-pictures', sql: picturesSchema },
  { name: '2026-desk-pulls', sql: pullsSchema },
  { name: '2026-forge-responses', sql: responsesSchema },
  { name: '2026-desk-pull-pictures', sql: pullPicturesSchema },
  { name: '2026-webhook-deliveries', sql: deliveriesSchema },
  { name: '2026-erasures', sql: erasureSchema },
]
