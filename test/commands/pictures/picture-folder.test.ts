import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openPictureFolder } from '../../../src/commands/pictures/picture-folder.ts'
import type { PaintedCampaign, PaintedPicture } from '../../../src/report/painted-pictures.ts'

test('a page has an end, however much was painted: what goes beyond it lies in the folder, and the page says how much', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-folder-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const pictures = await openPictureFolder(folder, 'en', 250)
  const looks = ['desktop', 'phone', 'dark'] as const
  const changes = looks.map((look) => {
    const after: PaintedPicture = {
      locale: 'ja',
      sample: 1,
      look,
      png: Buffer.alloc(100, look),
      small: null,
      width: 8,
      height: 6,
      cut: false,
    }
    return { locale: 'ja', sample: 1, look, before: null, after }
  })
  const sale = { isNew: true, changes, same: 0, left: 0, lacksLetters: false }
  for (const campaign of ['sale', 'spring'])
    await pictures.add({ campaign, ...sale } satisfies PaintedCampaign, { folder: 'pull-1', title: '#1' })
  const page = readFileSync((await pictures.finish()) ?? '', 'utf8')
  expect(page.split('<img').length - 1).toBe(2)
  expect(page).toContain('that are not shown: 1.')
  expect(page).toContain('that are not shown: 3.')
  expect(readdirSync(join(folder, 'pull-1', 'spring'))).toHaveLength(3)
})
