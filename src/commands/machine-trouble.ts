import { isOfTheWorld } from '../adapters/sqlite/database.ts'
import { failure } from '../words/find.ts'

/** Codes of `errno(3)` by which a machine refuses what no code of ours can mend: out of room, of files, of processes. */
const passing = new Set(['ENOSPC', 'EDQUOT', 'EIO', 'EMFILE', 'ENFILE', 'ENOMEM', 'EAGAIN'])
/** Those that a person must mend. */
const lasting = new Set(['EROFS', 'EACCES', 'EPERM'])

/** What the machine or the store refused, as a Failure with its code; whatever else was thrown as it is. */
export function machineTrouble(error: unknown): unknown {
  if (!(error instanceof Error) || error.name === 'Failure') return error
  if (isOfTheWorld(error)) return failure('store-not-written', { permanence: 'temporary', cause: error })
  const { code = '', syscall, path } = error as NodeJS.ErrnoException
  if (syscall === undefined) return error
  // A folder for temporary files that is not there is no bug of ours either.
  const isLasting = lasting.has(code) || syscall === 'mkdtemp'
  if (!isLasting && !passing.has(code)) return error
  const values = { call: path === undefined ? syscall : `${syscall} ${path}`, reason: code }
  const permanence = isLasting && !passing.has(code) ? 'permanent' : 'temporary'
  return failure('machine-refused', { permanence, values, cause: error })
}
