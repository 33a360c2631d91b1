import { wholesaleAddresses } from './contacts.ts'
import type { Misbehaviour, Misbehaviours } from './misbehaviour.ts'

/** The same habit towards several recipients. */
export function habits(addresses: readonly string[], habit: Misbehaviour): Misbehaviours {
  return Object.fromEntries(
    addresses.map((address) => [address.slice(0, address.lastIndexOf('@')), habit] as const),
  )
}

/** A receiver that never answers to RCPT for every third trade customer: sooner or later every connection stands still between messages. */
export function silentReceiver(customers: number): Misbehaviours {
  const silent = wholesaleAddresses(customers).filter((_, n) => n % 3 === 1)
  return habits(silent, { kind: 'hang', at: 'rcpt' })
}
