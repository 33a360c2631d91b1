import { expect, test } from 'vitest'
import { compileOnce } from '../../../src/commands/desk/compile-once.ts'
import type { CompileRequest } from '../../../src/message/template.ts'

function requestOf(path: string): CompileRequest {
  return { path } as unknown as CompileRequest
}

test('the same files are compiled once, what failed is tried again', async () => {
  const asked: string[] = []
  const compiler = compileOnce(
    {
      compile: async ({ path }) => {
        asked.push(path)
        if (path === 'broken' && asked.length < 3) throw new Error('busy')
        return { version: 1, template: null, findings: [] }
      },
    },
    new Map(),
  )
  await compiler.compile(requestOf('spring'))
  await compiler.compile(requestOf('spring'))
  await expect(compiler.compile(requestOf('broken'))).rejects.toThrow('busy')
  await compiler.compile(requestOf('broken'))
  await compiler.compile(requestOf('broken'))
  expect(asked).toEqual(['spring', 'broken', 'broken'])
  for (let n = 0; n < 200; n += 1) await compiler.compile(requestOf(`campaign-${n}`))
  asked.length = 0
  await compiler.compile(requestOf('campaign-0'))
  await compiler.compile(requestOf('spring'))
  expect(asked).toEqual(['spring'])
})
