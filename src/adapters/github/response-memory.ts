import type { RememberedResponse, ResponseMemory } from '../../approval/response-memory.ts'

/** A memory for as long as the process lives; the answers that were used longest ago make room. */
export function createResponseMemory(entriesMax = 2000): ResponseMemory {
  const entries = new Map<string, RememberedResponse>()
  return {
    get: (address) => {
      const found = entries.get(address)
      if (found === undefined) return null
      entries.delete(address)
      entries.set(address, found)
      return found
    },
    set: (address, response) => {
      entries.delete(address)
      entries.set(address, response)
      const [oldest] = entries.keys()
      if (entries.size > entriesMax && oldest !== undefined) entries.delete(oldest)
    },
  }
}
