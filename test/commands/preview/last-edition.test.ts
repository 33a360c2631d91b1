import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createCompiler } from '../../../src/adapters/compile-child/compiler.ts'
import { readWorkTree } from '../../../src/adapters/git/work-tree.ts'
import { lastEditionComparer } from '../../../src/commands/preview/last-edition.ts'
import { openWorkshop } from '../../../src/commands/preview/workshop.ts'
import { sendWorld } from '../../support/send-world.ts'
import { campaignText } from '../../support/send-world-content.ts'
import { temporaryFolder } from '../../support/temporary-store.ts'
import { previewFolder } from '../../support/preview-folder.ts'

async function changesIn(folder: string, campaign: string): Promise<readonly string[] | null> {
  const compiler = createCompiler({ reuse: true })
  try {
    const workshop = await openWorkshop({
      readTree: () => readWorkTree(folder),
      compiler,
      compare: lastEditionComparer({ folder, env: process.env }),
      now: () => Date.parse('2026-11-20T03:04:05Z'),
      timezone: 'Asia/Tokyo',
      locale: 'en',
    })
    return await workshop.changes(campaign)
  } finally {
    await compiler.close()
  }
}

test('what changed since the edition that was sent is known from this clone alone, without the remote', async () => {
  await using world = await sendWorld({ contacts: 2 })
  const text = (edition: number, subject: string): string =>
    campaignText({ subject, front: `edition: ${edition}\n` })
  await world.release('spring', text(1, 'Spring'))
  expect((await world.run('send')).code).toBe(0)
  world.propose('spring-2', { 'campaigns/spring/campaign.md': text(2, 'Spring again') })
  world.git('fetch', '--quiet', 'origin')
  world.git('remote', 'set-url', 'origin', join(world.folder, 'gone'))
  const folder = world.git('rev-parse', '--show-toplevel').trim()
  const changes = await changesIn(folder, 'spring')
  expect(changes?.[0]).toMatch(/^since spring\/1, sent /)
  expect(changes).toContain('Subject [en]: Spring → Spring again')
}, 60_000)

test('outside of git, and where nothing was sent, no earlier edition is known', async () => {
  const { folder } = previewFolder()
  expect(await changesIn(folder, 'harvest')).toBe(null)
  expect(await changesIn(temporaryFolder(), 'harvest')).toBe(null)
})
