import { parsePolicies } from '../../content/parse-policies.ts'
import type { LedgerPolicy } from '../../content/schema/ledger.ts'
import { isoInstant } from '../../kit/clock.ts'
import type { LedgerKey } from '../../ledger/entry-role.ts'
import type { LedgerTrust } from '../../ledger/verify-chain.ts'
import { catFiles } from './cat-file.ts'
import { gitText, type Repository } from './git.ts'

const path = 'policies/ledger.yaml'

/** What trust in keys begins with. */
export interface TrustBeginning {
  /** The newest commit of the default branch. */
  readonly head: string
  /** The policy there: what it says about a key holds, also for the past. */
  readonly policy: LedgerPolicy
  /** Commits whose rules nobody approved; keys that only they name are nobody's. */
  readonly untrusted?: ReadonlySet<string>
}

/**
 * The keys that may have signed the ledger: those of the policy now, and those that it named earlier and does not name any more; these
 * until the day on which they went. Without them old entries would become unreadable whenever a key is replaced.
 */
export async function readLedgerTrust(
  repository: Repository,
  { head, policy, untrusted = new Set() }: TrustBeginning,
): Promise<LedgerTrust> {
  const versions = await readVersions(repository, head)
  const keys = new Map(policy.keys.map((key) => [nameOf(key), key]))
  // From the newest to the oldest: the last version that has a key describes it best.
  for (const [index, version] of versions.entries()) {
    if (untrusted.has(version.commit)) continue
    for (const key of version.keys) {
      const until = lastDay(key, versions[index - 1]?.day)
      if (!keys.has(nameOf(key))) keys.set(nameOf(key), until === undefined ? key : { ...key, until })
    }
  }
  return { repository: policy.repository, keys: [...keys.values()] }
}

interface Version {
  readonly commit: string
  /** When it came, in UTC. */
  readonly day: string
  readonly keys: readonly LedgerKey[]
}

/** All versions of the file along the default branch, newest first. */
async function readVersions(repository: Repository, head: string): Promise<readonly Version[]> {
  const log = await gitText(repository, ['log', '--first-parent', '--format=%H %ct', head, '--', path])
  const rows = log.split('\n').filter(Boolean)
  const files = await catFiles(
    repository,
    rows.map((row) => `${row.split(' ')[0]}:${path}`),
  )
  return rows.map((row) => {
    const [commit = '', seconds = ''] = row.split(' ')
    const text = files.get(`${commit}:${path}`)?.bytes.toString('utf8') ?? null
    const { parsed } = parsePolicies(new Map([['ledger', text]]))
    const keys = parsed.policies.ledger?.keys ?? []
    return { commit, day: isoInstant(Number(seconds) * 1000).slice(0, 10), keys }
  })
}

/** One key in one role under one name: whoever changes any of these made another key. */
function nameOf(key: LedgerKey): string {
  return [key.id, key.role, key.public].join(' ')
}

function lastDay(key: LedgerKey, removed: string | undefined): string | undefined {
  if (removed === undefined || (key.until !== undefined && key.until < removed)) return key.until
  return removed
}
