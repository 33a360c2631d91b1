import { canonicalJson } from '../../kit/canonical-json.ts'
import { sha256 } from '../../kit/digest.ts'
import type { CompileResult, Compiler } from '../../message/template.ts'

/** Results by the digest of what was asked: the same files give the same result, whoever asks. */
export type CompileMemory = Map<string, CompileResult>

/** So many are kept; those that were needed longest ago make room. */
const resultsMax = 200

/**
 * A compiler that does not compile again what it has compiled: a pass looks at the same pull requests as the one before. Each compilation still
 * has a process of its own, so that no campaign can reach the result of another. What failed is tried again.
 */
export function compileOnce(compiler: Compiler, memory: CompileMemory): Compiler {
  return {
    compile: async (request) => {
      const key = sha256(canonicalJson({ ...request }))
      const known = memory.get(key)
      const result = known ?? (await compiler.compile(request))
      memory.delete(key)
      memory.set(key, result)
      const [oldest] = memory.keys()
      if (memory.size > resultsMax && oldest !== undefined) memory.delete(oldest)
      return result
    },
  }
}
