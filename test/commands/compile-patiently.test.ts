import { expect, test } from 'vitest'
import { compilePatiently } from '../../src/commands/compile-patiently.ts'
import type { CompileResult, Compiler } from '../../src/message/template.ts'
import { failure } from '../../src/words/find.ts'
import { compileRequest } from '../support/compile-request.ts'

const good: CompileResult = { version: 1, template: null, findings: [] }

/** A compiler that answers in turn; what is a code is thrown as a Failure. */
function compilerOf(...answers: readonly ('compile-stopped' | 'git-failed' | CompileResult)[]): Compiler {
  const left = [...answers]
  return {
    compile: async () => {
      const answer = left.shift()
      if (answer === undefined) throw new Error('asked too often')
      if (typeof answer !== 'string') return answer
      throw failure(answer, {
        permanence: 'temporary',
        values: { path: 'campaigns/sale/campaign.md', how: 'SIGABRT' },
      })
    },
  }
}

test('a busy machine gets a second try', async () => {
  expect(await compilePatiently(compilerOf('compile-stopped', good), compileRequest())).toBe(good)
})

test('a campaign that ends the child twice has a finding, and nobody after it has to wait', async () => {
  const result = await compilePatiently(compilerOf('compile-stopped', 'compile-stopped'), compileRequest())
  expect(result).toMatchObject({
    template: null,
    findings: [{ code: 'compile-stopped', severity: 'error', place: { file: 'campaigns/sale/campaign.md' } }],
  })
})

test('a trouble that is not the child’s stays a failure', async () => {
  await expect(compilePatiently(compilerOf('git-failed'), compileRequest())).rejects.toMatchObject({
    code: 'git-failed',
  })
})
