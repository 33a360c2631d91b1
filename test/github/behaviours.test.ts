import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { operationIds } from '../support/github/operations.ts'
import { callerBehaviours } from './behaviours-callers.ts'
import { deploymentBehaviours } from './behaviours-deployments.ts'
import { deskBehaviours } from './behaviours-desk.ts'
import { eventBehaviours } from './behaviours-events.ts'
import { gitBehaviours } from './behaviours-git.ts'
import { mergeBehaviours } from './behaviours-merges.ts'
import { peopleBehaviours } from './behaviours-people.ts'
import { pullBehaviours } from './behaviours-pulls.ts'
import { repositoryBehaviours } from './behaviours-repositories.ts'
import { reviewBehaviours } from './behaviours-reviews.ts'
import { rulesetBehaviours } from './behaviours-rulesets.ts'
import { ruleBehaviours } from './behaviours-rules.ts'
import { openStory, type Behaviours } from './story.ts'

const rooms: Readonly<Record<string, Behaviours>> = {
  'who may what': peopleBehaviours,
  repositories: repositoryBehaviours,
  'git objects': gitBehaviours,
  'pull requests': pullBehaviours,
  merges: mergeBehaviours,
  reviews: reviewBehaviours,
  rules: ruleBehaviours,
  rulesets: rulesetBehaviours,
  'comments, labels, checks': deskBehaviours,
  deployments: deploymentBehaviours,
  'callers and limits': callerBehaviours,
  'events and actions': eventBehaviours,
}

const answered = new Set<string | null>()
let held = 0

describe.each(Object.entries(rooms))('%s', (_, behaviours) => {
  test.each(Object.entries(behaviours))('%s', async (_id, holds) => {
    const story = await openStory()
    await holds(story)
    held += 1
    for (const { operation } of story.github.requests) answered.add(operation)
  })
})

const asserted = Object.values(rooms).flatMap((behaviours) => Object.keys(behaviours))

test('the table has a row for each behaviour, with the page that says so, and no other', () => {
  const table = readFileSync(join(import.meta.dirname, '../support/github/behaviours.md'), 'utf8')
  const rows = [...table.matchAll(/^\| `([\w-]+)` \| .+ \| <https:\/\/docs\.github\.com\/[^>]+> \|$/gm)].map(
    ([, id = '']) => id,
  )
  const lines = table.split('\n').filter((line) => line.startsWith('| `'))
  expect(rows).toHaveLength(lines.length)
  expect(rows.toSorted()).toEqual(asserted.toSorted())
})

// Each answer is held to GitHub's description when it is given, so each operation has to be asked at least once.
afterAll(() => {
  if (held < asserted.length) return
  expect(operationIds.filter((id) => !answered.has(id))).toEqual([])
})
