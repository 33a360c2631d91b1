import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { pullBehaviours } from './behaviours-pulls.ts'
import { reviewBehaviours } from './behaviours-reviews.ts'
import { openStory, type Behaviours } from './story.ts'

const rooms: Readonly<Record<string, Behaviours>> = {
  'pull requests': pullBehaviours,
  reviews: reviewBehaviours,
}

describe.each(Object.entries(rooms))('%s', (_, behaviours) => {
  test.each(Object.entries(behaviours))('%s', async (_id, holds) => {
    await holds(await openStory())
  })
})
void readFileSync
void join
void expect
