import { Failure } from '../kit/failure.ts'
import type { Finding } from '../kit/finding.ts'
import type { CompileRequest, CompileResult, Compiler } from '../message/template.ts'

const childTroubles = new Set(['compile-stopped', 'compile-time-limit', 'compile-answer-refused'])

/**
 * Compiles; where the child died, was too slow or answered nonsense, once more, since the machine may have been busy. The second time it is
 * the campaign's own trouble, a finding like any other: nobody who comes after it in a pass may have to wait for it.
 */
export async function compilePatiently(compiler: Compiler, request: CompileRequest): Promise<CompileResult> {
  try {
    return await compiler.compile(request)
  } catch (error) {
    if (!isChildTrouble(error)) throw error
  }
  try {
    return await compiler.compile(request)
  } catch (error) {
    if (!isChildTrouble(error)) throw error
    return { version: 1, template: null, findings: [findingOf(error, request.path)] }
  }
}

function isChildTrouble(error: unknown): error is Failure {
  return error instanceof Failure && childTroubles.has(error.code)
}

function findingOf({ code, values }: Failure, file: string): Finding {
  return { code, severity: 'error', place: { file, line: 1, column: 1 }, values }
}
