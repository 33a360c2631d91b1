import type { Repository, User, World } from './world.ts'

/** How somebody belongs to a repository. */
export function association(world: World, repository: Repository, user: User): string {
  if (repository.owner === user) return 'OWNER'
  const organisation = world.organisations.find(({ account }) => account === repository.owner)
  if (organisation?.members.get(user.id)?.state === 'active') return 'MEMBER'
  return repository.collaborators.has(user.id) ? 'COLLABORATOR' : 'NONE'
}
