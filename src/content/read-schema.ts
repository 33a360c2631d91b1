import type { z } from 'zod'
import type { Finding } from '../kit/finding.ts'
import { issueFindings } from './schema-issues.ts'
import type { YamlDocument } from './yaml-document.ts'

const findingsMax = 50

/** Checks a document against a schema. `value` is null exactly when there is a finding; each stands at its exact line and column. */
export function readSchema<S extends z.ZodType>(
  schema: S,
  document: YamlDocument,
): { readonly value: z.output<S> | null; readonly findings: readonly Finding[] } {
  const result = schema.safeParse(document.value)
  if (result.success) return { value: result.data, findings: [] }
  const findings: Finding[] = []
  const seen = new Set<string>()
  const said = result.error.issues.flatMap((issue) => issueFindings(schema, document, issue))
  // A key under another spelling is not missing as well.
  const misspelt = new Set(
    said.flatMap(({ code, values }) => (code === 'key-misspelt' ? [values['meant']] : [])),
  )
  for (const found of said.filter(
    ({ code, values }) => code !== 'missing-key' || !misspelt.has(values['key']),
  )) {
    // A value may break several rules at once; the first is the one to mend.
    const spot = `${found.place.line}:${found.place.column}:${found.values['key'] ?? ''}`
    if (seen.has(spot)) continue
    seen.add(spot)
    findings.push(found)
    if (findings.length === findingsMax) break
  }
  return { value: null, findings }
}
