import { expect, test } from 'vitest'
import { initialise } from '../../src/commands/init.ts'
import { verb as plan } from '../../src/commands/plan.ts'
import { newRepository } from '../support/new-repository.ts'

const campaign = (subject: string): string =>
  `---\nsubject: ${subject}\nfrom: news\nlists: [newsletter]\n---\n\nGood day.\n`

test('a branch is planned as it stands, without a network, and nothing about it is refused', async () => {
  const made = newRepository()
  await made.run(initialise, {
    options: { domain: 'hikari.example', owner: 'vera', timezone: 'Asia/Tokyo' },
  })
  const { sandbox, repository } = made
  sandbox.commit(repository, { 'campaigns/old/campaign.md': campaign('Old') })
  const planned = (options: Record<string, boolean>): ReturnType<typeof made.run> =>
    made.run((world, input) => plan.run(world, input), {
      options: { changed: true, offline: true, ...options },
    })

  expect(await planned({})).toMatchObject({ code: 0, out: 'No campaign differs from the default branch.' })
  expect(JSON.parse((await planned({ json: true })).out)).toEqual({ version: 1, plans: [] })

  made.git('switch', '--quiet', '--create', 'winter')
  sandbox.commit(repository, {
    'campaigns/winter/campaign.md': campaign('Winter'),
    'campaigns/frost/campaign.md': campaign('Frost'),
    'campaigns/broken/campaign.md': campaign('Broken').replace('from: news', 'from: nobody'),
  })
  // Nobody is asked: this remote is nowhere.
  made.git('update-ref', 'refs/remotes/origin/main', 'main')
  made.git('remote', 'add', 'origin', 'https://127.0.0.1:9/nowhere.git')
  const text = await planned({})
  expect(text).toMatchObject({ code: 0, err: '' })
  expect(text.out).toMatch(/Subject +Frost/)
  expect(text.out).toMatch(/Subject +Winter/)
  expect(text.out).toContain('campaigns/broken/campaign.md:3')
  expect(text.out).not.toContain('Old')
  const { plans } = JSON.parse((await planned({ json: true })).out) as {
    readonly plans: readonly { readonly release: string }[]
  }
  expect(plans.map(({ release }) => release)).toEqual(['frost/1', 'winter/1'])

  sandbox.commit(repository, { 'campaigns/_partials/x.mjml': '<mj-section></mj-section>\n' })
  expect((await planned({})).out).toContain('many campaigns')
  const alone = await made.run((world, input) => plan.run(world, input), {})
  expect([alone.code, alone.err]).toEqual([2, expect.stringContaining('[plan-which]')])
}, 60_000)
