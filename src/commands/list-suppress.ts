import process from 'node:process'
import { normaliseAddress } from '../audience/address.ts'
import type { SuppressionReason } from '../audience/contact.ts'
import { readAddresses, type AddressReading } from '../audience/read-addresses.ts'
import { readCsv } from '../audience/read-csv.ts'
import { findingsJson, findingsText } from '../report/findings.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { findingsShown, moreLines, readBytes } from './list-import.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openStoreOf, openWorkbench } from './workbench.ts'
import { wrongUsage } from './wrong-usage.ts'

const reasons: readonly SuppressionReason[] = ['unsubscribed', 'bounced', 'complained', 'suppressed']
const groupLength = 500

/** Suppresses one address, or those of a file: somebody who called, or who had left before there was Postmerge. No address is ever printed. */
export const verb: Verb = {
  arguments: ['[file]'],
  options: [
    { flags: '--recipient <address>', about: 'option-recipient' },
    { flags: '--reason <reason>', about: 'option-suppress-reason' },
    { flags: '--apply', about: 'option-apply' },
  ],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const [file] = input.arguments
  const { recipient, apply } = input.options
  if ((file === undefined) === (typeof recipient !== 'string')) return wrongUsage(world, 'suppress-usage', {})
  const reason = reasonOf(input)
  const reading = await addressesOf(world, file ?? null, String(recipient ?? ''))
  const { repository } = await openWorkbench(world)
  const store = await openStoreOf(world, repository)
  try {
    const addresses = [...reading.addresses]
    let added = 0
    // A row that names nobody keeps nobody else from being suppressed.
    const due = apply === true ? addresses.length : 0
    for (let at = 0; at < due; at += groupLength)
      added += await store.contacts.suppressAll(
        addresses.slice(at, at + groupLength),
        reason,
        world.clock.now(),
      )
    print(world, { reading, applied: apply === true, reason, added })
    return reading.headerOk && reading.invalid === 0 ? exit.done : exit.refused
  } finally {
    store.close()
    if (file === '-') process.stdin.destroy()
  }
}

function reasonOf(input: Input): SuppressionReason {
  const text = String(input.options['reason'] ?? 'unsubscribed')
  const reason = reasons.find((each) => each === text)
  if (reason !== undefined) return reason
  throw failure('suppress-reason-unknown', { permanence: 'permanent', values: { reason: text } })
}

async function addressesOf(world: World, file: string | null, recipient: string): Promise<AddressReading> {
  if (file !== null) return readAddresses(readCsv(readBytes(world, file)), file)
  const one = normaliseAddress(recipient)
  if (!one.ok) throw failure('suppress-invalid', { permanence: 'permanent' })
  return { addresses: new Set([one.address]), invalid: 0, findings: [], headerOk: true }
}

function print(
  world: World,
  result: {
    readonly reading: AddressReading
    readonly applied: boolean
    readonly reason: SuppressionReason
    readonly added: number
  },
): void {
  const { reading, applied, reason, added } = result
  const { findings, invalid } = reading
  const addresses = reading.addresses.size
  if (world.json) {
    const listed = findingsJson(findings, world.locale)
    world.out(JSON.stringify({ version: 1, applied, reason, addresses, added, invalid, findings: listed }))
    return
  }
  for (const line of findingsText(findings.slice(0, findingsShown), world.locale)) world.out(line)
  for (const line of moreLines(world, findings.length)) world.out(line)
  if (!reading.headerOk) return
  const counts = { addresses, added, known: addresses - added, invalid }
  world.out(
    applied
      ? say(world.locale, 'suppress-done', counts)
      : say(world.locale, 'suppress-dry', { addresses, invalid }),
  )
}
