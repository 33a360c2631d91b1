import { expect, test } from 'vitest'
import { standingDenial } from '../../../src/commands/send/denial.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import { campaignText, contentTree } from '../../support/content-files.ts'

const freeze = 'freezes: [{ from: 2026-10-05, until: 2026-10-06, reason: stock-taking }]\n'

/** What a release under way is asked about the default branch, every few seconds. */
function denialAt(time: string, files: Parameters<typeof contentTree>[0]): string | null {
  const tree = contentTree({ 'policies/delivery.yaml': `live: [customers]\n${freeze}`, ...files })
  const release = { campaign: 'harvest', lists: ['customers'], rehearsal: false }
  return standingDenial({ content: parseContent(tree), tree }, release, Date.parse(time))
}

test('a freeze stops a release under way on each of its days, in the zone of the organisation', () => {
  const at = (time: string): string | null => denialAt(time, {})
  // Berlin is two hours ahead of UTC in October.
  expect(at('2026-10-04T21:59:59Z')).toBeNull()
  expect(at('2026-10-04T22:00:00Z')).toBe('FROZEN')
  expect(at('2026-10-06T21:59:59Z')).toBe('FROZEN')
  expect(at('2026-10-06T22:00:00Z')).toBeNull()
})

test('a calendar that cannot be read is a freeze', () => {
  const broken = { 'policies/delivery.yaml': 'freezes: [{ from: soon }]\n' }
  expect(denialAt('2026-12-01T00:00:00Z', broken)).toBe('FROZEN')
})

test('a campaign that is gone, or a draft again, is withdrawn', () => {
  const draft = { 'campaigns/harvest/campaign.md': campaignText({ status: 'draft' }) }
  expect(denialAt('2026-12-01T00:00:00Z', draft)).toBe('REVERTED')
  expect(denialAt('2026-12-01T00:00:00Z', { 'campaigns/harvest/campaign.md': undefined })).toBe('REVERTED')
})
