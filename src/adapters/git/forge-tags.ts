import { createHash } from 'node:crypto'
import type { KnownFacts, Memory, TagOpinion } from '../../approval/facts.ts'
import { parseTagName, type TagName } from '../../approval/tag-name.ts'
import type { Tree } from '../../content/tree.ts'
import { failure } from '../../words/find.ts'
import type { Repository } from './git.ts'
import { resolveCommit } from './history.ts'
import { tagOpinion } from './tag-opinion.ts'
import { parseTagObject, type RawTag } from './tags.ts'

/** Approval and request tags as opinions. The same object is verified once, however often it is asked for. */
export interface TagReader {
  opinions(tags: readonly RawTag[], isWanted: (name: TagName) => boolean): Promise<readonly TagOpinion[]>
}

/** Makes a reader; `readTree` gives the files of a commit, from its memory where it can. */
export function createTagReader(
  repository: Repository,
  readTree: (commit: string) => Promise<Tree>,
): TagReader {
  const read = new Map<string, TagOpinion>()
  const treeOf = async (target: string): Promise<Tree | null> => {
    const commit = await resolveCommit(repository, target)
    return commit === null ? null : readTree(commit)
  }
  const opinionOf = async (tag: RawTag, isApproval: boolean): Promise<TagOpinion> => {
    const key = `${tag.ref} ${tag.id}`
    const known = read.get(key)
    if (known !== undefined) return known
    // A change of the rules is bound to its commit, whose files are read with the history of the rules; a request to what it says.
    const tree = isApproval && tag.object !== null ? await treeOf(tag.object.target) : null
    const opinion = await tagOpinion(repository.env, tag, tree)
    read.set(key, opinion)
    return opinion
  }
  return {
    opinions: async (tags, isWanted) => {
      const opinions: TagOpinion[] = []
      for (const tag of tags) {
        const name = parseTagName(tag.ref)
        if (name !== null && isWanted(name)) opinions.push(await opinionOf(tag, name.kind === 'approval'))
      }
      return opinions
    },
  }
}

/** Approval tags that were seen before and are gone, or stand for another object now. */
export function missingTags(seen: KnownFacts['seen'], tags: readonly RawTag[]): readonly string[] {
  const present = new Set(tags.map(({ ref, id }) => `${ref} ${id}`))
  return seen.filter(({ ref, object }) => !present.has(`${ref} ${object}`)).map(({ ref }) => ref)
}

/** The tags of noted evidence, whether or not git still has them. Their ids are the hashes of their bytes, which is checked. */
export function rememberedTags(tags: Memory['tags']): readonly RawTag[] {
  return tags.map(({ ref, object, raw }) => {
    const bytes = Buffer.from(raw, 'base64')
    if (raw !== '' && objectId(bytes, object.length) !== object) {
      throw failure('evidence-tag-changed', { permanence: 'permanent', values: { tag: ref } })
    }
    return { ref, id: object, object: raw === '' ? null : parseTagObject(bytes) }
  })
}

/** Git's id of a tag object: SHA-1, or SHA-256 in a repository of that format. */
function objectId(bytes: Buffer, digits: number): string {
  const hash = createHash(digits === 64 ? 'sha256' : 'sha1')
  return hash.update(`tag ${bytes.length}\0`).update(bytes).digest('hex')
}
