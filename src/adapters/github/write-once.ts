import { Failure } from '../../kit/failure.ts'

/**
 * Writes; where the connection broke or the server did, it may have been done all the same: then this looks, and writes once more only where
 * it was not. What GitHub refused is not tried again.
 */
export async function writeOnce<T>(write: () => Promise<T>, look: () => Promise<T | null>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'github-unreachable') throw error
    return (await look()) ?? write()
  }
}
