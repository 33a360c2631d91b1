import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { base32 } from '../../src/kit/base32.ts'

// RFC 4648 section 10, without the padding and in lower case.
test.each([
  ['', ''],
  ['f', 'my'],
  ['fo', 'mzxq'],
  ['foo', 'mzxw6'],
  ['foob', 'mzxw6yq'],
  ['fooba', 'mzxw6ytb'],
  ['foobar', 'mzxw6ytboi'],
])('"%s"', (text, encoded) => {
  expect(base32(Buffer.from(text))).toBe(encoded)
})

test('keeps every bit', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      const bits = Array.from(base32(bytes))
        .map((letter) => 'abcdefghijklmnopqrstuvwxyz234567'.indexOf(letter).toString(2).padStart(5, '0'))
        .join('')
      const wanted = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
      expect(bits.slice(0, wanted.length)).toBe(wanted)
      expect(bits.slice(wanted.length)).toMatch(/^0{0,4}$/)
    }),
  )
})
