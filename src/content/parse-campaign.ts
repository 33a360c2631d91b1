import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Campaign, Schedule } from './content.ts'
import { splitFrontMatter } from './front-matter.ts'
import { readSchedule } from './schedule.ts'
import { FrontMatter } from './schema/campaign.ts'
import { readSchema } from './read-schema.ts'
import { unsupportedFindings } from './unsupported.ts'
import type { YamlDocument } from './yaml-document.ts'

/** A campaign with the document that knows where its values stand. */
export interface ParsedCampaign {
  readonly campaign: Campaign
  readonly document: YamlDocument
}

/** Reads a campaign file. `zone` is the organisation's, null when unknown. Null exactly when there is a finding. */
export function parseCampaign(input: {
  readonly id: string
  readonly path: string
  readonly text: string
  readonly zone: string | null
}): { readonly parsed: ParsedCampaign | null; readonly findings: readonly Finding[] } {
  const { split, findings } = splitFrontMatter(input.path, input.text)
  if (split === null) return { parsed: null, findings }
  const { document, body, bodyLine } = split
  const read = readSchema(FrontMatter, document)
  // Said also of a file that breaks other rules: all that is wrong, at once.
  const wrong: Finding[] = [
    ...read.findings,
    ...unsupportedFindings(document, ['segment', 'audience', 'stages']),
  ]
  const placeOf = (key: string): Place => document.keyPlace(key.split('.'))
  let schedule: Schedule | null = null
  if (read.value?.schedule !== undefined) {
    const result = readSchedule(read.value.schedule, input.zone)
    schedule = result.schedule
    if (result.problem !== null) {
      const { code, key, values } = result.problem
      wrong.push(finding(code, document.valuePlace(key.split('.')), values))
    }
  }
  if (read.value === null || wrong.length > 0) return { parsed: null, findings: wrong }
  const campaign: Campaign = {
    id: input.id,
    path: input.path,
    kind: input.path.endsWith('.mjml') ? 'mjml' : 'markdown',
    front: read.value,
    schedule,
    body,
    bodyLine,
    placeOf,
  }
  return { parsed: { campaign, document }, findings: [] }
}
