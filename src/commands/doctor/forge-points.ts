import { readFileSync } from 'node:fs'
import { readSettings, type ForgeSettings, type SettingsClient } from '../../adapters/github/settings.ts'
import type { Content } from '../../content/content.ts'
import type { Approvals } from '../../content/schema/approvals.ts'
import type { Values } from '../../kit/finding.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'
import { companyWorkflows } from '../workflows/company-workflows.ts'
import { actionsPoints, environmentNames } from './actions-points.ts'
import { appPoints, type AppSight } from './app-points.ts'
import { branchPoints } from './branch-points.ts'
import type { ForgeSight } from './forge-point.ts'
import { ownerPoints } from './owner-points.ts'
import { pointOf, type Point } from './point.ts'
import { secretNames } from './runner-points.ts'

/** The branch of the signed record. */
const ledgerBranch = 'ledger'

/** Every point of a forge's settings, judged by what a token may see of them. */
export function judgeForge(sight: ForgeSight): readonly Point[] {
  const values = forgeValues(sight)
  return [...branchPoints, ...actionsPoints, ...ownerPoints, ...appPoints].map((point) =>
    pointOf(point, point.judge(sight), values),
  )
}

/** What the sentences about a forge name. */
export function forgeValues({ settings, branch }: Pick<ForgeSight, 'settings' | 'branch'>): Values {
  const { repository } = settings
  const { url, fullName } = repository.kind === 'seen' ? repository.value : { url: '', fullName: '?' }
  return {
    url,
    name: fullName,
    branch,
    ledger: ledgerBranch,
    environment: environmentNames.join(', '),
    actors: '',
  }
}

/** Reads the settings and puts beside them what the repository itself says. */
export async function forgeSight(
  world: World,
  bench: Workbench,
  asking: {
    readonly client: SettingsClient
    readonly forge: NonNullable<Approvals['forge']>
    readonly app: number | null
    readonly ours: AppSight | null
  },
): Promise<ForgeSight> {
  const [owner = '', repo = ''] = asking.forge.github.split('/')
  const { content, branch, head, tree } = bench
  const settings: ForgeSettings = await readSettings(asking.client, {
    owner,
    repo,
    head,
    branch: branch.name,
    ledgerBranch,
    teams: teamsOf(content),
    logins: Object.values(content.policies.identities?.people ?? {}).flatMap(
      ({ github }) => github?.login ?? [],
    ),
    now: () => world.clock.now(),
  })
  return {
    settings,
    branch: branch.name,
    ledgerBranch,
    tree,
    content,
    secretNames: secretNames(content.policies),
    app: asking.app,
    ours: asking.ours,
    workflows: shippedWorkflows(branch.name),
  }
}

/** Teams that own something. */
function teamsOf({ codeowners, policies }: Pick<Content, 'codeowners' | 'policies'>): readonly string[] {
  const named = [
    ...(codeowners?.lines ?? []).flatMap(({ owners }) => owners),
    ...(policies.approvals?.default_owners ?? []),
  ]
  return [...new Set(named.filter((owner) => owner.includes('/')))].sort()
}

/** The workflows that this version brings, by the path they have in a repository. */
function shippedWorkflows(branch: string): ForgeSight['workflows'] {
  return new Map(
    companyWorkflows(branch).map(({ path, text }) => {
      const own = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
      return [path, [text, own]]
    }),
  )
}
