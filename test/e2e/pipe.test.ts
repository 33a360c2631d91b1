import { expect, test } from 'vitest'
import { initialise } from '../../src/commands/init.ts'
import { startCommand } from '../support/command-process.ts'
import { newRepository } from '../support/new-repository.ts'
import { temporaryFolder } from '../support/temporary-store.ts'

test.each(['stdout', 'stderr'] as const)(
  'whoever reads %s may go away, as `| head` does: nothing is said about it, and the work is done',
  async (stream) => {
    const made = newRepository()
    await made.run(initialise, { options: { domain: 'hikari.example', owner: 'vera' } })
    const { repository } = made
    const wrong = stream === 'stderr' ? ['--list', 'nobody'] : []
    const args = ['new', 'winter', '--template', 'sale', ...wrong, '--root', repository.folder]
    const { child, ended } = startCommand(args, {
      env: { PATH: process.env['PATH'] ?? '', HOME: temporaryFolder(), LANG: 'C' },
      cwd: repository.folder,
    })
    child[stream].destroy()
    expect(await ended).toEqual({ code: stream === 'stderr' ? 2 : 0, out: '', err: '' })
    expect('campaigns/winter/campaign.md' in made.files()).toBe(stream === 'stdout')
  },
)
