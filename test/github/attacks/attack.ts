import { Octokit } from '@octokit/rest'
import { describe, expect, test } from 'vitest'
import { openCompany, type Company, type Outcome } from '../../support/hosted/company.ts'
import { shareGitHub } from '../../support/hosted/share-github.ts'
import type { Files } from '../../support/approval-facts.ts'
import { setUp, type Setting } from './shipped.ts'

/** Where the attack is made: a repository that is set up as shipped, and everybody who has an account. */
export interface Attacked {
  readonly c: Company
  readonly as: (login: string) => Octokit
  readonly withToken: (token: string) => Octokit
  readonly at: { readonly owner: string; readonly repo: string }
  /** The program's own App. */
  readonly app: number
}

interface Described {
  /** `W1 …`: who, and what for. W: who may write; R: who may only read; O: who owns or operates another list; A: an Administrator. */
  readonly id: string
  /** Settings that would stop it as well; they are off with and without the guard. */
  readonly given?: readonly Setting[]
  readonly files?: Files
}

/** An attack that a setting of GitHub's stops: whether it did what its maker wanted. */
interface AgainstSetting extends Described {
  readonly guard: Setting
  readonly attempt: (attacked: Attacked) => Promise<boolean>
}

/**
 * An attack that gets past every setting, and that the runner stops when it judges before sending: the code it says, and the conditions that
 * do not hold. The runner has no switch for a condition: without the guard is the same decision with exactly these conditions taken away, and
 * where another one were in the way, too, the attack would prove nothing about this guard.
 */
interface AgainstRunner extends Described {
  readonly guard: 'runner'
  readonly says: string
  readonly conditions: readonly string[]
  readonly attempt: (attacked: Attacked) => Promise<Outcome>
}

const others = [
  /** What a person's role in the repository lets them do. */
  'role',
  /** What stands in a workflow file of the default branch. */
  'workflow',
  /** Environments give their secrets to the default branch alone. */
  'environment',
  /** The group of our runners takes jobs of the default branch alone. */
  'runner group',
  /** What the program asks of the job that runs it. */
  'program',
] as const

/** An attack that something else stops, which the attempt itself leaves out where it is not guarded. */
interface AgainstOther extends Described {
  readonly guard: (typeof others)[number]
  readonly attempt: (attacked: Attacked, guarded: boolean) => Promise<boolean>
}

export type Attack = AgainstSetting | AgainstRunner | AgainstOther

function isOther(attack: AgainstSetting | AgainstOther): attack is AgainstOther {
  return (others as readonly string[]).includes(attack.guard)
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Makes each attack with its guard, where it must fail, and without, where it must succeed: one that never succeeds proves nothing. */
export function makeAll(attacks: readonly Attack[]): void {
  const share = shareGitHub()
  let n = 0
  const open = async ({ files = {} }: Described, off: readonly Setting[] | 'all'): Promise<Attacked> => {
    n += 1
    const shared = await share()
    const { github, env } = shared
    const c = openCompany(shared, { name: `mail-${n}`, files })
    const app = Number(env['POSTMERGE_GITHUB_APP_ID'])
    if (off !== 'all') setUp(c.mail, { off, app })
    const withToken = (auth: string): Octokit => new Octokit({ baseUrl: github.url, auth, log: silent })
    const as = (login: string): Octokit => withToken(github.token(login))
    return { c, as, withToken, at: { owner: 'hikari', repo: `mail-${n}` }, app }
  }
  describe.each(attacks)('$id', (attack) => {
    const { given = [] } = attack
    if (attack.guard === 'runner') {
      const { says, conditions, attempt } = attack
      let made: Promise<Outcome> | null = null
      const make = (): Promise<Outcome> => {
        made ??= open(attack, given.length === 0 ? 'all' : given).then(attempt)
        return made
      }
      test('runner stops it', async () => {
        const { verdict, reasons } = await make()
        expect(['BLOCKED', 'PENDING', 'HOLD']).toContain(verdict)
        expect(reasons, reasons.join(';')).toContain(says)
      })
      test('without that guard it succeeds', async () => {
        expect((await make()).unmet.toSorted()).toEqual(conditions.toSorted())
      })
      return
    }
    const { guard } = attack
    const make = async (guarded: boolean): Promise<boolean> => {
      if (isOther(attack)) return attack.attempt(await open(attack, given), guarded)
      return attack.attempt(await open(attack, guarded ? given : [...given, attack.guard]))
    }
    test(`${guard} stops it`, async () => {
      expect(await make(true)).toBe(false)
    })
    test('without that guard it succeeds', async () => {
      expect(await make(false)).toBe(true)
    })
  })
}

/** Whether GitHub did as it was told. */
export async function done(call: Promise<unknown>): Promise<boolean> {
  try {
    await call
    return true
  } catch (error) {
    const { status } = error as { readonly status?: number }
    if (status === undefined || status >= 500 || status === 401) throw error
    return false
  }
}

/** Whether somebody's press on the button merged. */
export function merges({ as, at }: Attacked, login: string, pull: number): Promise<boolean> {
  return done(as(login).pulls.merge({ ...at, pull_number: pull, merge_method: 'squash' }))
}
