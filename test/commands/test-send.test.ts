import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Repository } from '../../src/adapters/git/git.ts'
import { needCandidate } from '../../src/commands/asking/candidate.ts'
import { publish } from '../../src/commands/asking/signer.ts'
import { verb as auditLog } from '../../src/commands/audit-log.ts'
import { sendTests } from '../../src/commands/desk/send-tests.ts'
import { verb } from '../../src/commands/test.ts'
import type { World } from '../../src/commands/verb.ts'
import { openWorkbench } from '../../src/commands/workbench.ts'
import { isoInstant } from '../../src/kit/clock.ts'
import { Failure } from '../../src/kit/failure.ts'
import { company } from '../support/company.ts'
import { openDesk, worldOf } from '../support/desk-pass.ts'
import { pictureFile } from '../support/pictures.ts'

const text =
  '---\nsubject: Spring\nfrom: news\nlists: [newsletter]\nstatus: draft\n---\n\nGood day.\n\n[Look](https://www.hikari.example/)\n'
const path = 'campaigns/spring/campaign.md'

/** A company where aoi has a draft on a branch of her own. */
async function scene(campaign = text, beside: Readonly<Record<string, Uint8Array>> = {}) {
  const here = await company()
  const aoi = here.clone('aoi')
  here.sandbox.git(aoi, 'switch', '--quiet', '-c', 'spring', 'origin/main')
  here.sandbox.commit(aoi, { [path]: campaign, ...beside }, { who: 'aoi' })
  const lines: string[] = []
  const world: World = {
    ...worldOf(here, aoi.folder),
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
  }
  const ask = async (to?: string, person: 'aoi' | 'vera' = 'aoi'): Promise<string> => {
    const key = here.keys[person].file
    try {
      return String(
        await verb.run(world, {
          arguments: ['spring'],
          options: { key, ...(to === undefined ? {} : { to }) },
        }),
      )
    } catch (error) {
      if (error instanceof Failure) return error.code
      throw error
    }
  }
  return { ...here, aoi, world, lines, ask, desk: openDesk(here) }
}

test('a draft reaches those who were named, once, marked as a test and saying who it will come from', async () => {
  const { ask, desk, lines, ...here } = await scene()
  expect(await ask('vera, aoi')).toBe('0')
  expect(lines.join('\n')).toContain('Asked for a test of spring/1')
  expect(await desk.work(sendTests)).toEqual([
    {
      code: 'desk-tested',
      values: { release: 'spring/1', person: 'aoi', people: 'aoi, vera' },
      kind: 'done',
    },
  ])
  expect(desk.letters.map(({ person, subject }) => [person, subject])).toEqual([
    ['aoi', '[TEST] Spring'],
    ['vera', '[TEST] Spring'],
  ])
  const [letter] = desk.letters
  expect(letter?.text.split('\n')[0]).toMatch(
    /^Test of spring\/1, asked for by aoi\. The campaign itself will come from .+ <news@/,
  )
  expect(letter?.text).toContain('Good day.')
  expect(await desk.work(sendTests)).toEqual([])
  // It is on record who got it; and no release began by it.
  const world: World = { ...worldOf(here, here.runner.folder), out: (line) => lines.push(line) }
  expect(await auditLog.run(world, { arguments: [], options: {} })).toBe(0)
  expect(lines.at(-1)).toContain('mailed to aoi, vera, asked for by aoi')
})

