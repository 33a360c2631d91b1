import { say } from '../../../words/say.ts'
import { allBelieved, inboxOf, toAddress } from '../inbox.ts'
import { beginBranch, commitAndPush, edit, merge, postmerge } from '../moves.ts'
import { said } from '../said.ts'
import { first, last, unmet } from '../shown-lines.ts'
import type { Stage } from '../stage.ts'
import { mend, newsletters, promiseTooMuch, sendToAll, winterSale } from '../winter-sale.ts'
import type { Chapter } from './chapter.ts'

const { campaign, path, branch } = winterSale

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
  await promiseTooMuch(stage)
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
  await mend(stage)
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
  const { player, world, cast } = stage
  const count = cast.newsletter
  player.tell('demo-newsletter-merge')
  await merge(stage, 'vera', branch)
  await sendToAll(stage)
  player.tell('demo-newsletter-again')
  await player.run({
    ...postmerge('sender', 'send'),
    says: [said(world.locale, 'send-already-sent', { accepted: count, all: count })],
  })
  player.check('demo-newsletter-once', newsletters(stage).length === count, { count })
}
