import { expect, test } from 'vitest'
import { judgeHistory, rulesStep } from '../../src/commands/audit/rules-step.ts'
import type { Workbench } from '../../src/commands/workbench.ts'
import type { Forge } from '../../src/approval/facts.ts'
import { failure } from '../../src/words/find.ts'

const forgeThat = (code: 'github-unreachable' | 'git-failed'): Forge =>
  ({
    rules: () => Promise.reject(failure(code, { permanence: 'temporary' })),
  }) as unknown as Forge

test('where GitHub cannot be asked, the rules are not judged, and that is said instead of a verdict', async () => {
  const history = await judgeHistory(forgeThat('github-unreachable'), 'root', 0)
  const step = await rulesStep({} as Workbench, history, { root: 'root', entries: [] })
  expect(step).toMatchObject({
    claim: 'audit-rules-unasked',
    outcome: 'not-checked',
    values: { detail: 'github-unreachable' },
  })
})

test('whatever else cannot be read ends the audit', async () => {
  await expect(judgeHistory(forgeThat('git-failed'), 'root', 0)).rejects.toMatchObject({ code: 'git-failed' })
})
