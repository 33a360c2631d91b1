import { ownersOf } from '../content/codeowners/owners-of.ts'
import type { Approvals } from '../content/schema/approvals.ts'
import { trouble } from './claim.ts'
import type { Reason } from './decision.ts'
import { isOff } from './off-rule.ts'
import type { Grants } from './grants.ts'
import type { Situation } from './situation.ts'

/** Somebody who must approve. */
export interface Requirement {
  readonly kind: 'list' | 'file'
  /** Id of the list, or path of the first file. */
  readonly subject: string
  /** As CODEOWNERS or `default_owners` writes them: any of them will do. */
  readonly owners: readonly string[]
  /** Where that is written. */
  readonly source: string
  readonly approvals: number
}

/** Who must approve a campaign, or why nobody can: what nobody owns cannot be approved. */
export interface Requirements {
  readonly needed: readonly Requirement[]
  /** Lists whose owners need not be asked, by a policy that says so; they still are its owners. */
  readonly waived: readonly Requirement[]
  readonly unowned: readonly Reason[]
}

/**
 * The owners of every targeted list, whether or not its file was touched, and the owners of every file of the closure that this commit
 * changed. Who owns a file is read from the tree before the change.
 */
export function requirementsOf(situation: Situation): Requirements {
  const { grants, campaign, closure, changed } = situation
  const lists = campaign.front.lists.map((list) => listRequirement(situation, list))
  const unowned = lists.filter(({ owners }) => owners.length === 0)
  const owned = lists.filter(({ owners }) => owners.length > 0)
  const needed = owned.filter(({ subject }) => !isOff(situation, subject))
  const touched = closure.files.filter(({ path }) => changed.includes(path))
  const files = touched.map(({ path }) => fileRequirement(grants, path))
  return {
    needed: [...needed, ...withoutDoubles(files, needed)],
    waived: owned.filter((requirement) => !needed.includes(requirement)),
    unowned: [
      ...unowned.map(({ subject }) => trouble('UNOWNED', { path: `lists/${subject}.yaml` })),
      ...files
        .filter(({ owners }) => owners.length === 0)
        .map(({ subject }) => trouble('UNOWNED', { path: subject })),
    ],
  }
}

function listRequirement(situation: Situation, list: string): Requirement {
  const { codeowners } = situation.grants
  const line = ownersOf(codeowners, `lists/${list}.yaml`)
  return {
    kind: 'list',
    subject: list,
    owners: line?.owners ?? [],
    source: line === null ? codeowners.path : `${codeowners.path}:${line.line}`,
    approvals: approvalsNeeded(
      situation.grants.approvals,
      list,
      situation.content.lists.get(list)?.sensitivity,
    ),
  }
}

/** How many owners of a list must approve: what the policy says, else two for a confidential list, else one. */
export function approvalsNeeded(approvals: Approvals, list: string, sensitivity: string | undefined): number {
  const rule = Object.hasOwn(approvals.lists, list) ? approvals.lists[list] : undefined
  const byPolicy = rule !== undefined && 'approvals' in rule ? rule.approvals : undefined
  return byPolicy ?? (sensitivity === 'confidential' ? 2 : 1)
}

function fileRequirement(grants: Grants, path: string): Requirement {
  const { codeowners, approvals } = grants
  const line = ownersOf(codeowners, path)
  const requirement = { kind: 'file', subject: path, approvals: 1 } as const
  if (line !== null && line.owners.length > 0) {
    return { ...requirement, owners: line.owners, source: `${codeowners.path}:${line.line}` }
  }
  return { ...requirement, owners: approvals.default_owners, source: 'policies/approvals.yaml' }
}

/** One approval meets all requirements with the same owners, so they are asked once. */
function withoutDoubles(
  files: readonly Requirement[],
  lists: readonly Requirement[],
): readonly Requirement[] {
  const seen = new Set(lists.map(ownersKey))
  return files.filter((file) => {
    const key = ownersKey(file)
    if (file.owners.length === 0 || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function ownersKey({ owners }: Requirement): string {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort().join(' ')
}
