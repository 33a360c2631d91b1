/**
 * The compile process: one CompileRequest in JSON on each line of standard input, one CompileResult on each line of
 * standard output, until the input ends. It holds no secret and is started without the right to reach anything: see `adapters/compile-child/`.
 */
// First: what comes after it loads the tools.
import '../adapters/compile-child/leave-out.ts'
import { compile } from '../compile/compile.ts'
import type { CompileRequest } from '../message/template.ts'

const requestCharactersMax = 4 * 1024 * 1024
const write = process.stdout.write.bind(process.stdout)

// What the tools would like to say is not part of an answer.
for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) console[level] = () => {}

let rest = ''
process.stdin.setEncoding('utf8')
// Not node:readline, which also ends a line at U+2028, as JSON does not.
for await (const chunk of process.stdin as AsyncIterable<string>) {
  rest += chunk
  for (let end = rest.indexOf('\n'); end !== -1; end = rest.indexOf('\n')) {
    const line = rest.slice(0, end)
    rest = rest.slice(end + 1)
    await answer(line)
  }
  // A parent that sends too much, or no request, is broken: end, and say so by the exit code.
  if (rest.length > requestCharactersMax) process.exit(65)
}

async function answer(line: string): Promise<void> {
  const result = await compile(JSON.parse(line) as CompileRequest)
  write(`${JSON.stringify(result)}\n`)
}
