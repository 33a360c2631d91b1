import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placesIn } from '../../src/checks/places-in.ts'

test('a place counts lines and characters as an editor does', () => {
  const unit = fc.constantFrom('a', '漢', '🎄', '\n', '\udc00', '\ud83c')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 30 }), fc.nat(40), (text, offset) => {
      const before = text.slice(0, offset).split('\n')
      expect(placesIn({ file: 'a.md', firstLine: 3, text })(Math.min(offset, text.length))).toEqual({
        file: 'a.md',
        line: 3 + before.length - 1,
        column: Array.from(before.at(-1) ?? '').length + 1,
      })
    }),
  )
})
