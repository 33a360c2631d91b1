import { expect, test } from 'vitest'
import { parseContent } from '../../src/content/parse-content.ts'
import { isRehearsal, rehearsalAddresses } from '../../src/plan/rehearsal.ts'
import { treeOf } from '../support/tree-of.ts'

const policiesWith = (delivery: string | null) =>
  parseContent(
    treeOf({
      'lists/news.yaml': 'title: News\n',
      ...(delivery === null ? {} : { 'policies/delivery.yaml': delivery }),
      'policies/identities.yaml': 'people:\n  vera: { address: vera@hikari.example }\n',
    }),
  )

const cases: readonly (readonly [string, string | null, readonly string[], boolean])[] = [
  ['no policy at all', null, ['news'], false],
  ['nothing said', 'growth: { percent: 1 }\n', ['news'], false],
  ['no list is live', 'live: []\n', ['news'], true],
  ['its list is live', 'live: [news]\n', ['news'], false],
  ['one of its lists is not live', 'live: [news]\n', ['news', 'vip'], true],
  ['a policy that cannot be read', 'live: newsletter\n', ['news'], true],
  ['an empty line, which means nothing', 'live:\n', ['news'], true],
]

test.each(cases)('%s', (...[, delivery, lists, expected]) => {
  expect(isRehearsal(lists, policiesWith(delivery))).toBe(expected)
})

test('a rehearsal reaches whom identities.yaml names, and nobody where it cannot be read', () => {
  expect(rehearsalAddresses(policiesWith(null))).toEqual(['vera@hikari.example'])
  expect(rehearsalAddresses(parseContent(treeOf({})))).toEqual([])
})

test('a list that is to be live must be one', () => {
  const { findings } = policiesWith('live: [new]\n')
  const found = findings.find(({ place }) => place.file === 'policies/delivery.yaml')
  expect(found).toMatchObject({ code: 'unknown-list', place: { line: 1 }, values: { list: 'new' } })
})
