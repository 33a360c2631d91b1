import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { LedgerPolicy } from './schema/ledger.ts'
import type { YamlDocument } from './yaml-document.ts'

/** Keys of the ledger that cannot be told apart: one signature would then speak for two roles. */
export function ledgerFindings(policy: LedgerPolicy, document: YamlDocument): readonly Finding[] {
  const findings: Finding[] = []
  const ids = new Set<string>()
  const holders = new Map<string, string>()
  for (const [index, key] of policy.keys.entries()) {
    const other = holders.get(key.public)
    if (other !== undefined) {
      const place = document.valuePlace(['keys', index, 'public'])
      findings.push(finding('ledger-key-twice', place, { id: key.id, other }))
    }
    if (ids.has(key.id)) {
      findings.push(finding('ledger-id-twice', document.valuePlace(['keys', index, 'id']), { id: key.id }))
    }
    if (key.until !== undefined && key.until < key.from) {
      findings.push(finding('ends-before-it-begins', document.valuePlace(['keys', index, 'until'])))
    }
    ids.add(key.id)
    holders.set(key.public, key.id)
  }
  return findings
}
