import { readFileSync } from 'node:fs'
import type { Seen } from '../../adapters/github/seen.ts'
import type { AppPermissions } from '../../adapters/github/settings-app.ts'
import { seen, type ForgePoint, type ForgeSight } from './forge-point.ts'
import { when, type Verdict } from './point.ts'

/** The two Apps of a company. */
export type AppRole = 'desk' | 'sender'

/** What one look at our own App came to. */
export interface AppSight {
  readonly granted: Seen<AppPermissions>
  /** Which of the two it is; null where this machine has no role, and it is told by what it may do. */
  readonly role: AppRole | null
}

const manifests = {
  desk: 'docs/github-app-manifest.json',
  sender: 'docs/github-app-manifest-sender.json',
} as const satisfies Readonly<Record<AppRole, string>>

const levels = ['read', 'write', 'admin']

/** Whether our App may do what its manifest asks for, and nothing else. */
export const appPoints: readonly ForgePoint[] = [
  {
    id: 'app-permissions',
    area: 'owners',
    threats: ['T11', 'T32'],
    judge: judged(({ missing }) => missing),
  },
  { id: 'app-least', area: 'owners', threats: ['T47'], judge: judged(({ excess }) => excess) },
]

interface Difference {
  readonly role: AppRole
  readonly missing: readonly string[]
  readonly excess: readonly string[]
}

function judged(choose: (difference: Difference) => readonly string[]): ForgePoint['judge'] {
  return (sight): Verdict => {
    const { ours } = sight
    // A token's permissions nobody tells, and where the App's key is, this is asked again.
    if (ours === null) return { state: 'warning', problem: { code: 'doctor-app-untold', values: {} } }
    return seen(ours.granted, (granted) => {
      const difference = differenceOf(sight, granted, ours.role)
      const { role } = difference
      const found = choose(difference)
      return when(found.length === 0, { role, permissions: found.join(', '), manifest: manifests[role] })
    })
  }
}

function differenceOf(sight: ForgeSight, granted: AppPermissions, role: AppRole | null): Difference {
  const [desk, sender] = (['desk', 'sender'] as const).map((each): Difference => {
    const asked = manifestOf(each)
    const isNeeded = (name: string): boolean => name !== 'members' || needsMembers(sight)
    const missing = Object.entries(asked).filter(
      ([name, level]) => isNeeded(name) && levelOf(granted[name]) < levelOf(level),
    )
    const excess = Object.entries(granted).filter(
      ([name, level]) => name !== 'metadata' && levelOf(level) > levelOf(asked[name]),
    )
    return { role: each, missing: missing.map(named), excess: excess.map(named) }
  }) as [Difference, Difference]
  if (role !== null) return role === 'desk' ? desk : sender
  const sizeOf = ({ missing, excess }: Difference): number => missing.length + excess.length
  return sizeOf(sender) < sizeOf(desk) ? sender : desk
}

/** Nothing is less than to read; what is unknown is more than everything. */
function levelOf(level: string | undefined): number {
  if (level === undefined) return -1
  const found = levels.indexOf(level)
  return found === -1 ? levels.length : found
}

function named([name, level]: readonly [string, string]): string {
  return `${name}: ${level}`
}

/** The members of a team are asked for where identities.yaml does not name them. */
function needsMembers({ settings, content }: ForgeSight): boolean {
  const pinned = new Set(
    Object.keys(content.policies.identities?.teams ?? {}).map((team) => team.toLowerCase()),
  )
  return [...settings.owners.teams.keys()].some((team) => !pinned.has(team.toLowerCase()))
}

function manifestOf(role: AppRole): AppPermissions {
  const text = readFileSync(new URL(`../../../${manifests[role]}`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly default_permissions: AppPermissions }).default_permissions
}
