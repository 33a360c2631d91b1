import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { initialise } from '../../src/commands/init.ts'
import { verb as plan } from '../../src/commands/plan.ts'
import { newRepository } from '../support/new-repository.ts'

const campaign = (body: string): string =>
  `---\nsubject: Winter\nfrom: news\nlists: [newsletter]\n---\n\n${body}\n`

test('what a branch changes is painted beside the default branch, and a missing picture refuses nothing', async () => {
  const made = newRepository()
  await made.run(initialise, {
    options: { domain: 'hikari.example', owner: 'vera', timezone: 'Asia/Tokyo' },
  })
  const { sandbox, repository } = made
  sandbox.commit(repository, {
    'campaigns/old/campaign.md': campaign('Good day.'),
    'campaigns/same/campaign.md': campaign('Good day.'),
  })
  made.git('switch', '--quiet', '--create', 'winter')
  sandbox.commit(repository, { 'campaigns/old/campaign.md': campaign('Good night.') })
  const folder = join(sandbox.folder, 'pictures')
  const planned = (env: Record<string, string>): ReturnType<typeof made.run> =>
    made.run((world, input) => plan.run({ ...world, env: { ...world.env, ...env } }, input), {
      options: { changed: true, offline: true, pictures: folder },
    })

  const without = await planned({ POSTMERGE_CHROMIUM: 'off' })
  expect(without).toMatchObject({ code: 0, err: expect.stringContaining('POSTMERGE_CHROMIUM is off') })
  expect(without.out).toMatch(/Subject +Winter/)
  expect(readdirSync(folder)).toEqual([])

  expect((await planned({})).err).toContain(join(folder, 'pictures.html'))
  expect(readdirSync(folder).toSorted()).toEqual(['old', 'pictures.html'])
  expect(readdirSync(join(folder, 'old'))).toHaveLength(6)
  expect(readFileSync(join(folder, 'pictures.html'), 'utf8').match(/<img /g)).toHaveLength(6)
}, 60_000)
