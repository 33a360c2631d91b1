import { statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Memory, where the system offers enough of it as a folder: these tests write much and keep nothing. */
export function scratch(): string {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm')
    return bavail * bsize > 512 * 1024 * 1024 ? '/dev/shm' : tmpdir()
  } catch {
    return tmpdir()
  }
}
