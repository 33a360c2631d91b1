import type { Seen } from '../../adapters/github/seen.ts'
import { seen, type ForgePoint, type ForgeSight } from './forge-point.ts'
import { on, when, type Verdict } from './point.ts'

/** Clocks that differ by more than this make schedules wrong. */
const clockMsMax = 60_000

/** Whether GitHub knows those whom the rules name, and this repository is the one they speak of. */
export const ownerPoints: readonly ForgePoint[] = [
  {
    id: 'codeowners-errors',
    area: 'owners',
    threats: ['T23'],
    judge: ({ settings }) =>
      seen(settings.owners.errors, (errors) =>
        when(errors.length === 0, { lines: errors.map(({ line }) => line).join(', ') }),
      ),
  },
  { id: 'teams', area: 'owners', threats: ['T11'], judge: teamsSeen },
  { id: 'teams-write', area: 'owners', threats: ['T23'], judge: teamsWrite },
  { id: 'accounts', area: 'owners', threats: ['T9'], judge: accounts },
  { id: 'repository-id', area: 'owners', threats: ['T17'], judge: repositoryId },
  {
    id: 'forge-clock',
    area: 'owners',
    threats: ['T60'],
    judge: ({ settings: { clockAheadMs } }) =>
      clockAheadMs === null
        ? { state: 'hidden', status: null }
        : when(Math.abs(clockAheadMs) <= clockMsMax, { seconds: Math.round(clockAheadMs / 1000) }),
  },
]

/** A team that cannot be seen is no trouble where identities.yaml says who is in it. */
function teamsSeen({ settings, content }: ForgeSight): Verdict {
  const pinned = new Set(
    Object.keys(content.policies.identities?.teams ?? {}).map((team) => team.toLowerCase()),
  )
  const unseen = [...settings.owners.teams]
    .filter(([team, look]) => look.kind !== 'seen' && !pinned.has(team.toLowerCase()))
    .map(([team]) => team)
  return when(unseen.length === 0, { teams: unseen.join(', ') })
}

function teamsWrite({ settings }: ForgeSight): Verdict {
  return each(settings.owners.teams, ({ mayWrite }) => mayWrite, 'teams')
}

function accounts({ settings, content }: ForgeSight): Verdict {
  const people = Object.values(content.policies.identities?.people ?? {})
  const expected = new Map(
    people.flatMap(({ github }) => (github === undefined ? [] : [[github.login, github.id]])),
  )
  const gone = [...settings.owners.accounts]
    .filter(([, look]) => look.kind === 'hidden' && look.status === 404)
    .map(([login]) => login)
  // Accounts are public: one that is not found is gone.
  if (gone.length > 0) return when(false, { logins: gone.join(', ') })
  return each(settings.owners.accounts, (id, login) => expected.get(login) === id, 'logins')
}

/** Each of several was seen and is right; the wrong ones are named under `name`. */
function each<T>(
  looks: ReadonlyMap<string, Seen<T>>,
  isRight: (value: T, key: string) => boolean,
  name: string,
): Verdict {
  const wrong: string[] = []
  let unseen: Verdict = on
  for (const [key, look] of looks) {
    if (look.kind !== 'seen') unseen = seen(look, () => on)
    else if (!isRight(look.value, key)) wrong.push(key)
  }
  return wrong.length > 0 ? when(false, { [name]: wrong.join(', ') }) : unseen
}

function repositoryId({ settings, content }: ForgeSight): Verdict {
  const { forge } = content.policies.approvals ?? {}
  return seen(settings.repository, ({ id, fullName }) => {
    const isIt = forge?.id === id && forge.github.toLowerCase() === fullName.toLowerCase()
    const expected = forge === undefined ? '-' : `${forge.github}, ${forge.id}`
    return when(isIt, { expected, actual: id })
  })
}
