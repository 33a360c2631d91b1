import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { readSchema } from './read-schema.ts'
import { List } from './schema/list.ts'
import { parseYaml, type YamlDocument } from './yaml-document.ts'

/** Reads `lists/<id>.yaml`. Null exactly when there is a finding. */
export function parseList(
  id: string,
  path: string,
  text: string,
): { readonly list: List | null; readonly findings: readonly Finding[] } {
  const { document, findings } = parseYaml(path, text)
  if (document === null) return { list: null, findings }
  const read = readSchema(List, document)
  if (read.value === null) return { list: null, findings: read.findings }
  const wrong = sampleFindings(read.value.fields, document)
  return wrong.length > 0
    ? { list: null, findings: wrong }
    : { list: { ...read.value, id, path }, findings: [] }
}

/** A sample of another type than its field would make every preview a lie. */
function sampleFindings(fields: List['fields'], document: YamlDocument): Finding[] {
  return Object.entries(fields).flatMap(([name, { type, sample }]) =>
    sample.flatMap((value, index) =>
      isOfType(type, value)
        ? []
        : finding('sample-of-other-type', document.valuePlace(['fields', name, 'sample', index]), {
            field: name,
            type,
          }),
    ),
  )
}

function isOfType(type: List['fields'][string]['type'], value: string | number | boolean): boolean {
  if (type === 'integer') return Number.isSafeInteger(value)
  if (type === 'date') return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
  return typeof value === type
}
