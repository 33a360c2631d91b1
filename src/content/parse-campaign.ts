import type { Finding, Place } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import type { Campaign, Schedule } from './content.ts'
import { cutTextFindings } from './cut-texts.ts'
import { splitFrontMatter } from './front-matter.ts'
import { readSchedule } from './schedule.ts'
import { FrontMatter } from './schema/campaign.ts'
import { readSchema } from './read-schema.ts'
import { unsupportedFindings } from './unsupported.ts'
import type { YamlDocument } from './yaml-document.ts'

/** A campaign file as far as it could be read. */
export interface ParsedCampaign {
  /** Null exactly when the file itself has a finding. */
  readonly campaign: Campaign | null
  /** Whether the body is a whole MJML document, which stands without a layout. */
  readonly isWhole: boolean
  /** The keys that are well formed, so that what they name is judged even when others are not. */
  readonly front: Partial<FrontMatter>
  readonly document: YamlDocument
}

/** Reads a campaign file. `zone` is the organisation's, null when unknown; `parsed` is null when there is no readable front matter. */
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
  const front = read.value ?? wellFormedKeys(document.value)
  const wrong = [...read.findings, ...unsupportedFindings(document, ['segment', 'audience', 'stages'])]
  wrong.push(...cutTextFindings(input.text, document))
  const when = scheduleOf(front, input.zone, document)
  wrong.push(...when.findings)
  const kind = input.path.endsWith('.mjml') ? 'mjml' : 'markdown'
  const placeOf = (key: string): Place => document.keyPlace(key.split('.'))
  const campaign: Campaign | null =
    read.value === null || wrong.length > 0
      ? null
      : {
          id: input.id,
          path: input.path,
          kind,
          front: read.value,
          schedule: when.schedule,
          body,
          bodyLine,
          placeOf,
          pictures: new Map(),
          pictureFindings: [],
          translations: new Map(),
        }
  const isWhole = kind === 'mjml' && /<mjml[\s>]/.test(body)
  return { parsed: { campaign, isWhole, front, document }, findings: wrong }
}

function scheduleOf(
  front: Partial<FrontMatter>,
  zone: string | null,
  document: YamlDocument,
): { readonly schedule: Schedule | null; readonly findings: readonly Finding[] } {
  if (front.schedule === undefined) return { schedule: null, findings: [] }
  const { schedule, problem } = readSchedule(front.schedule, zone)
  if (problem === null) return { schedule, findings: [] }
  const place = document.valuePlace(problem.key.split('.'))
  return { schedule: null, findings: [finding(problem.code, place, problem.values)] }
}

function wellFormedKeys(value: unknown): Partial<FrontMatter> {
  if (typeof value !== 'object' || value === null) return {}
  const kept = Object.entries(FrontMatter.shape).flatMap(([key, schema]) => {
    const read = schema.safeParse(Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined)
    return read.success && read.data !== undefined ? [[key, read.data] as const] : []
  })
  return Object.fromEntries(kept)
}
