import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { addresses, sendWorld } from '../../support/send-world.ts'
import { campaignText } from '../../support/send-world-content.ts'

test('from the first commit to a record: everybody gets it once, and every message is believed', async () => {
  await using world = await sendWorld({ contacts: 10, root: false })
  const early = await world.run('send')
  expect(early).toMatchObject({ code: 1, stdout: '' })
  expect(early.stderr).toContain('[send-no-root]')

  const begun = await world.here('send', '--trust-root')
  expect(begun).toMatchObject({ code: 0, stdout: 'nothing to send\n' })
  expect(begun.stderr).toMatch(/^Trusted from [0-9a-f]{12} on/)

  const proposed = world.propose('spring', { 'campaigns/spring/campaign.md': campaignText() })
  await world.approve('vera', 'spring', proposed)
  const merge = world.merge('spring')
  const dry = await world.here('send', '--dry-run')
  expect(dry).toMatchObject({ code: 0, stdout: 'spring/1: approved; would be authorised now\n' })
  expect(await world.entryTypes('spring')).toEqual([])

  const sent = await world.here('send')
  expect(sent).toMatchObject({
    code: 0,
    stdout: 'spring/1: sent to 10 of 10, 0 rejected, 0 skipped\n',
    // Neither the relay nor the address of this world can be reached by anybody else.
    stderr: expect.stringMatching(/^A rehearsal: the unsubscribe address at \S+ was not tried[^\n]*\n$/),
  })
  expect(world.recipients()).toEqual(addresses(10))
  for (const { verdict, rcptTo, secure, file, mailFrom } of world.received()) {
    expect(verdict).toMatchObject({ pass: true, spf: 'pass', dmarc: 'pass', policy: 'reject' })
    expect(verdict?.dkim.map(({ selector, result, aligned }) => [selector, result, aligned])).toEqual([
      ['rsa', 'pass', true],
      ['ed', 'pass', true],
    ])
    expect(secure).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain(`To: ${rcptTo[0]}\r\n`)
    expect(mailFrom).toMatch(/^b-[a-z2-7]{20}-[a-z2-7]{16}@bounces\.news\.hikari\.example$/)
  }
  expect(await world.entryTypes('spring')).toEqual([
    'AUTHORISED',
    'CLAIMED',
    'SNAPSHOT',
    'STAGE_STARTED',
    'BATCH',
    'STAGE_SENT',
    'STAGE_OK',
    'COMPLETED',
  ])
  expect(world.originGit('rev-parse', 'refs/tags/mail/spring/1')).toBe(merge)

  const again = await world.here('send', '--json')
  expect(again.code).toBe(0)
  expect(again.json).toMatchObject({
    version: 1,
    releases: [{ release: 'spring/1', code: 'send-already-sent', exitCode: 0, values: { accepted: 10 } }],
  })
  expect((await world.here('send')).stdout).toMatch(
    /^spring\/1: already sent \d{4}-\d{2}-\d{2}T\S+Z to 10 of 10, 0 sent\n$/,
  )
  expect(world.received()).toHaveLength(10)

  const trust = await world.here('send', '--trust-root')
  expect(trust.stderr).toMatch(/^The trusted beginning is [0-9a-f]{12} already\.\n$/)
  expect((await world.here('audit', 'verify')).code).toBe(0)
}, 40_000)

test('what one commit released can be sent alone', async () => {
  await using world = await sendWorld({ contacts: 3 })
  const first = await world.release('spring')
  await world.release('summer')
  const one = await world.run('send', '--commit', first)
  expect(one).toMatchObject({ code: 0, stdout: 'spring/1: sent to 3 of 3, 0 rejected, 0 skipped\n' })
  expect(world.recipients()).toEqual(addresses(3))
  expect(await world.entryTypes('summer')).toEqual([])
  expect(await world.here('send', '--dry-run')).toMatchObject({
    code: 0,
    stdout: 'summer/1: approved; would be authorised now\n',
  })
  expect(await world.here('send', '--commit', first)).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^spring\/1: already sent .*, 0 sent\n$/),
  })
  const wrong = await world.here('send', '--commit', 'no-such-branch')
  expect(wrong.code).toBe(1)
  expect(wrong.stderr).toContain('[no-such-commit]')
})

test('a release that nobody may get is refused before it is claimed, and goes out when somebody may', async () => {
  await using world = await sendWorld({ contacts: 0 })
  await world.release('spring')
  const empty = await world.run('send')
  expect(empty.code).toBe(1)
  expect(empty.stdout).toContain('nobody may be mailed on newsletter')
  expect(await world.entryTypes('spring')).toEqual(['AUTHORISED'])
  await world.importContacts('newsletter', addresses(2))
  expect(await world.here('send')).toMatchObject({ code: 0 })
  expect(world.recipients()).toEqual(addresses(2))
})
