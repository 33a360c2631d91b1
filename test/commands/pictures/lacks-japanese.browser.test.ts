import { expect, test } from 'vitest'
import { openPainter } from '../../../src/adapters/chromium/painter.ts'
import { unpackChromium } from '../../../src/adapters/chromium/unpack-chromium.ts'
import { lacksJapanese } from '../../../src/commands/pictures/lacks-japanese.ts'
import { browserFiles } from '../../support/browser-files.ts'

test('a machine without Japanese letters is found out, where a mail needs them', async () => {
  const { fontConfig } = await unpackChromium()
  const latin = openPainter({ FONTCONFIG_FILE: fontConfig })
  const japanese = openPainter({ FONTCONFIG_FILE: (await browserFiles()).fontConfig })
  try {
    expect(await lacksJapanese(latin, '<p>冬の感謝市</p>')).toBe(true)
    expect(await lacksJapanese(latin, '<p>winter</p>')).toBe(false)
    expect(await lacksJapanese(japanese, '<p>冬の感謝市</p>')).toBe(false)
  } finally {
    await latin.close()
    await japanese.close()
  }
})
