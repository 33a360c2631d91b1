import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { say } from '../../../words/say.ts'
import { exit, type World } from '../../verb.ts'
import { allBelieved, fromDomain, inboxOf, toAddress } from '../inbox.ts'
import type { Received } from '../mailbox.ts'
import { beginBranch, commitAndPush, postmerge } from '../moves.ts'
import type { DemoOptions } from '../play-demo.ts'
import { reportEnd } from '../report.ts'
import { last } from '../shown-lines.ts'
import type { Theatre } from '../theatre.ts'
import { mend, promiseTooMuch, sendToAll, winterSale } from '../winter-sale.ts'
import type { Moment } from './github-album.ts'
import { writeGitHubPage } from './github-page.ts'
import { pictureFolder, setGitHubStage, type GitHubStage } from './github-stage.ts'

const { campaign, branch } = winterSale
const readers = 100

/** Proposed, asked, sent back, mended, asked again, approved, merged, sent, reported: all of it on a GitHub of this machine. */
export async function playGitHub(world: World, theatre: Theatre, options: DemoOptions): Promise<number> {
  const from = performance.now()
  const stage = await setGitHubStage(world, theatre, readers)
  const { player, site, pages, album } = stage
  await open(stage)
  const pull = await propose(stage)
  await sendBack(stage, pull)
  await approve(stage, pull)
  await send(stage, pull)
  player.tell('demo-github-proof')
  pages.audit = await player.run({ ...postmerge('auditor', 'audit', 'verify'), shows: last(1) })
  const { requests, complaints } = await site.standIn.account()
  player.check('demo-github-described', complaints.length === 0, { requests })
  const seconds = Math.round((performance.now() - from) / 100) / 10
  const page = await writeGitHubPage(options.out, {
    pages,
    album,
    steps: player.steps,
    seconds,
    locale: world.locale,
  })
  reportEnd(stage, { seconds, page, keep: options.keep })
  return exit.done
}

async function open({ player, cast, site }: GitHubStage): Promise<void> {
  player.chapter('github', 'demo-github')
  player.tell('demo-github-town', { url: site.url })
  await player.quietly({
    ...postmerge('auditor', 'list', 'import', 'newsletter', 'newsletter.csv', '--apply'),
    says: [String(cast.newsletter)],
  })
  player.tell('demo-github-root', { count: cast.newsletter })
  await player.run(postmerge('sender', 'send', '--trust-root'))
}

async function propose(stage: GitHubStage): Promise<number> {
  const { player, world, site } = stage
  player.tell('demo-github-propose')
  await beginBranch(stage, 'aoi', branch)
  await promiseTooMuch(stage)
  await commitAndPush(stage, 'aoi', { branch, message: say(world.locale, 'demo-newsletter-commit') })
  const title = say(world.locale, 'demo-newsletter-commit')
  const opened = await site.act('aoi', {
    method: 'POST',
    path: '/pulls',
    body: { title, head: branch, base: 'main' },
  })
  const pull = Number('number' in opened ? opened['number'] : NaN)
  player.tell('demo-github-desk')
  await pass(stage)
  const asked = lettersTo(stage, 'vera')
  player.check('demo-newsletter-asked', asked.length === 1 && allBelieved(asked))
  await keepComment(stage, pull, 'asked')
  showPictures(stage, pull)
  return pull
}

async function sendBack(stage: GitHubStage, pull: number): Promise<void> {
  const { player, world, site } = stage
  player.tell('demo-newsletter-back')
  await site.act('vera', {
    method: 'POST',
    path: `/pulls/${pull}/reviews`,
    body: { event: 'REQUEST_CHANGES', body: say(world.locale, 'demo-newsletter-reason') },
  })
  await pass(stage)
  player.check('demo-newsletter-told', lettersTo(stage, 'aoi').length === 1)
  await keepComment(stage, pull, 'back')
  player.tell('demo-github-mend')
  await mend(stage)
  await pass(stage)
  player.check('demo-github-again', lettersTo(stage, 'vera').length === 2)
  await keepComment(stage, pull, 'again')
  showPictures(stage, pull)
}

async function approve({ player, site }: GitHubStage, pull: number): Promise<void> {
  player.tell('demo-github-approve')
  await site.act('vera', { method: 'POST', path: `/pulls/${pull}/reviews`, body: { event: 'APPROVE' } })
  player.tell('demo-github-merge')
  await site.act('vera', { method: 'PUT', path: `/pulls/${pull}/merge`, body: { merge_method: 'merge' } })
}

async function send(stage: GitHubStage, pull: number): Promise<void> {
  const { player, pages } = stage
  await sendToAll(stage)
  player.tell('demo-github-report')
  await pass(stage)
  const told = [...lettersTo(stage, 'vera').slice(2), ...lettersTo(stage, 'aoi').slice(1)]
  player.check('demo-github-reported', told.length === 2)
  await keepComment(stage, pull, 'sent')
  pages.asked.push(...lettersTo(stage, 'vera').slice(0, 2))
}

/** One pass of the desk. */
async function pass({ player }: GitHubStage): Promise<void> {
  await player.run(postmerge('desk', 'desk', '--pictures', pictureFolder))
}

function lettersTo({ town }: GitHubStage, person: string): readonly Received[] {
  const all = fromDomain(inboxOf(town.inbox), 'bounces.notice.hikari.example')
  return toAddress(all, `${person}@hikari.example`)
}

/** There is one comment of the desk's, whatever happens. */
async function keepComment(
  { player, site, pages }: GitHubStage,
  pull: number,
  moment: Moment,
): Promise<void> {
  const found = await site.look(`/issues/${pull}/comments`)
  const comments = Array.isArray(found) ? (found as readonly Readonly<Record<string, unknown>>[]) : []
  player.check('demo-github-comment', comments.length === 1)
  const body = comments[0]?.['body']
  const html = await site.standIn.render(typeof body === 'string' ? body : '')
  pages.comments.push({ moment, html })
}

/** What the desk painted last; without a browser, its own answer has said why there is nothing. */
function showPictures({ player, folder, pages }: GitHubStage, pull: number): void {
  const at = join(folder, runnerFolder, pictureFolder, `pull-${pull}`, campaign)
  const read = (name: string): string | null => {
    const file = join(at, name)
    return existsSync(file) ? `data:image/png;base64,${readFileSync(file).toString('base64')}` : null
  }
  const pairs = (['desktop', 'phone', 'dark'] as const).map((look) => ({
    look,
    before: read(`ja-1-${look}-before.png`),
    after: read(`ja-1-${look}.png`),
  }))
  const painted = pairs.filter(({ before, after }) => before !== null || after !== null)
  pages.pictures.splice(0, Infinity, ...painted)
  if (painted.length === 0) player.tell('demo-github-no-pictures')
  else player.check('demo-github-pictures', painted.length === 3)
}

/** The desk works in it. */
const runnerFolder = 'runner'
