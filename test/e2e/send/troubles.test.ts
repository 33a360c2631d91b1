import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { releaseKey } from '../../../src/release/release-id.ts'
import { addresses, authorisedWorld, sendWorld, type SendWorld } from '../../support/send-world.ts'
import { until } from '../../support/send-world-process.ts'
import { campaignText, envelopeDomain, repositoryId } from '../../support/send-world-content.ts'

let base: SendWorld
beforeAll(async () => {
  base = await authorisedWorld()
})
afterAll(() => base[Symbol.asyncDispose]())

test('a relay that is away, refuses us or is not who it says gets nothing, and the next run sends', async () => {
  await using world = await base.copy({ contacts: 2 })
  const problem = async (env: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { code, json } = await world.start(['send', '--json'], env).ended
    expect(json).toMatchObject({ releases: [{ release: 'spring/1', code: 'send-failed', exitCode: code }] })
    const [{ problems }] = (json as { releases: [{ problems: [{ code: string }] }] }).releases
    return `${code} ${problems[0].code}`
  }
  await world.stopRelay()
  expect(await problem()).toBe('75 relay-unreachable')
  await world.startRelay({ refuse: { code: 421, text: 'not now' } })
  expect(await problem()).toBe('75 relay-greeting-refused')
  await world.stopRelay()
  await world.startRelay()
  expect(await problem({ POSTMERGE_CA_FILE: '' })).toBe('1 relay-certificate-refused')
  expect(await problem({ POSTMERGE_CA_FILE: '/nowhere' })).toBe('1 ca-file-unreadable')
  expect(await problem({ DKIM_NEWS_ED: '' })).toBe('1 secret-missing')
  expect(world.received()).toEqual([])
  // Nothing was claimed for nothing.
  expect(await world.entryTypes('spring')).toEqual(['AUTHORISED'])
  expect(await world.here('send')).toMatchObject({
    code: 0,
    stdout: 'spring/1: sent to 3 of 3, 0 rejected, 0 skipped\n',
  })
}, 60_000)

test('mail that receivers would not believe does not leave, and the record to publish is named', async () => {
  await using world = await base.copy({ contacts: 2 })
  const other = 'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='
  for (const [name, records, code] of [
    [envelopeDomain, null, 'spf-missing'],
    ['_dmarc.news.hikari.example', null, 'dmarc-missing'],
    ['rsa._domainkey.news.hikari.example', null, 'dkim-record-missing'],
    ['ed._domainkey.news.hikari.example', { TXT: [other] }, 'dkim-record-differs'],
  ] as const) {
    const before = world.dns(name, records)
    const refused = await world.here('send')
    expect(refused.code).toBe(1)
    expect(refused.stdout).toContain('spring/1: nothing was sent: receivers would not believe mail')
    expect(refused.stdout).toContain(`[${code}]`)
    expect(refused.stdout).toContain(`${name} TXT "v=`)
    world.dns(name, before)
  }
  const silent = await world.start(['send', '--json'], { POSTMERGE_DNS: '127.0.0.1:1' }).ended
  expect(silent).toMatchObject({ code: 75, json: { releases: [{ code: 'send-dns-unanswered' }] } })
  expect(world.received()).toEqual([])
  expect(await world.entryTypes('spring')).toEqual(['AUTHORISED'])
}, 60_000)

test.concurrent('a no that comes while it runs halts it, and stands until it is taken back', async () => {
  await using world = await sendWorld({
    contacts: 40,
    connections: 1,
    receiver: { dns: null, misbehaviours: { '*': { kind: 'delay', at: 'taken', ms: 1000 } } },
  })
  await world.release('spring')
  const head = world.git('rev-parse', 'spring')
  const sending = world.start(['send'])
  await until('some mail', () => world.received().length > 1)
  await world.sendBack('victor', 'spring', { commit: head, reason: 'The price is wrong' })
  const ended = await sending.ended
  expect(ended.code).toBe(1)
  expect(ended.stdout).toContain('spring/1: halted by postmerge: CHANGES_REQUESTED')
  // Git is asked every 15 seconds.
  const taken = world.received().length
  expect(taken).toBeLessThan(25)
  await world.here('resume', 'spring/1', '--reason', 'we go on')
  const held = await world.here('send')
  expect(held.code).toBe(1)
  expect(held.stdout).toContain('spring/1: not sent: CHANGES_REQUESTED')
  expect(world.received()).toHaveLength(taken)
}, 60_000)

test.concurrent('an audience that outgrew what its owners saw is held until one of them lifts it', async () => {
  await using world = await sendWorld({ contacts: 5 })
  const id = world.propose('spring', { 'campaigns/spring/campaign.md': campaignText() })
  await world.approve('vera', 'spring', id)
  const [tag = ''] = world.git('for-each-ref', '--format=%(contents)', 'refs/tags/approval/').split('\n-----')
  const { closureDigest, contentDigest } = JSON.parse(tag) as Record<string, string>
  const release = { campaign: 'spring', edition: 1 }
  // What the desk writes when somebody asks for approval.
  await world.append('desk', {
    type: 'PLANNED',
    release: { ...release, key: releaseKey(repositoryId, release) },
    data: {
      head: id,
      closureDigest: closureDigest ?? '',
      contentDigest: contentDigest ?? '',
      counts: { byList: { newsletter: 5 }, recipients: 5, skipped: {}, onSeveral: 0 },
      setDigest: 'f'.repeat(64),
    },
    at: Date.now(),
  })
  world.merge('spring')
  // Two more may be on the list by then, and no third.
  await world.importContacts('newsletter', addresses(3, 5))
  const held = await world.run('send')
  expect(held).toMatchObject({ code: 1 })
  expect(held.stdout).toContain('spring/1: held: GROWTH')

  const lift = (who: string) =>
    world.here('resume', 'spring/1', '--reason', 'a fair', '--key', join(world.folder, `key-${who}`))
  // An administrator owns no list, and the writer cannot lift what stands against his own.
  for (const who of ['kenji', 'aoi']) {
    await lift(who)
    const still = await world.here('send')
    expect(still).toMatchObject({ code: 1 })
    expect(still.stdout).toContain('held: GROWTH')
  }
  expect(world.received()).toEqual([])
  expect((await lift('victor')).code).toBe(0)
  expect(await world.here('send')).toMatchObject({
    code: 0,
    stdout: 'spring/1: sent to 8 of 8, 0 rejected, 0 skipped\n',
  })
}, 60_000)

test.concurrent('more people than a list allows are not mailed, whoever approved it', async () => {
  await using world = await sendWorld({ contacts: 5, recipientsMax: 4 })
  await world.release('spring')
  const refused = await world.run('send')
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.stdout).toContain('spring/1: nothing was sent: 5 people are more than the 4')
  expect(world.received()).toEqual([])
  await world.store(({ contacts }) =>
    contacts.suppress('reader-0@receiver.example', 'complained', Date.now()),
  )
  expect(await world.here('send')).toMatchObject({
    code: 0,
    stdout: 'spring/1: sent to 4 of 4, 0 rejected, 1 skipped\n',
  })
})

test('a store from an old backup, which has forgotten whom it mailed, sends nothing', async () => {
  await using world = await base.copy({ contacts: 2 })
  const file = join(world.folder, 'store.db')
  cpSync(file, `${file}.old`)
  expect((await world.run('send')).code).toBe(0)
  await world.release('summer')
  cpSync(file, `${file}.new`)
  cpSync(`${file}.old`, file)
  const refused = await world.here('send')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('[store-behind-ledger]')
  expect(world.received()).toHaveLength(3)
})
