import type { Repository } from '../../src/adapters/git/git.ts'
import { readTree } from '../../src/adapters/git/read-tree.ts'
import { createSignedTag, pushTag, readTags } from '../../src/adapters/git/tags.ts'
import { writePayload, type ReleasePayload } from '../../src/approval/payload.ts'
import { nextTagNumber, tagRef } from '../../src/approval/tag-name.ts'
import { closureOf } from '../../src/content/closure.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { repositoryId } from './send-world-content.ts'

/** Makes and pushes the tag of an approval with git alone, as somebody would who does not take the program's no for an answer. */
export async function signApproval(
  { repository, keyFile }: { readonly repository: Repository; readonly keyFile: string },
  { who, campaign, commit }: { readonly who: string; readonly campaign: string; readonly commit: string },
): Promise<void> {
  const tree = await readTree(repository, commit)
  const content = parseContent(tree)
  const found = content.campaigns.get(campaign)
  if (found === undefined) throw new Error(`there is no campaign ${campaign} at ${commit}`)
  const { closureDigest, contentDigest } = closureOf(found, content, tree)
  const payload: ReleasePayload = {
    v: 1,
    kind: 'approval',
    repository: repositoryId,
    campaign,
    edition: found.front.edition,
    closureDigest,
    contentDigest,
    verdict: 'approve',
    reason: null,
    person: who,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
  }
  const refs = (await readTags(repository, 'refs/tags/approval/')).map(({ ref }) => ref)
  const ref = tagRef(payload, nextTagNumber(payload, refs))
  const message = writePayload(payload).replace(/\n$/, '')
  await createSignedTag(repository, { ref, commit, message, person: who, keyFile })
  await pushTag(repository, 'origin', ref)
}
