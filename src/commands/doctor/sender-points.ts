import { createResolver } from '../../adapters/dns/resolver.ts'
import { judgeSender } from '../../authentication/judge-sender.ts'
import type { Senders } from '../../content/schema/senders.ts'
import type { World } from '../verb.ts'
import type { Point } from './point.ts'

const dnsTimeoutMs = 2000

/** Whether receivers would believe each sender by the records that DNS has now; one point for each record that is wrong. */
export async function senderPoints(world: World, senders: Senders): Promise<readonly Point[]> {
  const resolver = createResolver({ server: world.env['POSTMERGE_DNS'] || null, timeoutMs: dnsTimeoutMs })
  const points: Point[] = []
  for (const [name, sender] of Object.entries(senders.senders)) {
    const { problems, pass } = await judgeSender(sender, [], resolver)
    const point = { id: 'sender', area: 'senders', threats: [], values: { sender: name } } as const
    if (pass || problems.length === 0) points.push({ ...point, state: pass ? 'on' : 'missing' })
    for (const problem of problems) {
      // Where nobody answered, nothing is known, and nothing is to be published.
      const state = problem.code === 'dns-unanswered' ? 'hidden' : 'missing'
      points.push({ ...point, state, status: null, problem })
    }
  }
  return points
}
