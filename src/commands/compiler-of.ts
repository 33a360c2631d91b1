import { createCompiler, type ClosableCompiler } from '../adapters/compile-child/compiler.ts'
import { compileOnce } from './desk/compile-once.ts'
import type { World } from './verb.ts'

/** A compiler with a process for each request; what this process remembers, where it remembers anything, is not compiled again. */
export function compilerOf({ compiled }: Pick<World, 'compiled'>): ClosableCompiler {
  const children = createCompiler()
  return compiled === undefined ? children : { ...children, ...compileOnce(children, compiled) }
}
