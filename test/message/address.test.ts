import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { wireAddress } from '../../src/message/address.ts'

test.for([
  ['aoi@hikari.example', 'aoi@hikari.example'],
  ['a.b+c@Hikari.Example', 'a.b+c@hikari.example'],
  ["o'brien@mail.example", "o'brien@mail.example"],
  ['a@xn--wgv71a119e.jp', 'a@xn--wgv71a119e.jp'],
  // The carriers' old addresses travel quoted.
  ['a..b@docomo.ne.jp', '"a..b"@docomo.ne.jp'],
  ['.ab@docomo.ne.jp', '".ab"@docomo.ne.jp'],
  ['ab.@ezweb.ne.jp', '"ab."@ezweb.ne.jp'],
  ['"a..b"@docomo.ne.jp', '"a..b"@docomo.ne.jp'],
])('%s is written %s', ([given, wire]) => {
  expect(wireAddress(given!)).toBe(wire)
})

test.for([
  '',
  '@',
  'a',
  'a@',
  '@b.example',
  'a@b',
  'a..b@gmail.com',
  'a b@c.example',
  'a@b@c.example',
  '"a"@docomo.ne.jp',
  '"a b"@docomo.ne.jp',
  '"a@evil.example"@docomo.ne.jp',
  'Aoi <aoi@c.example>',
  '<aoi@c.example>',
  'aoi@c.example,eve@c.example',
  'group:eve@c.example;',
  'a@[192.0.2.1]',
  'a@c.example\r\nBcc: eve@c.example',
  'a\0@c.example',
  '愛子@c.example',
  'a@ひかり.example',
  'a@-c.example',
  'a@c..example',
  'a@c.example.',
  'a@192.0.2.1',
  `${'a'.repeat(65)}@c.example`,
  `a@${'b.'.repeat(126)}example`,
])('%j is no address', (given) => {
  expect(wireAddress(given)).toBeNull()
})

test('whatever comes out is printable ASCII with one recipient in it, and coming in again it stays', () => {
  const part = fc.string({
    unit: fc.constantFrom('a', 'B', '.', '@', '"', '\\', '<', '>', ',', ' ', '\r', '\n', '\0', 'é'),
  })
  fc.assert(
    fc.property(part, fc.constantFrom('docomo.ne.jp', 'c.example', 'C.Example', '', 'x'), (local, host) => {
      const wire = wireAddress(`${local}@${host}`)
      if (wire === null) return
      expect(wire).toMatch(
        /^(?:[!#-'*+./0-9=?A-Z^_`a-z{|}~-]+|"[!#-'*+./0-9=?A-Z^_`a-z{|}~-]+")@[a-z0-9.-]+$/,
      )
      expect(wireAddress(wire)).toBe(wire)
    }),
    { numRuns: 2000 },
  )
})
