import { reader } from '../contacts.ts'
import { git, postmerge } from '../moves.ts'
import { last } from '../shown-lines.ts'
import type { Chapter } from './chapter.ts'

/** Anyone can prove, years later, what was sent and who approved it. */
export const audit: Chapter = {
  id: 'audit',
  title: 'demo-audit',
  needs: ['newsletter'],
  play: async ({ player, album }) => {
    player.tell('demo-audit-verify')
    const verify = await player.run(postmerge('auditor', 'audit', 'verify'))
    player.tell('demo-audit-trace', { reader })
    const trace = await player.run(
      postmerge('auditor', 'audit', 'trace', '2026-12-winter-sale', '--recipient', reader),
    )
    player.tell('demo-audit-log')
    const log = await player.run({
      ...git('auditor', 'log', '--format=%h %s', 'origin/ledger'),
      shows: (lines) => lines.slice(0, 12),
    })
    await player.quietly({ ...postmerge('auditor', 'audit', 'log'), shows: last(1) })
    album.audit = { verify, trace, log }
  },
}
