import { loneOwners } from '../../content/codeowners/lone-owner.ts'
import { ownersOf } from '../../content/codeowners/owners-of.ts'
import type { Content } from '../../content/content.ts'
import { parseContent } from '../../content/parse-content.ts'
import { ownersPeople } from '../../content/people.ts'
import type { Identities } from '../../content/schema/identities.ts'
import { isThere } from '../../adapters/files/create-file.ts'
import { Failure } from '../../kit/failure.ts'
import { say } from '../../words/say.ts'
import type { Code } from '../../words/catalogue.ts'
import type { World } from '../verb.ts'
import { workFolder } from '../work-folder.ts'
import { openWorkbench, type Workbench } from '../workbench.ts'
import { readWorkflows } from './read-workflows.ts'
import { on, pointOf, when, type Point, type PointId, type Verdict } from './point.ts'

const ownersMin = 2

/** The default branch, as far as it can be read. */
export interface RepositorySight {
  readonly points: readonly Point[]
  readonly bench: Workbench | null
  /** Everything that is written there, campaigns too. */
  readonly content: Content | null
  /** Whether the files of a mail repository lie in this folder, though the default branch does not have them yet. */
  readonly isLaidOut: boolean
}

/** Looks at the default branch: whether it can be read, is well formed, and has owners enough. */
export async function repositorySight(world: World): Promise<RepositorySight> {
  let bench: Workbench
  try {
    bench = await readWorkflows(await openWorkbench(world))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const detail = say(world.locale, error.code as Code, error.values)
    const isLaidOut = await isThere(await workFolder(world), 'policies/ledger.yaml')
    const nothing = point('repository', [], when(false, { detail }))
    const problem = { code: 'doctor-not-landed', values: { detail } }
    return { points: [isLaidOut ? { ...nothing, problem } : nothing], bench: null, content: null, isLaidOut }
  }
  const content = parseContent(bench.tree, world.clock.now())
  return {
    bench,
    content,
    isLaidOut: true,
    points: [
      point('repository', [], on),
      point('policies', ['T21', 'T22', 'T25', 'T26', 'T27', 'T30'], wellFormed(content, bench.branch.name)),
      point('lists-owned', ['T22'], listsOwned(content)),
      point('rules-owned', ['T20'], rulesOwned(content)),
      point('freeze', ['T61'], when(content.policies.delivery !== null)),
    ],
  }
}

function point(id: PointId, threats: readonly string[], verdict: Verdict): Point {
  return pointOf({ id, area: 'repository', threats }, verdict)
}

function wellFormed({ findings }: Content, branch: string): Verdict {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return when(errors.length === 0, { errors: errors.length, branch, file: errors[0]?.place.file ?? '' })
}

/** Lists with fewer than two people: nobody approves their own campaign. An owner who is not known here is the forge's to count. */
function listsOwned({ lists, codeowners, policies }: Content): Verdict {
  const { identities } = policies
  const alone = [...lists.keys()].filter((list) => {
    const owners = codeowners === null ? [] : (ownersOf(codeowners, `lists/${list}.yaml`)?.owners ?? [])
    const known = owners.map((owner) => (identities === null ? null : peopleBehind(owner, identities)))
    return !known.includes(null) && new Set(known.flatMap((people) => people ?? [])).size < ownersMin
  })
  return when(lists.size > 0 && alone.length === 0, { lists: alone.join(', ') || '-' })
}

function peopleBehind(owner: string, identities: Identities): readonly string[] | null {
  const byLogin = Object.entries(identities.people)
    .filter(([, { github }]) => `@${github?.login}`.toLowerCase() === owner.toLowerCase())
    .map(([name]) => name)
  return ownersPeople(owner, identities) ?? (byLogin.length === 0 ? null : byLogin)
}

function rulesOwned(content: Content): Verdict {
  const isRead = content.codeowners !== null && content.policies.identities !== null
  if (!isRead) return when(false, { folders: '/policies/' })
  const folders = loneOwners(content).map(({ folder }) => folder)
  return when(folders.length === 0, { folders: folders.join(', ') })
}