test('a test brings its pictures along: nobody serves them before the release is authorised', async () => {
  const { ask, desk } = await scene(`${text}\n![A field](hero.jpg)\n`, {
    'campaigns/spring/hero.jpg': pictureFile('camera.jpg'),
  })
  expect(await ask()).toBe('0')
  expect(await desk.work(sendTests)).toMatchObject([{ code: 'desk-tested' }])
  const [letter] = desk.letters
  const [picture, ...others] = letter?.pictures ?? []
  expect(others).toEqual([])
  expect(letter?.html).toContain(`src="${picture?.source}"`)
  expect(picture?.source).toMatch(/^cid:[0-9a-f]{32}@/)
  expect(letter?.html).not.toMatch(/src="https:/)
  expect(letter?.text).toContain('[A field]')
})

test('without names it goes to whoever asks', async () => {
  const { ask, desk } = await scene()
  expect(await ask()).toBe('0')
  await desk.work(sendTests)
  expect(desk.letters.map(({ person }) => person)).toEqual(['aoi'])
})

test.each([
  ['an address', 'eve@evil.example', 'test-unknown-person'],
  ['a stranger', 'aoi,eve', 'test-unknown-person'],
  ['nobody', ' , ', 'test-unknown-person'],
])('%s cannot be mailed', async (_, to, code) => {
  const { ask, sandbox, aoi } = await scene()
  expect(await ask(to)).toBe(code)
  expect(sandbox.git(aoi, 'tag', '--list', 'test/*')).toBe('')
})

test('what validate refuses is not mailed either', async () => {
  const { ask, lines } = await scene(text.replace('https://www', 'http://www'))
  expect(await ask()).toBe('request-findings')
  expect(lines.join('\n')).toContain('link-not-https')
})

test('a change that is not committed is no test of anything', async () => {
  const { ask, aoi } = await scene()
  writeFileSync(join(aoi.folder, path), text.replace('Good day', 'Good evening'))
  expect(await ask()).toBe('request-uncommitted')
})

test('a relay that takes only half is asked for the rest, and the record waits', async () => {
  const { ask, desk } = await scene()
  await ask('aoi,vera')
  desk.takes(false)
  expect((await desk.work(sendTests)).map(({ kind }) => kind)).toEqual(['again'])
  desk.takes(true)
  expect((await desk.work(sendTests)).map(({ code }) => code)).toEqual(['desk-tested'])
  expect(desk.letters).toHaveLength(2)
})

test('a test that was asked for long ago is not repeated by a desk that starts afresh', async () => {
  const { ask, desk, clock } = await scene()
  await ask()
  clock.now += 25 * 3_600_000
  expect((await desk.work(sendTests)).map(({ code }) => code)).toEqual(['desk-test-refused'])
  expect(desk.letters).toEqual([])
})

test('a tag that somebody else signed, or that names another content, mails nobody', async () => {
  const { ask, desk, aoi, sandbox } = await scene()
  await ask()
  const [ref = ''] = sandbox.git(aoi, 'for-each-ref', '--format=%(refname)', 'refs/tags/test/').split('\n')
  const copy = ref.replace(/\/1$/, '/2')
  const object = sandbox.git(aoi, 'rev-parse', ref)
  sandbox.git(aoi, 'update-ref', copy, object)
  sandbox.git(aoi, 'push', '--quiet', 'origin', `${copy}:${copy}`, `:${ref}`)
  expect((await desk.work(sendTests)).map(({ code, values }) => [code, values['reason']])).toEqual([
    ['desk-tag-refused', 'TAG_COPIED'],
  ])
  expect(desk.letters).toEqual([])
})

test('a test of an edition that does not exist mails nobody and stands in no record', async () => {
  const { ask, desk, aoi, world, keys } = await scene()
  await ask()
  const bench = await openWorkbench(world)
  const commit = headOf(aoi)
  const candidate = await needCandidate(bench, commit, { campaign: 'spring', nowMs: world.clock.now() })
  const about = {
    repository: bench.ledgerPolicy.repository,
    campaign: 'spring',
    person: 'aoi',
    to: ['aoi'],
  } as const
  const { closureDigest } = candidate.closure
  const time = isoInstant(world.clock.now())
  await publish(
    bench,
    { person: 'aoi', keyFile: keys.aoi.file },
    { commit, payload: { v: 1, kind: 'test', edition: 7, closureDigest, time, ...about } },
  )
  await publish(
    bench,
    { person: 'aoi', keyFile: keys.aoi.file },
    {
      commit,
      payload: { v: 1, kind: 'test', edition: 1, closureDigest, time: '2099-01-01T00:00:00Z', ...about },
    },
  )
  const outcomes = await desk.work(sendTests)
  expect(outcomes.map(({ code }) => code).sort()).toEqual([
    'desk-test-refused',
    'desk-test-refused',
    'desk-tested',
  ])
  expect(desk.letters).toHaveLength(1)
})

function headOf(repository: Repository): string {
  return execFileSync('git', ['rev-parse', 'HEAD'], { cwd: repository.folder, encoding: 'utf8' }).trim()
}

test('a key in wrong hands is no open relay: a person has so many tests a day', async () => {
  const { ask, desk, clock } = await scene()
  await ask()
  await desk.work(async (pass) => {
    const day = isoInstant(clock.now).slice(0, 10)
    for (let place = 1; place <= 30; place += 1) await pass.memory.note(`tests of aoi on ${day}: ${place}`, 0)
    return []
  })
  expect((await desk.work(sendTests)).map(({ code }) => code)).toEqual(['desk-test-refused'])
  expect(desk.letters).toEqual([])
})
