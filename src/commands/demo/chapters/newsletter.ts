import { readFileSync } from 'node:fs'
import { say } from '../../../words/say.ts'
import { reader } from '../contacts.ts'
import { allBelieved, fromDomain, inboxOf, peopleIn, toAddress } from '../inbox.ts'
import { embedPictures } from '../embed-pictures.ts'
import { beginBranch, commitAndPush, edit, merge, postmerge } from '../moves.ts'
import { parseMail } from '../parse-mail.ts'
import { said } from '../said.ts'
import { first, last, unmet } from '../shown-lines.ts'
import type { Stage } from '../stage.ts'
import type { Chapter } from './chapter.ts'

const campaign = '2026-12-winter-sale'
const path = `campaigns/${campaign}/campaign.md`
const branch = 'winter-sale'

/** A campaign is written, sent back, mended, approved, merged and sent; and not sent again. */
export const newsletter: Chapter = {
  id: 'newsletter',
  title: 'demo-newsletter',
  needs: [],
  play: async (stage) => {
    await writeIt(stage)
    await askAndMend(stage)
    await sendIt(stage)
  },
}

async function writeIt(stage: Stage): Promise<void> {
  const { player, world } = stage
  await beginBranch(stage, 'aoi', branch)
  await edit(stage, 'aoi', { path, from: '**最大3割引**', to: '**最大5割引**' })
  await edit(stage, 'aoi', {
    path,
    from: 'https://www.hikari.example/winter',
    to: 'http://www.hikari.example/winter',
  })
  player.tell('demo-newsletter-validate')
  await player.run({ ...postmerge('aoi', 'validate', campaign), code: 1, says: ['[link-not-https]'] })
  await edit(stage, 'aoi', { path, from: 'http://www', to: 'https://www' })
  await commitAndPush(stage, 'aoi', { branch, message: say(world.locale, 'demo-newsletter-commit') })
}

async function askAndMend(stage: Stage): Promise<void> {
  const { player, world, town, album } = stage
  player.tell('demo-newsletter-plan')
  // Not ready: nobody approved it yet.
  await player.run({ ...postmerge('aoi', 'plan', campaign), code: 1, shows: unmet })
  player.tell('demo-newsletter-request')
  await player.run(postmerge('aoi', 'request', campaign))
  await player.run(postmerge('desk', 'desk'))
  const asked = toAddress(inboxOf(town.inbox), 'vera@hikari.example')
  player.check('demo-newsletter-asked', asked.length === 1 && allBelieved(asked))
  player.tell('demo-newsletter-back')
  const reason = say(world.locale, 'demo-newsletter-reason')
  await player.run({
    ...postmerge('vera', 'approve', campaign, '--reject', '--reason', reason),
    shows: last(1),
  })
  await player.run({ ...postmerge('desk', 'desk'), says: [/aoi/] })
  player.check('demo-newsletter-told', toAddress(inboxOf(town.inbox), 'aoi@hikari.example').length === 1)
  player.tell('demo-newsletter-mend')
  await edit(stage, 'aoi', { path, from: '**最大5割引**', to: '**最大3割引**' })
  await edit(stage, 'aoi', {
    path,
    from: '送料: 5,000円以上のお買い上げで無料です',
    to: '送料: 4,000円以上のお買い上げで無料です',
  })
  await commitAndPush(stage, 'aoi', { branch, message: say(world.locale, 'demo-newsletter-mended') })
  await player.run({ ...postmerge('aoi', 'request', campaign), shows: first(1) })
  await player.run(postmerge('desk', 'desk'))
  player.tell('demo-newsletter-approve')
  await player.run({
    ...postmerge('vera', 'approve', campaign),
    says: [said(world.locale, 'answer-all-there')],
  })
  album.approvalMail = toAddress(inboxOf(town.inbox), 'vera@hikari.example').at(-1) ?? null
}

async function sendIt(stage: Stage): Promise<void> {
  const { player, world, town, cast, album } = stage
  const count = cast.newsletter
  player.tell('demo-newsletter-merge')
  await merge(stage, 'vera', branch)
  const done = said(world.locale, 'send-completed', { accepted: count, all: count, rejected: 0, skipped: 0 })
  await player.run({ ...postmerge('sender', 'send'), says: [done] })
  const mails = fromDomain(inboxOf(town.inbox), 'bounces.news.hikari.example')
  const whole = mails.length === count && peopleIn(mails) === count
  player.check('demo-newsletter-passed', whole && allBelieved(mails), { count })
  album.sent = { count: mails.length, passed: mails.filter(({ verdict }) => verdict?.pass === true).length }
  album.mail = toAddress(mails, reader)[0] ?? null
  album.mailHtml =
    album.mail === null ? '' : await embedPictures(parseMail(readFileSync(album.mail.file)).html)
  player.tell('demo-newsletter-again')
  await player.run({
    ...postmerge('sender', 'send'),
    says: [said(world.locale, 'send-already-sent', { accepted: count, all: count })],
  })
  const after = fromDomain(inboxOf(town.inbox), 'bounces.news.hikari.example')
  player.check('demo-newsletter-once', after.length === count, { count })
}
