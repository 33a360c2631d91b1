import type { RecipientState, SkipReason } from '../release/receipt.ts'

/** A value of a contact's field. */
export type ContactValue = string | number | boolean | null

/** How and when somebody allowed us to mail them. */
export interface Consent {
  /** Where it was given, for example `web form, 2026 summer fair`. */
  readonly source: string
  /** Milliseconds since the epoch. */
  readonly at: number
  /** What they agreed to, word for word. */
  readonly wording: string
}

/** A person in the store, as a member of one list. */
export interface Contact {
  /** Random, made by the store; never derived from the address. */
  readonly id: string
  /** Normalised: the domain in lower-case A-labels, the local part as first given. */
  readonly email: string
  readonly fields: Readonly<Record<string, ContactValue>>
}

/** The language somebody reads, when their list declares the field `locale`. */
export function localeOfContact(contact: Contact): string | null {
  const locale = contact.fields['locale']
  return typeof locale === 'string' && locale !== '' ? locale : null
}

/** A contact that a release may go to, or why it may not. */
export interface Candidate {
  readonly contact: Contact
  /** The first targeted list, in the campaign's order, that holds the contact (for marketing: with its consent, where one does). */
  readonly list: string
  /** Null: a recipient. */
  readonly skip: SkipReason | null
}

/** Counts of an audience: never an address. */
export interface AudienceCounts {
  /** Recipients by targeted list; somebody on two lists counts in both. */
  readonly byList: Readonly<Record<string, number>>
  /** Distinct recipients. */
  readonly recipients: number
  readonly skipped: Readonly<Partial<Record<SkipReason, number>>>
  /** Contacts that are on more than one targeted list, counted once. */
  readonly onSeveral: number
}

/** What a release's audience is made of; from the campaign's front matter. */
export interface AudienceQuery {
  readonly lists: readonly string[]
  readonly exclude: readonly string[]
  /** Marketing mail needs a consent record and obeys opt-outs; only `incident` may override an opt-out, never a bounce or complaint. */
  readonly category: 'marketing' | 'transactional' | 'incident'
}

/** Why an address is never mailed again. */
export type SuppressionReason = 'unsubscribed' | 'bounced' | 'complained' | 'suppressed'

/** The contacts; the adapter is `adapters/sqlite/`. */
export interface ContactStore {
  /** Each distinct contact of the targeted lists once, in a stable order, with the reason where it is skipped. */
  candidates(query: AudienceQuery): AsyncIterable<Candidate>
  /** Counts only: the desk's role can do nothing else. */
  count(query: AudienceQuery): Promise<AudienceCounts>
  /** Distinct recipients by the field `locale` of the list they are mailed for; '' for those who have none. */
  countByLanguage(query: AudienceQuery): Promise<ReadonlyMap<string, number>>
  /** Why a contact may not be mailed right now, or null. Asked again for each recipient just before its intent. */
  suppressionOf(contactId: string): Promise<SuppressionReason | null>
  /** A contact as a member of one list; null once it was erased or left the list. */
  member(contactId: string, list: string): Promise<Contact | null>
  /** Suppresses the contact behind an idempotency id everywhere; false when neither a delivery nor a canary has that id. Idempotent. */
  unsubscribe(idem: string, at: number): Promise<boolean>
  /** The contact of an address, with the fields of its first list by name, or null. */
  find(email: string): Promise<Contact | null>
  /** The contact's own evidence key, 32 random bytes; destroyed by erasure. */
  evidenceKey(contactId: string): Promise<Uint8Array | null>
}

/** One row of an import, checked and normalised. */
export interface ImportContact {
  readonly email: string
  readonly fields: Readonly<Record<string, ContactValue>>
  /** Null where the list's legal basis needs none. */
  readonly consent: Consent | null
}

/** What a checked row means for the store. `duplicate`: an earlier row of the same file has the address. */
export type ImportFate = 'new' | 'updated' | 'unchanged' | 'suppressed' | 'duplicate'

/** One import into one list. Rows are staged first, where nothing else can see them, and written when all are known. */
export interface ContactImport {
  /** Stages rows and says what each would do. Nothing is changed by it. */
  stage(rows: readonly ImportContact[]): readonly ImportFate[]
  /**
   * Writes what was staged, except to suppressed addresses, in short transactions so that a running send is never held up. After a
   * crash the same import, run again, completes it. Yields how many rows are written so far.
   */
  apply(at: number): Iterable<number>
  /** Forgets what was staged. */
  close(): void
}

/** Changes of the contacts. */
export interface ContactWriter {
  /** Begins an import; one at a time. */
  beginImport(list: string): ContactImport
  /** Suppresses an address everywhere and for ever, whether the store knows it or not. */
  suppress(email: string, reason: SuppressionReason, at: number): Promise<void>
  /** Suppresses many addresses at once, in one transaction. Returns how many had not been, for this reason, before; addresses must be normalised. */
  suppressAll(emails: readonly string[], reason: SuppressionReason, at: number): Promise<number>
  /** Where a contact stands in batches that were closed: each of these rows has a leaf. */
  heldRows(contactId: string): Promise<readonly HeldRow[]>
  /**
   * Takes everything that names a person out of the store, for ever, and suppresses the address. `leaves` are those of `heldRows`, made before; false,
   * and nothing is changed, when a row is not among them because a batch was closed in the meantime.
   */
  erase(contactId: string, leaves: readonly HeldLeaf[], at: number): Promise<boolean>
}

/** A row of a closed batch. */
export interface HeldRow {
  readonly releaseKey: string
  readonly batch: number
  readonly idem: string
  readonly list: string
  readonly state: RecipientState
}

/** A row with the leaf that stays when its contact goes. */
export interface HeldLeaf {
  readonly row: HeldRow
  readonly leaf: Uint8Array
}
