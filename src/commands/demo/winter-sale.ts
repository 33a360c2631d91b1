import { readFileSync } from 'node:fs'
import { say } from '../../words/say.ts'
import { reader } from './contacts.ts'
import { embedPictures } from './embed-pictures.ts'
import { allBelieved, fromDomain, inboxOf, peopleIn, toAddress } from './inbox.ts'
import type { Received } from './mailbox.ts'
import { commitAndPush, edit, postmerge } from './moves.ts'
import { parseMail } from './parse-mail.ts'
import { said } from './said.ts'
import type { Stage } from './stage.ts'

/** The campaign that both stories are about, and the branch that it is written on. */
export const winterSale = {
  campaign: '2026-12-winter-sale',
  path: 'campaigns/2026-12-winter-sale/campaign.md',
  branch: 'winter-sale',
} as const

/** Aoi writes a discount that is not so. */
export async function promiseTooMuch(stage: Stage): Promise<void> {
  await edit(stage, 'aoi', { path: winterSale.path, from: '**最大3割引**', to: '**最大5割引**' })
}

/** Aoi does what the owner asked for, and pushes it. */
export async function mend(stage: Stage): Promise<void> {
  const { path, branch } = winterSale
  await edit(stage, 'aoi', { path, from: '**最大5割引**', to: '**最大3割引**' })
  await edit(stage, 'aoi', {
    path,
    from: '送料: 5,000円以上のお買い上げで無料です',
    to: '送料: 4,000円以上のお買い上げで無料です',
  })
  await commitAndPush(stage, 'aoi', { branch, message: say(stage.world.locale, 'demo-newsletter-mended') })
}

/** Sends it, and checks that everybody got it once and that their mail servers believed it; what one reader got goes to the album. */
export async function sendToAll(stage: Stage): Promise<void> {
  const { player, world, cast, album } = stage
  const count = cast.newsletter
  const done = said(world.locale, 'send-completed', { accepted: count, all: count, rejected: 0, skipped: 0 })
  await player.run({ ...postmerge('sender', 'send'), says: [done] })
  const mails = newsletters(stage)
  const whole = mails.length === count && peopleIn(mails) === count
  player.check('demo-newsletter-passed', whole && allBelieved(mails), { count })
  album.sent = { count: mails.length, passed: mails.filter(({ verdict }) => verdict?.pass === true).length }
  album.mail = toAddress(mails, reader)[0] ?? null
  album.mailHtml =
    album.mail === null ? '' : await embedPictures(parseMail(readFileSync(album.mail.file)).html)
}

/** Everything that readers got. */
export function newsletters({ town }: Stage): readonly Received[] {
  return fromDomain(inboxOf(town.inbox), 'bounces.news.hikari.example')
}
