import { expect, test } from 'vitest'
import { sendWorld } from '../../support/send-world.ts'

test('whoever owns the rules alone is told before it is too late', async () => {
  const owners = '/campaigns/ @vera\n/lists/ @vera @victor\n/policies/ @kenji\n/.github/ @kenji\n'
  await using world = await sendWorld({ contacts: 1, root: false, files: { '.github/CODEOWNERS': owners } })
  const refused = await world.run('send', '--trust-root')
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('Only kenji owns /policies/')
  expect(refused.stderr).toContain('[send-root-lone-owner]')
  expect(await world.ledger()).toEqual([])
  const desk = await world.start(['send', '--trust-root', '--lone-owner'], {
    POSTMERGE_LEDGER_KEY: world.keys.ledger.desk.pem,
  }).ended
  expect(desk).toMatchObject({ code: 1, stderr: expect.stringContaining('[send-root-not-written]') })
  expect(desk.stderr).not.toContain('Trusted from')
  expect(await world.ledger()).toEqual([])
  const forced = await world.here('send', '--trust-root', '--lone-owner')
  expect(forced).toMatchObject({ code: 0, stderr: expect.stringContaining('Trusted from') })
}, 40_000)
