import { test } from 'vitest'
import { writeFileSync, mkdirSync } from 'node:fs'
import { pullComment } from '../../../src/report/pull-comment.ts'
import { pullCheck } from '../../../src/report/pull-check.ts'
import { views } from './views.ts'
test('x', () => {
  mkdirSync('/tmp/p5', { recursive: true })
  for (const [name, view] of Object.entries(views))
    for (const l of ['en', 'ja'] as const) {
      writeFileSync(`/tmp/p5/${name}.${l}.md`, pullComment(view, l))
      writeFileSync(`/tmp/p5/${name}.${l}.check.txt`, JSON.stringify(pullCheck(view, l), null, 1))
    }
})
