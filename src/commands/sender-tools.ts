import { hostname } from 'node:os'
import { readFile } from 'node:fs/promises'
import { openWire } from '../adapters/smtp/open-wire.ts'
import type { Sender } from '../content/schema/senders.ts'
import type { Wire } from '../delivery/wire.ts'
import { hostOf } from '../message/address.ts'
import { rewritesOf } from '../message/relay-kinds.ts'
import { makeSigner, type Signer } from '../message/sign.ts'
import { failure } from '../words/find.ts'
import { secretOf } from './secrets.ts'
import type { World } from './verb.ts'

/** The DKIM signer of a sender, from the keys that its policy names. */
export function signerOf(world: World, sender: Sender): Signer {
  return makeSigner({
    domain: hostOf(sender.from.address),
    keys: sender.dkim.map(({ selector, key }) => ({ selector, pem: secretOf(world.env, key) })),
    rewrites: rewritesOf(sender.relay),
  })
}

/** A connection to a sender's relay, with the login that its policy names. POSTMERGE_CA_FILE adds a certificate authority. */
export async function wireOf(world: World, { relay }: Sender): Promise<Wire> {
  const { user, password } = relay
  return openWire({
    relay,
    ehlo: relay.ehlo ?? hostname(),
    credentials:
      user === undefined || password === undefined
        ? null
        : { user: secretOf(world.env, user), password: secretOf(world.env, password) },
    ca: await extraAuthority(world),
  })
}

async function extraAuthority(world: World): Promise<string | null> {
  const file = world.env['POSTMERGE_CA_FILE']
  if (file === undefined || file === '') return null
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    throw failure('ca-file-unreadable', { permanence: 'permanent', values: { file }, cause })
  }
}
