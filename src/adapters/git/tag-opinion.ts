import type { TagOpinion } from '../../approval/facts.ts'
import type { Tree } from '../../content/tree.ts'
import type { Repository } from './git.ts'
import { tagSignature } from './ssh-signature.ts'
import type { RawTag } from './tags.ts'

/** A tag as the judges of approvals want it: its signature verified, everything else as it lies there. */
export async function tagOpinion(
  env: Repository['env'],
  tag: RawTag,
  targetTree: Tree | null,
): Promise<TagOpinion> {
  const { ref, id, object } = tag
  return {
    kind: 'tag',
    ref,
    object: id,
    raw: object?.raw.toString('base64') ?? '',
    name: object?.name ?? '',
    tagger: { name: object?.tagger.name ?? '', email: object?.tagger.email ?? '' },
    target: object?.target ?? id,
    targetTree,
    message: object?.message ?? '',
    signature: await tagSignature(env, tag),
  }
}
