import type { Membership } from '../../approval/facts.ts'
import type { HostedAccount, HostedFacts, HostedQuestion } from '../../approval/hosted-facts.ts'
import { teamOfOwner, type Asker } from './asker.ts'

type PeopleFacts = Pick<HostedFacts, 'owners' | 'accounts' | 'memberships'>

/** Who the owners are that a rule names, and whether those who spoke belong to them. What is pinned is not asked again. */
export async function readPeople(
  asker: Asker,
  question: HostedQuestion,
  speakers: readonly HostedAccount[],
): Promise<PeopleFacts> {
  const pinned = new Set(question.pinned.map((owner) => owner.toLowerCase()))
  const isPinned = (owner: string): boolean => pinned.has(owner.toLowerCase())
  const people = question.owners.filter((owner) => teamOfOwner(owner) === null && owner.startsWith('@'))
  const accounts = await Promise.all(
    people.map(async (owner) => {
      const login = owner.slice(1)
      return { login, id: (await asker.user(login))?.id ?? null }
    }),
  )
  const owners = await Promise.all(
    question.owners.map(async (owner) => ({ owner, mayWrite: await mayOwnerWrite(asker, owner, isPinned) })),
  )
  const users = uniqueUsers(speakers)
  const asked = question.owners
    .filter((owner) => !isPinned(owner))
    .flatMap((owner) => users.map((user) => ({ owner, user })))
  const memberships = await Promise.all(
    asked.map(async ({ owner, user }): Promise<Membership> => {
      const team = teamOfOwner(owner)
      const answer =
        team === null
          ? accounts.some(({ login, id }) => login === owner.slice(1) && id === user.id)
            ? 'yes'
            : 'no'
          : await asker.belongs(team, user)
      return { owner, user: user.id, answer }
    }),
  )
  return { owners, accounts, memberships }
}

async function mayOwnerWrite(
  asker: Asker,
  owner: string,
  isPinned: (owner: string) => boolean,
): Promise<boolean | null> {
  const team = teamOfOwner(owner)
  if (team === null) {
    const user = owner.startsWith('@') ? await asker.user(owner.slice(1)) : null
    return user === null ? null : asker.mayWrite(user)
  }
  return isPinned(owner) ? null : asker.teamMayWrite(team)
}

function uniqueUsers(
  accounts: readonly HostedAccount[],
): readonly Extract<HostedAccount, { kind: 'user' }>[] {
  const users = accounts.filter((account) => account.kind === 'user')
  return [...new Map(users.map((user) => [user.id, user])).values()]
}
