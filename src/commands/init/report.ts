import type { WebForge } from '../forge-link.ts'
import { say } from '../../words/say.ts'
import type { World } from '../verb.ts'
import { teamText, type TeamReport } from './team-text.ts'

/** What `init` did, or would do. */
export interface LaidOut {
  readonly created: readonly string[]
  readonly kept: readonly string[]
  readonly isDryRun: boolean
  readonly codeownersElsewhere: string | null
  readonly forge: WebForge | null
  /** Where the private keys of the ledger are, or null. */
  readonly keysFolder: string | null
  /** Whether the folder is in a git repository yet. */
  readonly isInGit: boolean
  /** Of a team: how far it has come; null otherwise. */
  readonly team: TeamReport | null
  /** Whether nobody can tell where the repository lies, though nobody said that it lies nowhere. */
  readonly isForgeUnknown: boolean
  /** Whether one person owns a folder of rules alone. */
  readonly isAlone: boolean
  /** Errors in what was there before. */
  readonly errors: number
}

/** Says what was done, and what each role does next. */
export function reportLayout(world: World, done: LaidOut): void {
  if (world.json) {
    const { isDryRun: dryRun, ...init } = done
    world.out(JSON.stringify({ version: 1, init: { ...init, dryRun } }))
    return
  }
  const { locale } = world
  const { created, kept } = done
  if (created.length === 0) world.out(say(locale, 'init-nothing'))
  else {
    world.out(say(locale, done.isDryRun ? 'init-would-create' : 'init-created'))
    for (const path of created) world.out(`  ${path}`)
  }
  if (kept.length > 0) {
    world.out(say(locale, 'init-kept'))
    for (const path of kept) world.out(`  ${path}`)
  }
  for (const line of remarks(world, done)) world.out(line)
  if (done.isDryRun) return
  world.out('')
  world.out(say(locale, 'init-next'))
  const { team } = done
  if (team !== null) for (const line of teamText(team, { ...done, locale })) world.out(line)
  const steps = [
    ...(team === null ? [done.isInGit ? ('commit' as const) : ('commit-first' as const)] : []),
    ...(done.isAlone ? ['administrator' as const] : []),
    team !== null && done.forge?.kind === 'github' ? 'reviewer' : 'approver',
    'operator',
    done.forge === null ? 'writer-plain' : 'writer',
  ] as const
  for (const step of steps) world.out(`  ${say(locale, `init-next-${step}`)}`)
}

function remarks({ locale }: World, done: LaidOut): readonly string[] {
  const { codeownersElsewhere: path, keysFolder: folder, errors } = done
  return [
    ...(path === null ? [] : [say(locale, 'init-codeowners-elsewhere', { path })]),
    ...(folder === null ? [] : [say(locale, 'init-keys-saved', { folder })]),
    ...(errors === 0 ? [] : [say(locale, 'init-errors', { errors })]),
  ]
}
