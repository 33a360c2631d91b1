import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseAddress, sameAddressForm } from '../../src/audience/address.ts'

test.each([
  ['vera@example.test', 'vera@example.test'],
  ['Vera.Mori+news@Example.TEST', 'Vera.Mori+news@example.test'],
  ['  vera@example.test\u3000', 'vera@example.test'],
  ['ｖｅｒａ＠ｅｘａｍｐｌｅ．ｊｐ', 'vera@example.jp'],
  ['vera@日本語。jp', 'vera@xn--wgv71a119e.jp'],
  ['vera@bücher.example', 'vera@xn--bcher-kva.example'],
  ['vera@BÜCHER.example', 'vera@xn--bcher-kva.example'],
  ['vera@xn--bcher-kva.example', 'vera@xn--bcher-kva.example'],
  ["o'brien@example.test", "o'brien@example.test"],
  ['!#$%&*+/=?^_`{|}~-@example.test', '!#$%&*+/=?^_`{|}~-@example.test'],
  [`${'a'.repeat(64)}@example.test`, `${'a'.repeat(64)}@example.test`],
  ['a@b.co', 'a@b.co'],
])('%j is mailed as %j', (text, address) => {
  expect(normaliseAddress(text)).toEqual({ ok: true, address })
})

test.each([
  ['', 'address-empty'],
  [' \t\u3000', 'address-empty'],
  ['vera', 'address-syntax'],
  ['@example.test', 'address-syntax'],
  ['a@b@example.test', 'address-syntax'],
  ['<vera@example.test>', 'address-domain'],
  ['Vera <vera@example.test>', 'address-domain'],
  ['"vera mori"@example.test', 'address-syntax'],
  ['vera(comment)@example.test', 'address-syntax'],
  ['vera@example.test,aoi@example.test', 'address-syntax'],
  ['vera@example.test;aoi', 'address-domain'],
  ['vera\r\nBcc: x@example.test', 'address-syntax'],
  ['vera\0@example.test', 'address-syntax'],
  ['vera @example.test', 'address-syntax'],
  ['.vera@example.test', 'address-syntax'],
  ['vera.@example.test', 'address-syntax'],
  ['ve..ra@example.test', 'address-syntax'],
  ['a..b@docomo.ne.jp', 'address-legacy-mobile'],
  ['a.@ezweb.ne.jp', 'address-legacy-mobile'],
  ['.a@T.VODAFONE.ne.jp', 'address-legacy-mobile'],
  ['a..b"@docomo.ne.jp', 'address-syntax'],
  ['愛子@example.test', 'address-not-ascii'],
  ['ªoi@example.test', 'address-not-ascii'],
  ['vera@example', 'address-domain'],
  ['vera@', 'address-domain'],
  ['vera@localhost', 'address-domain'],
  ['vera@[192.0.2.1]', 'address-domain'],
  ['vera@192.0.2.1', 'address-domain'],
  ['vera@0x7f.1', 'address-domain'],
  ['vera@-example.test', 'address-domain'],
  ['vera@example-.test', 'address-domain'],
  ['vera@example..test', 'address-domain'],
  ['vera@example.test.', 'address-domain'],
  ['vera@exa_mple.test', 'address-domain'],
  ['vera@ex%41mple.test', 'address-domain'],
  ['vera@exam\u00adple.test', 'address-domain'],
  ['vera@exam\u200bple.test', 'address-domain'],
  ['vera@ℊoogle.com', 'address-domain'],
  ['vera@xn--a.test', 'address-domain'],
  [`vera@${'a'.repeat(64)}.test`, 'address-domain'],
  [`${'a'.repeat(65)}@example.test`, 'address-too-long'],
  [`a@${'b.'.repeat(126)}test`, 'address-too-long'],
])('%j is refused as %s', (text, reason) => {
  expect(normaliseAddress(text)).toEqual({ ok: false, reason })
})

test('a text of any length is answered', () => {
  expect(normaliseAddress('x'.repeat(1_000_000))).toEqual({ ok: false, reason: 'address-too-long' })
})

test('two spellings of one address are one person', () => {
  expect(sameAddressForm('Vera@example.test')).toBe(sameAddressForm('vera@example.test'))
})

const structural = Array.from('aZ0.-_+@@"<>,;: \r\n\0\\()[]%愛ü。＠ª\u00ad')
const nearly = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: fc.constantFrom(...structural), maxLength: 40 }),
  fc.emailAddress(),
  fc.tuple(fc.string({ maxLength: 10 }), fc.domain()).map(([local, domain]) => `${local}@${domain}`),
)

test('no text makes it throw, and what it accepts has no structure but one @', () => {
  fc.assert(
    fc.property(nearly, (text) => {
      const result = normaliseAddress(text)
      if (!result.ok) return
      expect(result.address).toMatch(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-z0-9.-]+$/)
      expect(result.address.length).toBeLessThanOrEqual(254)
      expect(result.address).not.toContain('..')
      expect(normaliseAddress(result.address)).toEqual(result)
    }),
    { numRuns: 2000 },
  )
})
