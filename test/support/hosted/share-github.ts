import { afterAll } from 'vitest'
import { startGitHub } from '../github/start-github.ts'
import { enrol, readerEnv, type Shared } from './company.ts'

/** One stand-in for GitHub with everybody's accounts for all tests of a file: started when it is first asked for, and closed after the last one. */
export function shareGitHub(): () => Promise<Shared> {
  const clock = { nowMs: Date.parse('2026-10-05T03:00:00Z') }
  let opened: Promise<Shared> | null = null
  const start = async (): Promise<Shared> => {
    const limits = { perHour: 1e9, pointsPerMinute: 1e9, contentPerMinute: 1e9 }
    const github = await startGitHub({ now: () => clock.nowMs, limits })
    enrol(github)
    return { github, clock, env: readerEnv(github) }
  }
  afterAll(async () => (await opened)?.github.close())
  return () => (opened ??= start())
}
