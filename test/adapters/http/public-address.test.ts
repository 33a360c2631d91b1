import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPublicAddress } from '../../../src/adapters/http/public-address.ts'

test.each([
  ['8.8.8.8', true],
  ['203.0.114.1', true],
  ['172.15.255.255', true],
  ['172.32.0.1', true],
  ['2400:8500:1301::1', true],
  ['2606:4700::1111', true],
  ['10.1.2.3', false],
  ['172.16.0.1', false],
  ['192.168.1.1', false],
  ['127.0.0.1', false],
  ['0.0.0.0', false],
  ['100.64.0.1', false],
  ['169.254.169.254', false],
  ['224.0.0.1', false],
  ['255.255.255.255', false],
  ['::1', false],
  ['::', false],
  ['::ffff:10.0.0.1', false],
  ['::ffff:8.8.8.8', false],
  ['64:ff9b::a00:1', false],
  ['fe80::1', false],
  ['fc00::1', false],
  ['fd00:ec2::254', false],
  ['ff02::1', false],
  ['2001:db8::1', false],
  ['2002:a00:1::', false],
  ['www.hikari.jp', false],
  ['', false],
])('%s is public: %s', (address, expected) => {
  expect(isPublicAddress(address)).toBe(expected)
})

test('no private address is public', () => {
  const byte = fc.integer({ min: 0, max: 255 })
  fc.assert(
    fc.property(fc.constantFrom('10', '127', '0'), fc.tuple(byte, byte, byte), (first, others) => {
      expect(isPublicAddress(`${first}.${others.join('.')}`)).toBe(false)
      expect(isPublicAddress(`::ffff:${first}.${others.join('.')}`)).toBe(false)
    }),
  )
})
