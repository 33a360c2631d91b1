import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import process from 'node:process'
import type { World } from '../verb.ts'
import { on, pointOf, when, type Point, type Verdict } from './point.ts'

const nodeMin = 26
const gitMin = [2, 34] as const
const saidMs = 10_000

/** The programs that everything here stands on. */
export async function machinePoints(world: World): Promise<readonly Point[]> {
  const found = process.versions.node
  const points: readonly (readonly ['node' | 'git' | 'ssh-keygen', Verdict])[] = [
    ['node', when(Number.parseInt(found, 10) >= nodeMin, { found: `Node ${found}` })],
    ['git', judgeGit(await said(world, 'git', ['--version']))],
    ['ssh-keygen', when((await said(world, 'ssh-keygen', ['-Y', 'check-novalidate'])) !== null)],
  ]
  return points.map(([id, verdict]) => pointOf({ id, area: 'machine', threats: [] }, verdict))
}

function judgeGit(said: string | null): Verdict {
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(said ?? '') ?? []
  const isNewer = Number(major) > gitMin[0] || (Number(major) === gitMin[0] && Number(minor) >= gitMin[1])
  return isNewer ? on : when(false, { found: said?.trim() ?? '-' })
}

/** What a program prints, whatever its exit code; null when there is no such program. */
async function said(world: World, program: string, args: readonly string[]): Promise<string | null> {
  try {
    return (await promisify(execFile)(program, args, { env: world.env, timeout: saidMs })).stdout
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    return typeof code === 'number' ? '' : null
  }
}
