import { createPublicKey } from 'node:crypto'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { dkimRecord } from './campaign.ts'

/** How many of the messages do not carry a signature that mailauth accepts (RFC 6376). `dkim` is the private key, PEM. */
export async function badSignatures(messages: readonly string[], dkim: string): Promise<number> {
  const p = createPublicKey(dkim).export({ type: 'spki', format: 'der' }).toString('base64')
  const { name, text } = dkimRecord(p)
  const resolver = async (domain: string): Promise<string[][]> => (domain === name ? [[text]] : [])
  let bad = 0
  for (const message of messages) {
    const { results } = await dkimVerify(Buffer.from(message, 'latin1'), { resolver, strict: true })
    if (results.length !== 1 || results[0]?.status.result !== 'pass') bad += 1
  }
  return bad
}
