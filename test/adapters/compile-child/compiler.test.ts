import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CompilerOptions, createCompiler } from '../../../src/adapters/compile-child/compiler.ts'
import { compile } from '../../../src/compile/compile.ts'
import type { CompileRequest, CompileResult } from '../../../src/message/template.ts'
import { compileRequest, ownLayout } from '../../support/compile-request.ts'

const request = compileRequest({
  subject: '{{ first_name }}様、冬のセール',
  body: '# こんにちは\n\n{% if vip %}{{ country }}{% endif %}\n\u2028',
  layout: ownLayout('newsletter'),
})

// The folders of the children are made where TMPDIR says, so that what is left behind can be counted.
const outer = process.env['TMPDIR']
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'postmerge-compiler-'))
  process.env['TMPDIR'] = folder
})
afterAll(() => {
  if (outer === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = outer
  rmSync(folder, { recursive: true, force: true })
})

async function withCompiler<T>(
  options: CompilerOptions,
  use: (compile: (request: CompileRequest) => Promise<CompileResult>) => Promise<T>,
): Promise<T> {
  const compiler = createCompiler(options)
  try {
    return await use((one) => compiler.compile(one))
  } finally {
    await compiler.close()
  }
}

test.each([true, false])('the child answers what compile answers (reuse: %s)', async (reuse) => {
  const answers = await withCompiler({ reuse }, (compileIn) =>
    Promise.all([compileIn(request), compileIn({ ...request, body: '{{ nope }}' }), compileIn(request)]),
  )
  const expected = await compile(request)
  expect(expected.template).not.toBeNull()
  expect(answers[0]).toEqual(expected)
  expect(answers[1]?.findings.map(({ code }) => code)).toEqual(['undeclared-field'])
  expect(answers[2]).toEqual(expected)
  expect(readdirSync(folder)).toEqual([])
})

test.each([
  ['takes too long', { timeLimitMs: 1 }, 'compile-time-limit'],
  ['needs too much memory', { memoryMegabytes: 8 }, 'compile-stopped'],
  ['answers too much', { answerBytesMax: 500 }, 'compile-answer-refused'],
] as const)('a child that %s is stopped with a temporary failure', async (_name, options, code) => {
  await withCompiler({ ...options, reuse: true }, async (compileIn) => {
    await expect(compileIn(request)).rejects.toMatchObject({ code, permanence: 'temporary' })
    await expect(compileIn(request)).rejects.toMatchObject({ code })
  })
  expect(readdirSync(folder)).toEqual([])
})

test('a process that was started ahead serves the first request, and ends unused as well', async () => {
  const compiler = createCompiler({ reuse: true })
  compiler.prepare()
  expect(readdirSync(folder)).toHaveLength(1)
  expect((await compiler.compile(request)).template).not.toBeNull()
  expect(readdirSync(folder)).toHaveLength(1)
  compiler.prepare()
  expect(readdirSync(folder)).toHaveLength(2)
  await compiler.close()
  expect(readdirSync(folder)).toEqual([])
  expect(() => compiler.prepare()).toThrow(/nobody/)
  expect(() => createCompiler().prepare()).toThrow(/nobody/)
})

test('many requests share the few children there are', async () => {
  const bodies = Array.from({ length: 30 }, (_, index) => `Hello ${index}`)
  const results = await withCompiler({ reuse: true, children: 2 }, (compileIn) =>
    Promise.all(bodies.map((body) => compileIn({ ...request, body }))),
  )
  for (const [index, { template }] of results.entries()) {
    expect(JSON.stringify(template?.text)).toContain(bodies[index])
  }
})
