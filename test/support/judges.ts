import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Programs and libraries of other people that judge our messages; each leaves a file here, so that the end of a run can name them. */
const folder = new URL('../.judges/', import.meta.url).pathname

/** Records that a judge ran. */
export function judgeRan(name: string): void {
  record(name, 'ran')
}

/** Records that a judge is not on this machine. */
function judgeMissing(name: string, why: string): void {
  record(name, `missing: ${why}`)
}

function record(name: string, state: string): void {
  mkdirSync(folder, { recursive: true })
  // A file a judge: test files run side by side.
  writeFileSync(join(folder, name.replaceAll(/[^A-Za-z0-9.-]/g, '-')), `${name}: ${state}\n`)
}

/** A Python that can import a module, or null; what is missing is recorded. */
export function pythonWith(judge: string, module: string): string | null {
  for (const python of ['python3', '/usr/bin/python3']) {
    if (spawnSync(python, ['-c', `import ${module}`], { stdio: 'ignore' }).status === 0) {
      judgeRan(judge)
      return python
    }
  }
  judgeMissing(judge, `python3 -c 'import ${module}' fails`)
  return null
}

/** Runs a Python program with bytes on its standard input and gives what it prints. */
export function runPython(
  python: string,
  program: { readonly text: string; readonly argument?: string },
  input: string,
): string {
  const rest = program.argument === undefined ? [] : [program.argument]
  const { status, stdout, stderr } = spawnSync(python, ['-c', program.text, ...rest], {
    input,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`python: ${stderr}`)
  return stdout
}
