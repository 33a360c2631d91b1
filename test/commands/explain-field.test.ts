import { expect, test } from 'vitest'
import { explainField } from '../../src/commands/explain-field.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { present } from '../../src/kit/assert.ts'
import { finding } from '../../src/words/find.ts'
import { campaignText, contentTree } from '../support/content-files.ts'

const list = (fields: string): string =>
  `title: Customers\npurpose: News\nconsent: { basis: opt-in }\nfields: { ${fields} }\n`
const content = parseContent(
  contentTree({
    'lists/customers.yaml': list(
      'first_name: { type: string, optional: true }, country: { type: string, sample: [JP] }',
    ),
    'lists/vip.yaml': list('country: { type: string, sample: [JP] }'),
    'campaigns/harvest/campaign.md': campaignText({ lists: '[customers, vip]' }),
  }),
)
const place = { file: 'campaigns/harvest/campaign.md', line: 7, column: 1 }

test.each([
  ['first_name', 'field-not-on-list', { field: 'first_name', lists: 'vip' }],
  ['First_Name', 'field-not-on-list', { field: 'first_name', lists: 'vip' }],
  ['Country', 'field-misspelt', { field: 'Country', meant: 'country' }],
  ['contry', 'field-misspelt', { field: 'contry', meant: 'country' }],
  ['company', 'undeclared-field', { field: 'company', declared: 'country' }],
])('%s: %s', (field, code, values) => {
  const campaign = present(content.campaigns.get('harvest'), 'the campaign')
  const found = finding('undeclared-field', place, { field, declared: 'country' })
  expect(explainField(found, campaign, content)).toMatchObject({ code, place, values })
})

test('other findings stay as they are', () => {
  const campaign = present(content.campaigns.get('harvest'), 'the campaign')
  const found = finding('template-nearly', place, {})
  expect(explainField(found, campaign, content)).toBe(found)
})
