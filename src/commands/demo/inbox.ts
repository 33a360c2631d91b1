import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Received } from './mailbox.ts'

/** What a receiver took so far, in the order of arrival. Each line of its record is written at once. */
export function inboxOf(folder: string): readonly Received[] {
  const file = join(folder, 'verdicts.jsonl')
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as Received)
}

/** Those that came with an envelope sender of this domain. */
export function fromDomain(mails: readonly Received[], domain: string): readonly Received[] {
  return mails.filter(({ mailFrom }) => mailFrom.endsWith(`@${domain}`))
}

/** Those to one address. */
export function toAddress(mails: readonly Received[], address: string): readonly Received[] {
  return mails.filter(({ rcptTo }) => rcptTo.includes(address))
}

/** How many different people got one. */
export function peopleIn(mails: readonly Received[]): number {
  return new Set(mails.flatMap(({ rcptTo }) => rcptTo)).size
}

/** Whether every one passed SPF, DKIM with both signatures, and DMARC, and came over TLS. */
export function allBelieved(mails: readonly Received[]): boolean {
  return mails.every(({ verdict, secure }) => secure && verdict?.pass === true && verdict.dkim.length === 2)
}
