import type { AudienceQuery, SuppressionReason } from '../../audience/contact.ts'
import type { AudienceFacts } from '../../audience/choose-recipient.ts'
import { assert } from '../../kit/assert.ts'

/** Membership of several lists is a bit mask, and JavaScript's bits are 32. */
const listsMax = 30

/** The facts of the contacts of `member(id, held, consented)`; one row each. `more`: further columns of `member`. */
const factsWith = (more: string): string => `
SELECT ${more} member.id AS id, contact.email AS email, held, consented,
  EXISTS (SELECT 1 FROM memberships AS other
    WHERE other.contact_id = member.id AND other.list IN (SELECT value FROM json_each($exclude))) AS excluded,
  (SELECT group_concat(reason) FROM suppressions WHERE address_key = contact.address_key) AS suppressions,
  address_valid(contact.email) AS valid
FROM member CROSS JOIN contacts AS contact ON contact.id = member.id`
const facts = factsWith('')

const masks = `sum(1 << target.key) AS held, sum((membership.consent_at IS NOT NULL) << target.key) AS consented`

/** Everybody's facts, counted: as many rows as there are different facts, however large the audience is. */
export const countSql = `
WITH member AS (
  SELECT membership.contact_id AS id, ${masks}
  FROM json_each($lists) AS target CROSS JOIN memberships AS membership ON membership.list = target.value
  GROUP BY membership.contact_id)
SELECT held, consented, excluded, suppressions, valid, count(*) AS people FROM (${facts})
GROUP BY held, consented, excluded, suppressions, valid`

/** The same facts with the language that each targeted list knows, by the list's place among them: `{"0":"ja"}`. */
export const languageSql = `
WITH member AS (
  SELECT membership.contact_id AS id, ${masks},
    json_group_object(target.key, json_extract(membership.fields, '$.locale')) AS languages
  FROM json_each($lists) AS target CROSS JOIN memberships AS membership ON membership.list = target.value
  GROUP BY membership.contact_id)
SELECT held, consented, excluded, suppressions, valid, languages, count(*) AS people
FROM (${factsWith('languages,')})
GROUP BY held, consented, excluded, suppressions, valid, languages`

/** The facts of the next contacts of `lists` lists after an id, in the order of their ids: each list's own index is merged. */
export function pageSql(lists: number): string {
  const each = Array.from(
    { length: lists },
    (_, index) => `SELECT contact_id FROM memberships WHERE list = $list${index} AND contact_id > $after`,
  )
  return `
WITH page (id) AS (${each.join(' UNION ')} ORDER BY contact_id LIMIT $limit),
member AS (
  SELECT page.id AS id, ${masks}
  FROM page CROSS JOIN json_each($lists) AS target
  CROSS JOIN memberships AS membership ON membership.list = target.value AND membership.contact_id = page.id
  GROUP BY page.id)
${facts} ORDER BY member.id`
}

/** A query's parameters; a list named twice counts once. */
export function readQuery(query: AudienceQuery): {
  readonly lists: readonly string[]
  readonly parameters: { readonly $lists: string; readonly $exclude: string }
} {
  const lists = [...new Set(query.lists)]
  assert(lists.length > 0 && lists.length <= listsMax, 'an audience of too many lists, or of none')
  return { lists, parameters: { $lists: JSON.stringify(lists), $exclude: JSON.stringify(query.exclude) } }
}

/** The facts of a row of `countSql` or `pageSql`. */
export function readFacts(row: Readonly<Record<string, unknown>>, lists: readonly string[]): AudienceFacts {
  const held = Number(row['held'])
  const consented = Number(row['consented'])
  return {
    addressValid: row['valid'] === 1,
    excluded: row['excluded'] === 1,
    suppressions:
      typeof row['suppressions'] === 'string' ? (row['suppressions'].split(',') as SuppressionReason[]) : [],
    memberships: lists
      .map((list, index) => ({ list, held: (held >> index) & 1, consent: ((consented >> index) & 1) === 1 }))
      .filter((membership) => membership.held === 1),
  }
}
