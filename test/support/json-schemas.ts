import { z } from 'zod'
import { Access } from '../../src/content/schema/access.ts'
import { Approvals } from '../../src/content/schema/approvals.ts'
import { FrontMatter } from '../../src/content/schema/campaign.ts'
import { ContentPolicy } from '../../src/content/schema/content.ts'
import { DeliveryPolicy } from '../../src/content/schema/delivery.ts'
import { Identities } from '../../src/content/schema/identities.ts'
import { LedgerPolicy } from '../../src/content/schema/ledger.ts'
import { List } from '../../src/content/schema/list.ts'
import { Senders } from '../../src/content/schema/senders.ts'
import { TranslationFront } from '../../src/content/schema/translation.ts'
import type { Locale } from '../../src/words/phrase.ts'
import { phraseOf } from '../../src/words/say.ts'

/** A part of a JSON Schema, draft 7: what yaml-language-server understands. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** What is published, by file name: the schema, and the files that it is for. */
export const published: Readonly<Record<string, readonly [schema: z.ZodType, files: string]>> = {
  campaign: [FrontMatter, 'campaigns/<name>/campaign.md, front matter'],
  translation: [TranslationFront, 'campaigns/<name>/campaign.<language>.md, front matter'],
  list: [List, 'lists/<name>.yaml'],
  senders: [Senders, 'policies/senders.yaml'],
  identities: [Identities, 'policies/identities.yaml'],
  approvals: [Approvals, 'policies/approvals.yaml'],
  ledger: [LedgerPolicy, 'policies/ledger.yaml'],
  access: [Access, 'policies/access.yaml'],
  delivery: [DeliveryPolicy, 'policies/delivery.yaml'],
  content: [ContentPolicy, 'policies/content.yaml'],
}

/** Keys that are read only to be refused; an editor should not offer them. */
const refusedKeys = new Set(['segment', 'audience', 'stages', 'windows', 'warm_up', 'receivers', 'incident'])

/** The JSON Schema of one kind of file, with what an editor says beside each key in one language. */
export function jsonSchemaOf(name: string, locale: Locale): JsonSchema {
  const [schema, files] = published[name] ?? []
  if (schema === undefined) throw new Error(`no schema of that name: ${name}`)
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
  return { $schema, title: files, ...plain(rest, locale) }
}

function plain(schema: JsonSchema, locale: Locale): JsonSchema {
  const { about, properties, ...rest } = schema
  return {
    ...(typeof about === 'string' ? { description: phraseOf(locale, about).say } : {}),
    ...Object.fromEntries(
      Object.entries(rest)
        // The bounds of every integer that JavaScript can hold say nothing to a person.
        .filter(([, value]) => Math.abs(Number(value)) !== Number.MAX_SAFE_INTEGER)
        .map(([key, value]) => [key, inside(value, locale)]),
    ),
    ...(isSchema(properties)
      ? {
          properties: Object.fromEntries(
            Object.entries(properties)
              .filter(([key]) => !refusedKeys.has(key))
              .map(([key, value]) => [key, inside(value, locale)]),
          ),
        }
      : {}),
  }
}

function inside(value: unknown, locale: Locale): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => inside(one, locale))
  return isSchema(value) ? plain(value, locale) : value
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
