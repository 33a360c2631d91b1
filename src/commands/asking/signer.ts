import { findSigningKey } from '../../adapters/git/signing-key.ts'
import { createSignedTag, pushTag, readTags } from '../../adapters/git/tags.ts'
import { personWithKey } from '../../approval/people.ts'
import { writePayload, type Payload } from '../../approval/payload.ts'
import { nextTagNumber, tagRef } from '../../approval/tag-name.ts'
import type { Identities } from '../../content/schema/identities.ts'
import { failure } from '../../words/find.ts'
import type { Workbench } from '../workbench.ts'

/** Somebody of `policies/identities.yaml` who is about to sign. */
export interface SigningPerson {
  readonly person: string
  readonly keyFile: string | null
}

/** The identities of the default branch: never those of the branch under review, which could name anybody. */
export function identitiesOf(bench: Workbench): Identities {
  const { identities } = bench.content.policies
  if (identities === null) throw failure('identities-missing', { permanence: 'permanent' })
  return identities
}

/** Who the key says it is. Nobody can claim a name: the name follows from the key. */
export async function findSigner(bench: Workbench, keyFile: string | null): Promise<SigningPerson> {
  const key = await findSigningKey(bench.repository, keyFile)
  const person = personWithKey(identitiesOf(bench), key.fingerprint)
  if (person !== null) return { person, keyFile: key.keyFile }
  throw failure('signer-unknown', {
    permanence: 'permanent',
    values: { fingerprint: key.fingerprint, branch: bench.branch.name },
  })
}

/** Signs what somebody says about a commit, as their next tag, and pushes it. Returns the tag's full name. */
export async function publish(
  bench: Workbench,
  signer: SigningPerson,
  statement: { readonly payload: Payload; readonly commit: string },
): Promise<string> {
  const { payload, commit } = statement
  const kind = payload.kind === 'rules' ? 'approval' : payload.kind
  const refs = (await readTags(bench.repository, `refs/tags/${kind}/`)).map(({ ref }) => ref)
  const ref = tagRef(payload, nextTagNumber(payload, refs))
  const message = writePayload(payload).replace(/\n$/, '')
  await createSignedTag(bench.repository, { ref, commit, message, ...signer })
  await pushTag(bench.repository, bench.remote, ref)
  return ref
}
