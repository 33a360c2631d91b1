import { expect, test } from 'vitest'
import { wrongContext } from '../../src/approval/provenance.ts'

const job = {
  GITHUB_ACTIONS: 'true',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_REF: 'refs/heads/main',
  GITHUB_REPOSITORY_ID: '42',
  GITHUB_WORKFLOW_REF: 'hikari/mail/.github/workflows/send.yml@refs/heads/main',
}
const ours = { branch: 'main', repositoryId: 42 }

test.each([
  ['a push', {}],
  ['a tick', { GITHUB_EVENT_NAME: 'schedule' }],
  ['a start by hand', { GITHUB_EVENT_NAME: 'workflow_dispatch' }],
  ['a host of one’s own', { GITHUB_ACTIONS: undefined, GITHUB_REF: undefined, GITHUB_EVENT_NAME: undefined }],
])('%s of the default branch may send', (_, change) => {
  expect(wrongContext({ ...job, ...change }, ours)).toBeNull()
})

test.each([
  ['event', { GITHUB_EVENT_NAME: 'pull_request' }, 'pull_request'],
  ['event', { GITHUB_EVENT_NAME: 'pull_request_target' }, 'pull_request_target'],
  ['event', { GITHUB_EVENT_NAME: 'workflow_run' }, 'workflow_run'],
  ['event', { GITHUB_EVENT_NAME: undefined }, ''],
  ['ref', { GITHUB_REF: 'refs/heads/evil' }, 'refs/heads/evil'],
  ['ref', { GITHUB_REF: 'refs/tags/main' }, 'refs/tags/main'],
  ['ref', { GITHUB_REF: 'refs/pull/1/merge' }, 'refs/pull/1/merge'],
  ['repository', { GITHUB_REPOSITORY_ID: '43' }, '43'],
  ['repository', { GITHUB_REPOSITORY_ID: undefined }, ''],
  ['workflow', { GITHUB_WORKFLOW_REF: 'hikari/mail/.github/workflows/send.yml@refs/heads/evil' }, null],
  ['workflow', { GITHUB_WORKFLOW_REF: undefined }, ''],
])('another %s may not', (what, change, found) => {
  const wrong = wrongContext({ ...job, ...change }, ours)
  expect(wrong?.what).toBe(what)
  if (found !== null) expect(wrong?.found).toBe(found)
})

test('without a hosted forge the repository’s number is not known, and the branch still is', () => {
  const plain = { branch: 'main', repositoryId: null }
  expect(wrongContext({ ...job, GITHUB_REPOSITORY_ID: '7' }, plain)).toBeNull()
  expect(wrongContext({ ...job, GITHUB_REF: 'refs/heads/x' }, plain)?.what).toBe('ref')
})
