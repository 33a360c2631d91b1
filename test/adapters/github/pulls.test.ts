import type { Octokit } from '@octokit/rest'
import { expect, test } from 'vitest'
import { createGitHubPulls } from '../../../src/adapters/github/pulls.ts'
import { openStory, proposed } from '../../github/story.ts'

test('open pull requests with their size, who set a label, and what is said in them', async () => {
  const story = await openStory()
  const { github, mail, at } = story
  const as = (login: string): Octokit => story.as(login)
  const pull = proposed(story)
  mail.commit({ branch: 'closed', as: 'aoi', files: { 'docs/a.md': 'A\n' } })
  const closed = mail.pull({ head: 'closed', as: 'aoi' })
  await as('aoi').rest.pulls.update({ ...at, pull_number: closed.number, state: 'closed' })
  mail.commit({ branch: 'elsewhere', as: 'aoi', files: { 'docs/b.md': 'B\n' } })
  mail.pull({ head: 'elsewhere', as: 'aoi', base: 'closed' })
  const options = {
    branch: 'main',
    forge: { github: 'hikari/mail', id: mail.id, api: github.url },
    env: { POSTMERGE_GITHUB_TOKEN: github.token('victor') },
    secondMs: 1,
  }
  const pulls = createGitHubPulls(options)
  const label = { ...at, issue_number: pull.number, labels: ['test me'] }
  await as('aoi').rest.issues.addLabels(label)
  await as('aoi').rest.issues.createComment({ ...at, issue_number: pull.number, body: 'Please' })
  const mine = { number: pull.number, head: pull.head(), labels: ['test me'], size: { commits: 1, files: 1 } }
  expect(await pulls.open()).toMatchObject({ pulls: [mine], broken: [], leftOutBeforeMs: null })
  expect(await pulls.pull(closed.number)).toMatchObject({ number: closed.number, mergedMs: null })
  expect(await pulls.pull(99)).toBeNull()
  const aoi = { kind: 'user', id: 1001, login: 'aoi', bot: false }
  expect(await pulls.labelled(pull.number, 'test me')).toEqual({
    account: aoi,
    mayWrite: true,
    atMs: story.nowMs(),
  })
  expect(await pulls.comments(pull.number)).toMatchObject([{ account: aoi, app: null, body: 'Please' }])
  await as('victor').rest.issues.removeLabel({ ...at, issue_number: pull.number, name: 'test me' })
  expect(await pulls.labelled(pull.number, 'test me')).toBeNull()
  await pulls.open()
  const before = github.requests.length
  await pulls.open()
  expect(new Set(github.requests.slice(before).map(({ status }) => status))).toEqual(new Set([304]))

  // Of too many those are told that moved last, and since when nobody touched the others.
  for (const branch of ['second', 'third']) {
    mail.commit({ branch, as: 'aoi', files: { [`docs/${branch}.md`]: 'A\n' } })
    mail.pull({ head: branch, as: 'aoi' })
  }
  const numbers = async (openMax: number) => {
    const { pulls: told, leftOutBeforeMs } = await createGitHubPulls({ ...options, openMax }).open()
    return [told.map(({ number }) => number), leftOutBeforeMs]
  }
  const [second, third] = [pull.number + 3, pull.number + 4]
  expect(await numbers(3)).toEqual([[third, second, pull.number], null])
  story.wait(60)
  await as('aoi').rest.issues.createComment({ ...at, issue_number: pull.number, body: 'Please' })
  expect(await numbers(2)).toEqual([[pull.number, third], expect.any(Number)])
  expect(await numbers(1)).toEqual([[pull.number], story.nowMs()])
})
