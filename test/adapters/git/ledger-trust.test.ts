import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { git, gitText } from '../../../src/adapters/git/git.ts'
import { readLedgerTrust } from '../../../src/adapters/git/ledger-trust.ts'
import type { LedgerPolicy } from '../../../src/content/schema/ledger.ts'
import { ledgerPublic } from '../../support/ledger-keys.ts'
import { gitSandbox } from '../../support/git-sandbox.ts'

type Key = LedgerPolicy['keys'][number]

const old: Key = { id: 'old', public: ledgerPublic(1), role: 'sender', from: '2026-01-01' }
const short: Key = {
  id: 'short',
  public: ledgerPublic(2),
  role: 'desk',
  from: '2026-01-01',
  until: '2026-01-31',
}
const rogue: Key = { id: 'rogue', public: ledgerPublic(3), role: 'sender', from: '2026-01-01' }
const present: Key = { id: 'present', public: ledgerPublic(4), role: 'sender', from: '2026-02-01' }

function policyText(keys: readonly Key[]): string {
  const rows = keys.map(
    ({ id, role, from, until, ...key }) =>
      `  - { id: ${id}, role: ${role}, public: ${key.public}, from: ${from}${until === undefined ? '' : `, until: ${until}`} }\n`,
  )
  return `repository: hikari/mail\nkeys:\n${rows.join('')}`
}

test('keys that the policy names no more are trusted until they went; unapproved ones never', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('one')
  mkdirSync(join(repository.folder, 'policies'))
  const on = async (day: string, keys: readonly Key[]): Promise<string> => {
    writeFileSync(join(repository.folder, 'policies/ledger.yaml'), policyText(keys))
    await git(repository, ['add', '--all'])
    const env = { GIT_COMMITTER_DATE: `${day}T12:00:00Z` }
    await git(repository, ['commit', '--quiet', '-m', 'Change keys'], { env })
    return gitText(repository, ['rev-parse', 'HEAD'])
  }
  await on('2026-01-01', [old, short])
  const untrusted = await on('2026-01-10', [old, short, rogue])
  await on('2026-01-11', [old, short])
  await on('2026-02-01', [{ ...old, until: '2026-06-30' }, present])
  const head = await on('2026-03-05', [present])

  const policy: LedgerPolicy = { repository: 'hikari/mail', keys: [present] }
  const trusted = await readLedgerTrust(repository, { head, policy, untrusted: new Set([untrusted]) })
  expect(trusted).toEqual({
    repository: 'hikari/mail',
    keys: [present, { ...old, until: '2026-03-05' }, short],
  })
  const everything = await readLedgerTrust(repository, { head, policy })
  expect(everything.keys.find(({ id }) => id === 'rogue')?.until).toBe('2026-01-11')
  const revoked: LedgerPolicy = {
    repository: 'hikari/mail',
    keys: [present, { ...old, until: '2026-01-05' }],
  }
  const { keys } = await readLedgerTrust(repository, {
    head,
    policy: revoked,
    untrusted: new Set([untrusted]),
  })
  expect(keys.filter(({ id }) => id === 'old')).toEqual([{ ...old, until: '2026-01-05' }])
})
