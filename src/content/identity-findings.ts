import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { byLikeness } from './likeness.ts'
import type { Identities, Person } from './schema/identities.ts'
import { fingerprintOf } from './ssh-fingerprint.ts'
import type { YamlDocument } from './yaml-document.ts'

/** What would make one person count as two, or a team hold people whom nobody knows. */
export function identityFindings(identities: Identities, document: YamlDocument): readonly Finding[] {
  return [...sharedMarks(identities, document), ...teams(identities, document)]
}

function sharedMarks(identities: Identities, document: YamlDocument): Finding[] {
  const findings: Finding[] = []
  const holders = new Map<string, string>()
  for (const [name, person] of Object.entries(identities.people)) {
    for (const { mark, kind, place } of marksOf(name, person, document)) {
      const holder = holders.get(mark)
      if (holder === undefined) holders.set(mark, name)
      else if (holder !== name) findings.push(finding(kind, place, { person: name, other: holder }))
    }
    for (const [index, key] of person.ssh.entries()) {
      if (fingerprintOf(key) !== null) continue
      findings.push(
        finding('bad-ssh-key', document.valuePlace(['people', name, 'ssh', index]), { key: 'ssh' }),
      )
    }
  }
  return findings
}

interface Mark {
  readonly mark: string
  readonly kind: 'ssh-key-shared' | 'identity-shared'
  readonly place: Place
}

/** Everything by which an approval or a commit is taken for this person's. */
function marksOf(name: string, person: Person, document: YamlDocument): Mark[] {
  const place = (...path: (string | number)[]): Place => document.valuePlace(['people', name, ...path])
  const marks: Mark[] = person.ssh.map((key, index) => ({
    // One key may be written in several ways; its fingerprint is one.
    mark: `ssh ${fingerprintOf(key) ?? key}`,
    kind: 'ssh-key-shared',
    place: place('ssh', index),
  }))
  marks.push({
    mark: `email ${person.address.toLowerCase()}`,
    kind: 'identity-shared',
    place: place('address'),
  })
  for (const [index, address] of person.git_emails.entries()) {
    marks.push({
      mark: `email ${address.toLowerCase()}`,
      kind: 'identity-shared',
      place: place('git_emails', index),
    })
  }
  if (person.github !== undefined) {
    const { login, id } = person.github
    marks.push({
      mark: `login ${login.toLowerCase()}`,
      kind: 'identity-shared',
      place: place('github', 'login'),
    })
    marks.push({ mark: `id ${id}`, kind: 'identity-shared', place: place('github', 'id') })
  }
  return marks
}

function teams(identities: Identities, document: YamlDocument): Finding[] {
  const findings: Finding[] = []
  const spelled = new Map<string, string>()
  for (const [team, members] of Object.entries(identities.teams)) {
    const other = spelled.get(team.toLowerCase())
    const place = document.keyPlace(['teams', team])
    if (!team.includes('/')) findings.push(finding('team-without-organisation', place, { team }))
    if (other !== undefined) findings.push(finding('team-named-twice', place, { team, other }))
    spelled.set(team.toLowerCase(), team)
    for (const [index, person] of members.entries()) {
      if (Object.hasOwn(identities.people, person)) continue
      const expected = byLikeness(person, Object.keys(identities.people))
      findings.push(
        finding('unknown-person', document.valuePlace(['teams', team, index]), { person, expected }),
      )
    }
  }
  return findings
}
