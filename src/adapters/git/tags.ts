import { assert } from '../../kit/assert.ts'
import { failure } from '../../words/find.ts'
import { catFiles } from './cat-file.ts'
import { git, gitText, runGit, type Repository } from './git.ts'
import { gitSays } from './git-says.ts'
import { parseClaimant, type Claimant } from './history.ts'

/** A tag with everything that a judge needs; nothing in it has been verified. */
export interface RawTag {
  /** The full name of the ref, `refs/tags/…`. */
  readonly ref: string
  /** Id of the tag object; of the commit itself where the tag is a bare pointer. */
  readonly id: string
  /** Null for a bare pointer and for an object that git did not write. */
  readonly object: TagObject | null
}

/** A tag object taken apart. */
export interface TagObject {
  readonly target: string
  readonly targetType: string
  /** The `tag` header: the name that was signed. A copied tag object keeps it, whatever its ref is called. */
  readonly name: string
  readonly tagger: Claimant
  /** The message, without its signature. */
  readonly message: string
  /** Which kind of signature block ends it; `several` for more than one, or for text behind it: nobody makes that by accident. */
  readonly signature: 'ssh' | 'other' | 'several' | 'none'
  /** Everything before the signature, and the signature: what `ssh-keygen` verifies. */
  readonly signed: Buffer
  readonly signatureBlock: string
  /** The whole object. */
  readonly raw: Buffer
}

const signatureBegin = /^-----BEGIN [A-Z ]+-----$/gm
const tagBytesMax = 64 * 1024

const format = '--format=%(objectname) %(objecttype) %(refname)'

/** All tags under a prefix such as `refs/tags/approval/`, in the order of their names. */
export async function readTags(repository: Repository, prefix: string): Promise<readonly RawTag[]> {
  return tagsAmong(repository, (await gitText(repository, ['for-each-ref', format, prefix])).split('\n'))
}

/** Where a branch stands, by its full name, and all tags under a prefix, at one and the same moment. */
export async function readTipAndTags(
  repository: Repository,
  branch: string,
  prefix: string,
): Promise<{ readonly tip: string; readonly tags: readonly RawTag[] }> {
  const rows = (await gitText(repository, ['for-each-ref', format, branch, prefix])).split('\n')
  const tip = rows.find((row) => row.endsWith(` commit ${branch}`))?.split(' ')[0]
  if (tip !== undefined) return { tip, tags: await tagsAmong(repository, rows) }
  const values = { command: 'git for-each-ref', detail: branch }
  throw failure('git-failed', { permanence: 'temporary', values })
}

async function tagsAmong(repository: Repository, listing: readonly string[]): Promise<readonly RawTag[]> {
  const rows = listing
    .map((row) => /^([0-9a-f]{40,64}) (\w+) (refs\/tags\/[^\n]+)$/.exec(row))
    .filter((row) => row !== null)
  const objects = await catFiles(repository, [
    ...new Set(rows.flatMap(([, id = '', type]) => (type === 'tag' ? [id] : []))),
  ])
  return rows.map(([, id = '', , ref = '']) => {
    const bytes = objects.get(id)?.bytes
    return { ref, id, object: bytes === undefined ? null : parseTagObject(bytes) }
  })
}

/** Takes a tag object apart; null unless it has exactly the four headers that git writes, in git's order. */
export function parseTagObject(raw: Buffer): TagObject | null {
  const text = raw.toString('utf8')
  const header =
    /^object ([0-9a-f]{40,64})\ntype (commit|tree|blob|tag)\ntag ([^\n]+)\ntagger ([^\n]+)\n\n/.exec(text)
  if (header === null || raw.length > tagBytesMax || Buffer.byteLength(text) !== raw.length) return null
  const [head, target = '', targetType = '', name = '', tagger = ''] = header
  const blocks = [...text.slice(head.length).matchAll(signatureBegin)]
  const at = head.length + (blocks[0]?.index ?? text.length - head.length)
  const block = text.slice(at)
  return {
    target,
    targetType,
    name,
    tagger: parseClaimant(tagger),
    message: text.slice(head.length, at),
    signature: signatureKind(block, blocks.length),
    signed: Buffer.from(text.slice(0, at)),
    signatureBlock: block,
    raw,
  }
}

