import type { Repository } from './git.ts'
import type { Commit } from './history.ts'
import { sshSigner } from './ssh-signature.ts'

/** Whose key signed each of these commits, by id; null for one that is not signed with SSH, or not well. */
export type SignerReader = (commits: readonly Commit[]) => Promise<ReadonlyMap<string, string | null>>

/** Each verification is a process of its own. */
const atOnce = 4

/** Makes a reader that verifies a commit once, however often it is asked for: a commit never changes. */
export function createSignerReader(env: Repository['env']): SignerReader {
  const verified = new Map<string, string | null>()
  const verify = async ({ id, signature }: Commit): Promise<void> => {
    if (signature !== null) verified.set(id, await sshSigner(env, signature))
  }
  return async (commits) => {
    const open = commits.filter(({ id, signature }) => signature !== null && !verified.has(id))
    for (let at = 0; at < open.length; at += atOnce) {
      await Promise.all(open.slice(at, at + atOnce).map(verify))
    }
    return new Map(commits.map(({ id }) => [id, verified.get(id) ?? null]))
  }
}
