import { postmerge } from '../moves.ts'
import { demoRate } from '../policies.ts'
import type { Stage } from '../stage.ts'

/** Contacts and the trusted beginning: what every chapter stands on. */
export async function playOpening(stage: Stage): Promise<void> {
  const { player, cast, folder } = stage
  player.chapter('opening', 'demo-opening')
  player.tell('demo-opening-town', { folder })
  player.tell('demo-opening-hurry', { rate: demoRate })
  for (const [list, count] of Object.entries(cast)) {
    if (count === 0) continue
    await player.quietly({
      ...postmerge('auditor', 'list', 'import', list, `${list}.csv`, '--apply'),
      says: [String(count)],
    })
  }
  player.tell('demo-opening-contacts', { count: cast.newsletter, companies: cast.wholesale })
  player.tell('demo-opening-root')
  await player.run(postmerge('sender', 'send', '--trust-root'))
}
