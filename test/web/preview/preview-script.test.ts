import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { previewScript } from '../../../src/web/preview/preview-script.ts'
import { temporaryFolder } from '../../support/temporary-store.ts'

const tsc = join(import.meta.dirname, '../../../node_modules/.bin/tsc')

function complaints(script: string): string {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'preview.js'), script)
  const options = [
    '--noEmit',
    '--allowJs',
    '--checkJs',
    '--strict',
    '--target',
    'esnext',
    '--lib',
    'esnext,dom,dom.iterable',
    '--types',
    '',
  ]
  try {
    execFileSync(tsc, [...options, 'preview.js'], { cwd: folder, encoding: 'utf8' })
    return ''
  } catch (error) {
    return String((error as { readonly stdout?: string }).stdout ?? error)
  }
}

test('the script of the page is well typed, and a slip in it would be seen', () => {
  expect(complaints(previewScript)).toBe('')
  expect(
    complaints(previewScript.replace('document.title = next.title', 'document.title = next.titel')),
  ).toContain('titel')
})
