import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Identities } from '../schema/identities.ts'
import type { Codeowners } from './codeowners.ts'

/**
 * Owners that `policies/identities.yaml` does not know. GitHub drops the whole line of an owner it does not know; here it
 * is an error as well, because a list that seems to be owned would be owned by nobody. Owners are compared without case.
 */
export function checkKnownOwners(codeowners: Codeowners, identities: Identities): readonly Finding[] {
  const known = new Set<string>()
  for (const [name, person] of Object.entries(identities.people)) {
    known.add(`@${name}`.toLowerCase())
    if (person.github !== undefined) known.add(`@${person.github.login}`.toLowerCase())
  }
  for (const team of Object.keys(identities.teams)) known.add(team.toLowerCase())
  return codeowners.lines.flatMap(({ line, owners }) =>
    owners
      .filter((owner) => !known.has(owner.toLowerCase()))
      .map((owner) => finding('owner-unknown', { file: codeowners.path, line, column: 1 }, { owner })),
  )
}