function signatureKind(block: string, count: number): TagObject['signature'] {
  if (count === 0) return 'none'
  if (count > 1) return 'several'
  if (!block.startsWith('-----BEGIN SSH SIGNATURE-----\n')) return 'other'
  const alone = /^-----BEGIN SSH SIGNATURE-----\n[A-Za-z0-9+/=\n]+\n-----END SSH SIGNATURE-----\n?$/.test(
    block,
  )
  return alone ? 'ssh' : 'several'
}

/** What a new tag says, and who says it. */
export interface NewTag {
  /** `refs/tags/…`, which must not exist. */
  readonly ref: string
  readonly commit: string
  readonly message: string
  /** Name in `policies/identities.yaml`. */
  readonly person: string
  /** File of the key to sign with; null: git's own `user.signingkey`. */
  readonly keyFile: string | null
}

/** Makes an annotated tag, signed with SSH by git itself, so that agents and hardware keys work as they do for commits. Never overwrites. */
export async function createSignedTag(repository: Repository, tag: NewTag): Promise<string> {
  assert(/^refs\/tags\/[A-Za-z0-9/_-]+$/.test(tag.ref), 'a tag with an unsafe name')
  const key = tag.keyFile === null ? [] : ['-c', `user.signingkey=${tag.keyFile}`]
  const name = tag.ref.slice('refs/tags/'.length)
  const result = await runGit(
    repository,
    ['-c', 'gpg.format=ssh', ...key, 'tag', '--sign', '--cleanup=verbatim', '--file=-', name, tag.commit],
    {
      input: `${tag.message}\n`,
      attended: true,
      env: { GIT_COMMITTER_NAME: tag.person, GIT_COMMITTER_EMAIL: `${tag.person}@approval.invalid` },
    },
  )
  const id = result.code === 0 ? await signedTagAt(repository, tag.ref) : null
  if (id !== null) return id
  const detail = result.stderr.trim().split('\n')[0]?.slice(0, 300) ?? ''
  throw failure('tag-not-signed', { permanence: 'permanent', values: { detail } })
}

/** The id of a tag that is signed with SSH. Git 2.39 makes an unsigned one where the signing program fails: that is taken away again. */
async function signedTagAt(repository: Repository, ref: string): Promise<string | null> {
  const id = await gitText(repository, ['rev-parse', '--verify', ref])
  const bytes = (await catFiles(repository, [id])).get(id)?.bytes
  if (bytes !== undefined && parseTagObject(bytes)?.signature === 'ssh') return id
  await git(repository, ['update-ref', '-d', ref, id])
  return null
}

/**
 * Pushes one tag under exactly its name, never by force. Whether it arrived is found out by looking at the remote, not by
 * reading what git says; a tag that did not arrive is removed here as well, so that the next attempt begins afresh. Throws `tag-not-pushed`,
 * and `tag-push-unknown` where the remote could not be looked at.
 */
export async function pushTag(repository: Repository, remote: string, ref: string): Promise<void> {
  if (remote === '.') return
  const id = await gitText(repository, ['rev-parse', '--verify', ref])
  const pushed = await runGit(repository, ['push', '--quiet', '--no-follow-tags', remote, `${ref}:${ref}`])
  const there = await runGit(repository, ['ls-remote', remote, ref])
  const arrived = there.stdout.toString('utf8').split('\n').includes(`${id}\t${ref}`)
  if (arrived) return
  // Where nobody can look, it may well be there; the next fetch takes ours away if it is not.
  if (there.code !== 0) throw failure('tag-push-unknown', { permanence: 'temporary', values: { remote } })
  await git(repository, ['update-ref', '-d', ref, id])
  const detail = gitSays(pushed.stderr)
  throw failure('tag-not-pushed', { permanence: 'temporary', values: { detail, remote } })
}
