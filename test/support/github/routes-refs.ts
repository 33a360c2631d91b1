import { person, repositoryOf } from './access.ts'
import { listed, route, text } from './call.ts'
import { invalid, notFound } from './errors.ts'
import { isAncestor, refsBelow } from './git-changes.ts'
import { objectExists } from './git-store.ts'
import { move } from './refs.ts'
import { repositoryUrl } from './show-basics.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Repository } from './world.ts'

function showRef(
  call: Call,
  repository: Repository,
  { ref, sha, type }: { readonly ref: string; readonly sha: string; readonly type: string },
): object {
  const url = `${repositoryUrl(call.world, repository)}/git`
  return {
    ref,
    node_id: `REF_${ref}`,
    url: `${url}/${ref}`,
    object: { type, sha, url: `${url}/${type}s/${sha}` },
  }
}

function findRef(
  repository: Repository,
  ref: string,
): { readonly ref: string; readonly sha: string; readonly type: string } {
  const found = refsBelow(repository.folder, `refs/${ref}`).find((each) => each.ref === `refs/${ref}`)
  if (found === undefined) throw notFound()
  return found
}

function newRef(call: Call): Reply {
  const repository = repositoryOf(call, 'write')
  const ref = text(call, 'ref')
  const sha = text(call, 'sha')
  if (!/^refs\/[^/]+\/./.test(ref))
    throw invalid('Reference name must start with refs/ and have at least two slashes')
  if (!objectExists(repository.folder, sha)) throw invalid('Object does not exist')
  if (refsBelow(repository.folder, ref).some((each) => each.ref === ref))
    throw invalid('Reference already exists')
  move(call.world, repository, { ref, before: null, after: sha, by: person(call) })
  return { status: 201, body: showRef(call, repository, findRef(repository, ref.slice(5))) }
}

function updateRef(call: Call): Reply {
  const repository = repositoryOf(call, 'write')
  const found = refsBelow(repository.folder, `refs/${call.params['ref']}`).find(
    ({ ref }) => ref === `refs/${call.params['ref']}`,
  )
  if (found === undefined) throw invalid('Reference does not exist')
  const sha = text(call, 'sha')
  if (!objectExists(repository.folder, sha)) throw invalid('Object does not exist')
  if (call.body['force'] !== true && !isAncestor(repository.folder, found.sha, sha))
    throw invalid('Update is not a fast forward')
  move(call.world, repository, { ref: found.ref, before: found.sha, after: sha, by: person(call) })
  return { body: showRef(call, repository, findRef(repository, found.ref.slice(5))) }
}

function deleteRef(call: Call): Reply {
  const repository = repositoryOf(call, 'write')
  const found = refsBelow(repository.folder, `refs/${call.params['ref']}`).find(
    ({ ref }) => ref === `refs/${call.params['ref']}`,
  )
  if (found === undefined) throw invalid('Reference does not exist')
  move(call.world, repository, { ref: found.ref, before: found.sha, after: null, by: person(call) })
  return { status: 204 }
}

export const refRoutes: Readonly<Record<string, Route>> = {
  'git/get-ref': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    return { body: showRef(call, repository, findRef(repository, call.params['ref'] ?? '')) }
  }),
  'git/list-matching-refs': route('contents:read', (call) => {
    const repository = repositoryOf(call)
    const prefix = `refs/${call.params['ref']}`
    const found = refsBelow(repository.folder, 'refs').filter(
      ({ ref }) => ref.startsWith(prefix) && !ref.startsWith('refs/scratch/'),
    )
    return listed(found, (each) => showRef(call, repository, each))
  }),
  'git/create-ref': route('contents:write', newRef),
  'git/update-ref': route('contents:write', updateRef),
  'git/delete-ref': route('contents:write', deleteRef),
}
