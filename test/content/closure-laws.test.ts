import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closureOf, type Closure } from '../../src/content/closure.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import type { Tree, TreeFile } from '../../src/content/tree.ts'
import { present } from '../../src/kit/assert.ts'
import { campaignText, contentTree } from '../support/content-files.ts'

const tree = contentTree({
  'campaigns/harvest/campaign.md': campaignText({ exclude: '[members]' }),
  'campaigns/harvest/hero.jpg': 'picture',
  'campaigns/harvest/terms.txt': 'Terms.\n',
  'campaigns/other/campaign.md': campaignText(),
  'docs/notes.txt': 'Notes.\n',
})

/** Files whose every byte counts by itself; a sender counts by what it says, and the text of a campaign decides what else counts. */
const paths = [...tree.files.keys()].filter((path) => !/senders\.yaml$|harvest\/campaign\.md$/.test(path))

function closureAt(at: Tree): Closure {
  const content = parseContent(at)
  return closureOf(present(content.campaigns.get('harvest'), 'the campaign'), content, at)
}

function withFiles(change: (files: Map<string, TreeFile>) => void): Tree {
  const files = new Map(tree.files)
  change(files)
  return { commit: tree.commit, files }
}

const before = closureAt(tree)
const inside = (path: string): boolean => before.files.some((file) => file.path === path)

test('the digest changes exactly when a byte of the closure does', () => {
  const seen = new Set<boolean>()
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 1, max: 255 }), (path, at, bits) => {
      const file = present(tree.files.get(path), 'a file')
      const bytes = Buffer.from(present(file.bytes, 'its bytes'))
      const index = at % bytes.length
      bytes[index] = (bytes[index] ?? 0) ^ bits
      const after = closureAt(withFiles((files) => files.set(path, { ...file, bytes, blob: `x${path}` })))
      expect(after.closureDigest !== before.closureDigest).toBe(inside(path))
      seen.add(inside(path))
    }),
    { numRuns: 150 },
  )
  expect(seen.size).toBe(2)
})

test('the digest changes exactly when a mode of the closure does', () => {
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.constantFrom('100644', '100755'), (path, mode) => {
      const file = present(tree.files.get(path), 'a file')
      const after = closureAt(withFiles((files) => files.set(path, { ...file, mode })))
      expect(after.closureDigest !== before.closureDigest).toBe(mode !== file.mode && inside(path))
    }),
    { numRuns: 60 },
  )
})

test('the digest changes exactly when a path of the closure does', () => {
  const names = ['campaigns/harvest/new.txt', 'campaigns/other/new.txt', 'docs/new.txt']
  const movable = [
    'campaigns/harvest/terms.txt',
    'campaigns/harvest/hero.jpg',
    'docs/notes.txt',
    'campaigns/_partials/footer.mjml',
  ]
  fc.assert(
    fc.property(fc.constantFrom(...movable), fc.constantFrom(...names), (from, to) => {
      const file = present(tree.files.get(from), 'a file')
      const after = closureAt(
        withFiles((files) => {
          files.delete(from)
          files.set(to, { ...file, path: to })
        }),
      )
      const touches = inside(from) || to.startsWith('campaigns/harvest/')
      expect(after.closureDigest !== before.closureDigest).toBe(touches)
    }),
    { numRuns: 60 },
  )
})
