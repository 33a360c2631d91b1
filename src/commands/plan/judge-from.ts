import { createResolver } from '../../adapters/dns/resolver.ts'
import { judgeSender } from '../../authentication/judge-sender.ts'
import type { Judgement } from '../../authentication/judgement.ts'
import type { Sender } from '../../content/schema/senders.ts'
import type { World } from '../verb.ts'

const dnsTimeoutMs = 2000

/** Whether receivers would believe a sender, by what DNS says at this moment. */
export async function judgeFrom(world: World, sender: Sender): Promise<Judgement> {
  const resolver = createResolver({ server: world.env['POSTMERGE_DNS'] || null, timeoutMs: dnsTimeoutMs })
  return judgeSender(sender, [], resolver)
}
