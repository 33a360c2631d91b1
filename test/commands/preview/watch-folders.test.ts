import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { watchFolders } from '../../../src/commands/preview/watch-folders.ts'
import { temporaryFolder } from '../../support/temporary-store.ts'

test(
  'every way to save is heard, once for each burst, also in folders that were made later',
  { timeout: 60_000 },
  async () => {
    const folder = temporaryFolder()
    const at = (path: string) => join(folder, path)
    mkdirSync(at('campaigns/spring'), { recursive: true })
    mkdirSync(at('node_modules'))
    writeFileSync(at('campaigns/spring/campaign.md'), 'a')
    let heard = 0
    const stop = watchFolders(folder, {
      changed: async () => void (heard += 1),
      onBlind: (reason) => expect.unreachable(reason),
    })
    onTestFinished(stop)
    await sleep(100)
    const hears = async (what: string, act: () => void) => {
      const before = heard
      act()
      await expect.poll(() => heard, { message: what, timeout: 10_000 }).toBeGreaterThan(before)
      await sleep(250)
    }
    await hears('written', () => {
      for (let n = 0; n < 20; n += 1) writeFileSync(at('campaigns/spring/campaign.md'), `b${n}`)
    })
    expect(heard).toBeLessThan(4)
    await hears('replaced', () => {
      writeFileSync(at('campaigns/spring/new~'), 'c')
      renameSync(at('campaigns/spring/new~'), at('campaigns/spring/campaign.md'))
    })
    await hears('a new campaign', () => mkdirSync(at('campaigns/summer')))
    await hears('its file', () => writeFileSync(at('campaigns/summer/campaign.md'), 'd'))
    await hears('written again', () => writeFileSync(at('campaigns/summer/campaign.md'), 'e'))
    await hears('a content folder that was not there', () => mkdirSync(at('lists')))
    await hears('a list', () => writeFileSync(at('lists/a.yaml'), 'f'))
    await hears('removed', () => rmSync(at('campaigns/spring'), { recursive: true }))
    const quiet = heard
    writeFileSync(at('node_modules/x'), 'x')
    writeFileSync(at('notes.txt'), 'x')
    await sleep(400)
    expect(heard).toBe(quiet)
  },
)
