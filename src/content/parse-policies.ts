import type { z } from 'zod'
import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { policyNames } from './arrange-files.ts'
import type { Policies, PolicyPlace } from './content.ts'
import { readSchema } from './read-schema.ts'
import { Access } from './schema/access.ts'
import { Approvals } from './schema/approvals.ts'
import { ContentPolicy, contentPolicyDefault } from './schema/content.ts'
import { DeliveryPolicy } from './schema/delivery.ts'
import { Identities } from './schema/identities.ts'
import { LedgerPolicy } from './schema/ledger.ts'
import { Senders } from './schema/senders.ts'
import { unsupportedFindings } from './unsupported.ts'
import { parseYaml, type YamlDocument } from './yaml-document.ts'

type PolicyName = (typeof policyNames)[number]

const mustExist = ['senders', 'identities', 'approvals', 'ledger'] as const
const later: Partial<Record<PolicyName, readonly string[]>> = {
  approvals: ['incident'],
  delivery: ['windows', 'stages', 'warm_up', 'rates.receivers'],
}

/** The policies with the documents that know where their values stand. */
export interface ParsedPolicies {
  readonly policies: Policies
  readonly documents: Readonly<Partial<Record<PolicyName, YamlDocument>>>
}

/**
 * Reads the policy files by their texts: a name that is absent has no file, null is a file that could not be read. The first four
 * must exist; without the others the defaults hold, which permit nobody anything extra.
 */
export function parsePolicies(texts: ReadonlyMap<string, string | null>): {
  readonly parsed: ParsedPolicies
  readonly findings: readonly Finding[]
} {
  const findings: Finding[] = []
  const documents: Partial<Record<PolicyName, YamlDocument>> = {}
  const read = <S extends z.ZodType>(name: PolicyName, schema: S): z.output<S> | null => {
    const text = texts.get(name)
    if (text === undefined || text === null) return null
    const { document, findings: wrong } = parseYaml(pathOf(name), text)
    findings.push(...wrong)
    if (document === null) return null
    const result = readSchema(schema, document)
    const unsupported = unsupportedFindings(document, later[name] ?? [])
    findings.push(...result.findings, ...unsupported)
    if (result.value === null || unsupported.length > 0) return null
    documents[name] = document
    return result.value
  }
  for (const name of mustExist) {
    if (texts.has(name)) continue
    findings.push(
      finding('policy-missing', { file: pathOf(name), line: 1, column: 1 }, { file: pathOf(name) }),
    )
  }
  const policies: Policies = {
    senders: read('senders', Senders),
    identities: read('identities', Identities),
    approvals: read('approvals', Approvals),
    ledger: read('ledger', LedgerPolicy),
    access: texts.has('access') ? read('access', Access) : Access.parse({}),
    content: texts.has('content') ? read('content', ContentPolicy) : contentPolicyDefault,
    delivery: texts.has('delivery') ? read('delivery', DeliveryPolicy) : DeliveryPolicy.parse({}),
  }
  return { parsed: { policies, documents }, findings }
}

/** Where keys and values of the policies stand. */
export function placeInPolicies({ documents }: ParsedPolicies): PolicyPlace {
  return (policy, path, part) => {
    const document = documents[policy]
    if (document === undefined) return { file: pathOf(policy), line: 1, column: 1 }
    return part === 'key' ? document.keyPlace(path) : document.valuePlace(path)
  }
}

function pathOf(name: PolicyName): string {
  return `policies/${name}.yaml`
}
