import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Halt, Lease, ReleaseJournal } from '../../delivery/journal.ts'
import { assert } from '../../kit/assert.ts'
import { sha256 } from '../../kit/digest.ts'
import type { Commit } from './journal-commit.ts'

type Facts = Pick<
  ReleaseJournal,
  'raiseFence' | 'fence' | 'putArtifact' | 'artifact' | 'ledgerSeen' | 'noteLedger'
>
type Control = Omit<ReleaseJournal, keyof Facts>

/** Who may send a release, and whether anybody may. */
export function createReleaseControl(database: DatabaseSync, commit: Commit): Control {
  const sql = {
    // Taken when it is free, one's own, or run out: decided by the statement that writes.
    lease: database.prepare(
      `INSERT INTO leases (release_key, owner, expires_at) VALUES ($release, $owner, $expiresAt)
       ON CONFLICT (release_key) DO UPDATE SET owner = excluded.owner, expires_at = excluded.expires_at
       WHERE owner = excluded.owner OR expires_at <= $now`,
    ),
    holder: database.prepare('SELECT owner, expires_at FROM leases WHERE release_key = ?'),
    endLease: database.prepare('DELETE FROM leases WHERE release_key = ? AND owner = ?'),
    setHalt: database.prepare(
      `INSERT INTO halts (release_key, reason, by, at) VALUES ($release, $reason, $by, $at)
       ON CONFLICT (release_key) DO UPDATE SET reason = excluded.reason, by = excluded.by, at = excluded.at`,
    ),
    liftHalt: database.prepare('DELETE FROM halts WHERE release_key = ?'),
    ownHalt: database.prepare('SELECT reason, by, at FROM halts WHERE release_key = ?'),
    halted: database.prepare(
      `SELECT reason, by, at FROM halts WHERE release_key IN (?, '*') ORDER BY release_key = '*' LIMIT 1`,
    ),
  }
  return {
    lease: (releaseKey, owner, { now, expiresAt }) =>
      commit((): Lease | null => {
        const { changes } = sql.lease.run({
          $release: releaseKey,
          $owner: owner,
          $now: now,
          $expiresAt: expiresAt,
        })
        return changes === 1 ? { owner, expiresAt } : null
      }),
    leaseHolder: async (releaseKey) => {
      const row = sql.holder.get(releaseKey)
      return row === undefined ? null : { owner: String(row['owner']), expiresAt: Number(row['expires_at']) }
    },
    endLease: (releaseKey, owner) => commit(() => void sql.endLease.run(releaseKey, owner)),
    setHalt: (releaseKey, halt) =>
      commit(() => {
        if (halt === null) sql.liftHalt.run(releaseKey)
        else sql.setHalt.run({ $release: releaseKey, $reason: halt.reason, $by: halt.by, $at: halt.at })
      }),
    halted: async (releaseKey) => haltOf(sql.halted.get(releaseKey)),
    ownHalt: async (releaseKey) => haltOf(sql.ownHalt.get(releaseKey)),
  }
}

function haltOf(row: Record<string, SQLOutputValue> | undefined): Halt | null {
  if (row === undefined) return null
  return { reason: String(row['reason']), by: String(row['by']), at: Number(row['at']) }
}

/** The fence, the compiled texts, and how far the ledger had got. */
export function createReleaseFacts(database: DatabaseSync, commit: Commit): Facts {
  const sql = {
    raise: database.prepare(
      `INSERT INTO delivery_releases (release_key, fence) VALUES (?, ?)
       ON CONFLICT (release_key) DO UPDATE SET fence = excluded.fence WHERE fence < excluded.fence`,
    ),
    fence: database.prepare('SELECT fence FROM delivery_releases WHERE release_key = ?'),
    putArtifact: database.prepare(
      'INSERT INTO artifacts (digest, text) VALUES (?, ?) ON CONFLICT (digest) DO NOTHING',
    ),
    artifact: database.prepare('SELECT text FROM artifacts WHERE digest = ?'),
    seen: database.prepare('SELECT seq, digest FROM ledger_seen'),
    note: database.prepare(
      `INSERT INTO ledger_seen (id, seq, digest) VALUES (1, ?, ?)
       ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, digest = excluded.digest WHERE seq <= excluded.seq`,
    ),
  }
  return {
    raiseFence: (releaseKey, attempt) => commit(() => sql.raise.run(releaseKey, attempt).changes === 1),
    fence: async (releaseKey) => Number(sql.fence.get(releaseKey)?.['fence'] ?? 0),
    putArtifact: (digest, text) => {
      assert(sha256(text) === digest, 'an artifact under a wrong digest')
      return commit(() => void sql.putArtifact.run(digest, text))
    },
    artifact: async (digest) => {
      const text = sql.artifact.get(digest)?.['text']
      return typeof text === 'string' && sha256(text) === digest ? text : null
    },
    ledgerSeen: async () => {
      const row = sql.seen.get()
      return row === undefined ? null : { seq: Number(row['seq']), digest: String(row['digest']) }
    },
    noteLedger: (seq, digest) => commit(() => void sql.note.run(seq, digest)),
  }
}
