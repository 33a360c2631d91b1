import { setTimeout as sleep } from 'node:timers/promises'
import { say } from '../../../words/say.ts'
import { reader, wholesaleAddresses } from '../contacts.ts'
import { allBelieved, fromDomain, inboxOf, peopleIn, toAddress } from '../inbox.ts'
import type { Received } from '../mailbox.ts'
import { habits } from '../habits.ts'
import { beginBranch, commitAndPush, edit, merge, postmerge } from '../moves.ts'
import type { Running } from '../spawn-step.ts'
import { said } from '../said.ts'
import { answered } from '../shown-lines.ts'
import type { Stage } from '../stage.ts'
import { CheckFailed, commandLine } from '../step.ts'
import { brokenName, publishZone } from '../zone.ts'
import type { Chapter } from './chapter.ts'

const campaign = '2026-12-holiday-hours'
const release = `${campaign}/1`
const branch = 'holiday-hours'

/** The record of a DKIM key is wrong in DNS: nothing leaves, and the answer names the record. */
export const brokenRecord: Chapter = {
  id: 'dns',
  title: 'demo-dns',
  needs: [],
  play: async (stage) => {
    const { player, world, zone, album, town } = stage
    player.tell('demo-dns-approve')
    await beginBranch(stage, 'aoi', branch)
    await edit(stage, 'aoi', {
      path: `campaigns/${campaign}/campaign.md`,
      from: 'Monday 28 December |',
      to: 'Monday 28 December, 15:00 |',
    })
    await commitAndPush(stage, 'aoi', { branch, message: say(world.locale, 'demo-dns-commit') })
    for (const owner of ['sato', 'vera'] as const)
      await player.run({
        ...postmerge(owner, 'approve', campaign, '--commit', `origin/${branch}`),
        shows: answered,
      })
    await merge(stage, 'sato', branch)
    player.tell('demo-dns-break', { name: brokenName })
    publishZone(zone.file, {
      ...zone.records,
      [brokenName]: { TXT: ['v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQ=='] },
    })
    const step = postmerge('sender', 'send')
    const answer = await player.run({ ...step, code: 1, says: ['[dkim-record-differs]', brokenName] })
    const title = say(world.locale, 'demo-dns')
    album.refusals.push({ title, code: 'dkim-record-differs', command: commandLine(step.command), answer })
    player.check('demo-dns-nothing', taken(stage).length === 0 && town.trade.inboxes.length === 1)
    player.tell('demo-dns-mend')
    publishZone(zone.file, zone.records)
  },
}

/** The sending process dies twice: between messages, and while a message is being handed over. */
export const killed: Chapter = {
  id: 'kill',
  title: 'demo-kill',
  needs: ['dns'],
  play: async (stage) => {
    const { player, world, town, album } = stage
    const skipped = album.unsubscribed ? 1 : 0
    const all = stage.cast.wholesale - skipped
    player.tell('demo-kill-between')
    await killWhenStill(stage, player.start(postmerge('sender', 'send')))
    const before = taken(stage)
    player.check('demo-kill-some', before.length < all, { count: before.length, all })
    player.tell('demo-kill-inside')
    const unlucky = wholesaleAddresses(stage.cast.wholesale).find(
      (address) => address !== reader && toAddress(before, address).length === 0,
    )
    await town.trade.restart(habits([unlucky ?? ''], { kind: 'hang', at: 'body', times: 1 }))
    await killWhenStill(stage, player.start(postmerge('sender', 'send')))
    player.check('demo-kill-one', taken(stage).length === all - 1 && peopleIn(taken(stage)) === all - 1, {
      count: all - 1,
      all,
    })
    player.tell('demo-kill-unknown')
    await player.run({
      ...postmerge('sender', 'send'),
      code: 1,
      says: [said(world.locale, 'send-unknown-left', { unknown: 1, release })],
    })
    player.tell('demo-kill-resolve')
    const reason = say(world.locale, 'demo-kill-reason')
    await player.run(postmerge('operator', 'resolve', release, '--not-sent', '--reason', reason))
    await player.run({
      ...postmerge('sender', 'send'),
      says: [said(world.locale, 'send-completed', { accepted: all, all, rejected: 0, skipped })],
    })
    const mails = taken(stage)
    const once = mails.length === all && peopleIn(mails) === all && allBelieved(mails)
    player.check('demo-kill-once', once, { count: all })
    if (skipped > 0) player.check('demo-kill-skipped', toAddress(mails, reader).length === 0, { reader })
  },
}

/** All that the trade customers' server ever took. */
function taken({ town }: Stage): readonly Received[] {
  return fromDomain(town.trade.inboxes.flatMap(inboxOf), 'bounces.trade.hikari.example')
}

const lookMs = 50
const stillMs = 600
const beginMs = 6000
const patienceMs = 30_000

/** Waits until the receiver makes no progress any more, then kills the process as a machine that loses power would. */
async function killWhenStill(stage: Stage, { child, ended }: Running): Promise<void> {
  const { player, world } = stage
  const from = performance.now()
  let count = taken(stage).length
  let changedAt = from
  let begun = false
  while (performance.now() - changedAt < (begun ? stillMs : beginMs)) {
    await sleep(lookMs)
    if (child.exitCode !== null || performance.now() - from > patienceMs || world.signal.aborted) break
    const now = taken(stage).length
    if (now === count) continue
    count = now
    changedAt = performance.now()
    begun = true
  }
  const alive = child.exitCode === null
  child.kill('SIGKILL')
  const { out, err } = await ended
  if (!alive) throw new CheckFailed(`${out}${err}`)
  player.tell('demo-kill-killed', { pid: child.pid ?? 0, count })
}
