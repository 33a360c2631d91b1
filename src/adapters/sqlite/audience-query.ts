import type { AudienceQuery, SuppressionReason } from '../../audience/contact.ts'
import type { AudienceFacts } from '../../audience/choose-recipient.ts'
import { assert } from '../../kit/assert.ts'

/** Membership of several lists is a bit mask, and JavaScript's bits are 32. */
const listsMax = 30

/** The facts of the contacts of `member(id, held, consented)`, a table or a query in brackets; one row each. `more`: further columns of it. */
const factsOf = (member: string, more: string = ''): string => `
SELECT ${more} member.id AS id, contact.email AS email, held, consented,
  EXISTS (SELECT 1 FROM memberships AS other
    WHERE other.contact_id = member.id AND other.list IN (SELECT value FROM json_each($exclude))) AS excluded,
  (SELECT group_concat(reason) FROM suppressions WHERE address_key = contact.address_key) AS suppressions,
  address_valid(contact.email) AS valid
FROM ${member} CROSS JOIN contacts AS contact ON contact.id = member.id`

const masks = `sum(1 << target.key) AS held, sum((membership.consent_at IS NOT NULL) << target.key) AS consented`

/** Members of the targeted lists. It names no table of its own making (`WITH`): who guards the statement could be deceived by such a name. */
const members = (more: string = ''): string => `
  (SELECT membership.contact_id AS id, ${masks}${more}
  FROM json_each($lists) AS target CROSS JOIN memberships AS membership ON membership.list = target.value
  GROUP BY membership.contact_id) AS member`

const factNames = 'held, consented, excluded, suppressions, valid'

/** Everybody's facts, and what an aggregate over the ids of all who share them says: as many rows as there are different facts, however large the audience is. */
export const aggregateSql = (aggregate: string): string => `
SELECT ${factNames}, ${aggregate} FROM (${factsOf(members())})
GROUP BY ${factNames}`

/** Everybody's facts, counted. */
export const countSql = aggregateSql('count(*) AS people')

/** The same facts with the language that each targeted list knows, by the list's place among them: `{"0":"ja"}`. */
export const languageSql = `
SELECT ${factNames}, languages, count(*) AS people
FROM (${factsOf(members(", json_group_object(target.key, json_extract(membership.fields, '$.locale')) AS languages"), 'languages,')})
GROUP BY ${factNames}, languages`

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
${factsOf('member')} ORDER BY member.id`
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
