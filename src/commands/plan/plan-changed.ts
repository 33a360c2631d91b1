import { say } from '../../words/say.ts'
import { changedCampaigns } from '../validate/changed-campaigns.ts'
import { exit, type World } from '../verb.ts'

/**
 * Plans each campaign that differs from the default branch, one after the other. It shows and judges nothing: a pull request is not approved yet
 * when it is opened. Where what many campaigns are made of has changed, it says so instead of planning all of them. One JSON document with `--json`.
 */
export async function planChanged(
  world: World,
  planOne: (world: World, campaign: string) => Promise<unknown>,
): Promise<number> {
  const changed = await changedCampaigns(
    { folder: world.root, env: world.env },
    { since: null, commit: null },
  )
  const campaigns = changed.kind === 'some' ? changed.campaigns : []
  const documents: string[] = []
  for (const [index, campaign] of campaigns.entries()) {
    if (!world.json && index > 0) world.out('')
    await planOne(world.json ? { ...world, out: (line) => void documents.push(line) } : world, campaign)
  }
  if (world.json) world.out(JSON.stringify({ version: 1, plans: documents.flatMap(planOf) }))
  else if (changed.kind === 'all') world.out(say(world.locale, 'plan-changed-all'))
  else if (campaigns.length === 0) world.out(say(world.locale, 'plan-changed-none'))
  return exit.done
}

/** What cannot be read has no plan: its findings are what `validate` is for. */
function planOf(document: string): readonly unknown[] {
  const { plan } = JSON.parse(document) as { readonly plan?: unknown }
  return plan === null || plan === undefined ? [] : [plan]
}
