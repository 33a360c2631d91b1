/**
 * The compile process: one CompileRequest in JSON on each line of standard input, one CompileResult on each line of
 * standard output, until the input ends. It holds no secret and is started without the right to reach anything: see `adapters/compile-child/`.
 */
import { createInterface } from 'node:readline'
import { compile } from '../compile/compile.ts'
import type { CompileRequest } from '../message/template.ts'

const requestCharactersMax = 4 * 1024 * 1024
const write = process.stdout.write.bind(process.stdout)

// What the tools would like to say is not part of an answer.
for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) console[level] = () => {}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  // A parent that sends too much, or no request, is broken: end, and say so by the exit code.
  if (line.length > requestCharactersMax) process.exit(65)
  const result = await compile(JSON.parse(line) as CompileRequest)
  write(`${JSON.stringify(result)}\n`)
}
