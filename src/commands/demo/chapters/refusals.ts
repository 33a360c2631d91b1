import { say } from '../../../words/say.ts'
import type { Code } from '../../../words/catalogue.ts'
import { campaignOf, partnersList } from '../campaign-texts.ts'
import { beginBranch, catchUp, commitAndPush, edit, merge, postmerge, revert, write } from '../moves.ts'
import { said } from '../said.ts'
import { answered, last, unmet } from '../shown-lines.ts'
import type { Stage } from '../stage.ts'
import { commandLine } from '../step.ts'
import type { Chapter } from './chapter.ts'

/** Runs `send`, which must refuse for this reason, and keeps the whole answer for the page. */
async function refused(
  stage: Stage,
  title: Code,
  why: { readonly code: string; readonly says: string | RegExp },
): Promise<void> {
  const { player, album, world } = stage
  const step = postmerge('sender', 'send')
  const { code, says } = why
  const answer = await player.run({ ...step, code: 1, says: [says], shows: unmet })
  album.refusals.push({ title: say(world.locale, title), code, command: commandLine(step.command), answer })
}

/** An owner writes a campaign and approves it herself. */
export const selfApproval: Chapter = {
  id: 'self-approval',
  title: 'demo-self',
  needs: [],
  play: async (stage) => {
    const { player, world } = stage
    const [campaign, branch] = ['2026-12-gift-guide', 'gift-guide']
    player.tell('demo-self-write')
    await beginBranch(stage, 'vera', branch)
    await write(stage, 'vera', campaignOf(campaign, 'newsletter'))
    await commitAndPush(stage, 'vera', { branch, message: say(world.locale, 'demo-self-commit') })
    const commit = ['--commit', `origin/${branch}`]
    await player.run({ ...postmerge('aoi', 'approve', campaign, ...commit), shows: answered })
    const own = postmerge('vera', 'approve', campaign, ...commit)
    await player.run({ ...own, code: 1, says: ['[approve-own]'], shows: answered })
    player.tell('demo-self-around')
    const reason = say(world.locale, 'demo-self-reason')
    const back = postmerge('vera', 'approve', campaign, '--reject', '--reason', reason, ...commit)
    await player.run({ ...back, shows: answered })
    await player.run({ ...own, code: 1, shows: answered })
    await merge(stage, 'vera', branch)
    await refused(stage, 'demo-self', { code: 'AUTHOR', says: '[AUTHOR]' })
    player.tell('demo-refusal-revert')
    await revert(stage, 'vera', 'merge')
  },
}

/** A price is changed after the owner approved. */
export const changed: Chapter = {
  id: 'changed',
  title: 'demo-changed',
  needs: [],
  play: async (stage) => {
    const { player, world } = stage
    const [campaign, branch] = ['2026-12-new-rice', 'new-rice']
    player.tell('demo-changed-approve')
    await beginBranch(stage, 'aoi', branch)
    await write(stage, 'aoi', campaignOf(campaign, 'newsletter'))
    await commitAndPush(stage, 'aoi', { branch, message: say(world.locale, 'demo-changed-commit') })
    await approveFully(stage, campaign, branch)
    player.tell('demo-changed-change')
    await edit(stage, 'aoi', { path: `campaigns/${campaign}/campaign.md`, from: '3,380円', to: '1,380円' })
    await commitAndPush(stage, 'aoi', { branch, message: say(world.locale, 'demo-changed-again') })
    await merge(stage, 'aoi', branch)
    await refused(stage, 'demo-changed', { code: 'STALE', says: '[STALE]' })
    player.tell('demo-refusal-revert')
    await revert(stage, 'aoi', 'merge')
  },
}

/** Vera and Mori approve; after the second nothing is missing. */
async function approveFully({ player, world }: Stage, campaign: string, branch: string): Promise<void> {
  const commit = ['--commit', `origin/${branch}`]
  await player.run({ ...postmerge('vera', 'approve', campaign, ...commit), shows: answered })
  const says = [said(world.locale, 'answer-all-there')]
  await player.run({ ...postmerge('mori', 'approve', campaign, ...commit), says, shows: answered })
}

/** Somebody pushes an additional key for an owner straight into the rules. */
export const slippedKey: Chapter = {
  id: 'rules',
  title: 'demo-rules',
  needs: [],
  play: async (stage) => {
    const { player, world } = stage
    player.tell('demo-rules-push')
    await catchUp(stage, 'aoi')
    await edit(stage, 'aoi', {
      path: 'policies/identities.yaml',
      from: 'git_emails: [vera@hikari.example]\n    ssh: [',
      to: `git_emails: [vera@hikari.example]\n    ssh: ["${strangersKey}", `,
    })
    await commitAndPush(stage, 'aoi', { branch: 'main', message: say(world.locale, 'demo-rules-commit') })
    const says = said(world.locale, 'send-rules-unapproved', { paths: 'policies/identities.yaml' })
    await refused(stage, 'demo-rules', { code: 'RULES_NOT_APPROVED', says })
    player.tell('demo-rules-revert')
    await revert(stage, 'aoi', 'commit')
    await player.run(postmerge('sender', 'send'))
  },
}

/** Nobody has its private half. */
const strangersKey = `ssh-ed25519 ${Buffer.concat([
  Buffer.from('AAAAC3NzaC1lZDI1NTE5AAAAI', 'base64'),
  Buffer.alloc(33, 7),
])
  .toString('base64')
  .slice(0, 68)}`

/** A campaign to a list that is nobody's: nobody can approve it. */
export const unowned: Chapter = {
  id: 'unowned',
  title: 'demo-unowned',
  needs: [],
  play: async (stage) => {
    const { player, world } = stage
    const [campaign, branch] = ['2026-12-partners', 'partners']
    player.tell('demo-unowned-list')
    await beginBranch(stage, 'aoi', 'partners-list')
    await write(stage, 'aoi', partnersList)
    await commitAndPush(stage, 'aoi', {
      branch: 'partners-list',
      message: say(world.locale, 'demo-unowned-commit'),
    })
    await player.run({ ...postmerge('kenji', 'approve', '--rules', 'origin/partners-list'), shows: last(1) })
    await merge(stage, 'kenji', 'partners-list')
    player.tell('demo-unowned-campaign')
    await beginBranch(stage, 'aoi', branch)
    await write(stage, 'aoi', campaignOf(campaign, 'partners'))
    await commitAndPush(stage, 'aoi', { branch, message: say(world.locale, 'demo-unowned-commit') })
    await player.run({
      ...postmerge('vera', 'approve', campaign, '--commit', `origin/${branch}`),
      shows: answered,
    })
    await merge(stage, 'vera', branch)
    await refused(stage, 'demo-unowned', { code: 'UNOWNED', says: '[UNOWNED]' })
    player.tell('demo-refusal-revert')
    await revert(stage, 'vera', 'merge')
  },
}
