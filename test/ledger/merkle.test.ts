import { createHash } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inclusionProof, leafHash, merkleRoot, verifyInclusion } from '../../src/ledger/merkle.ts'

/** The leaves that the certificate-transparency projects test with, and the roots over the first n of them. */
const leaves = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')))
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

describe('RFC 6962', () => {
  test.each(roots.map((root, size) => [size, root] as const))('the root over %i leaves', (size, root) => {
    expect(merkleRoot(leaves.slice(0, size))).toBe(root)
  })

  // The paths of the same projects, leaf and size counted from 1 there.
  test.each([
    [
      0,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      5,
      8,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [2, 3, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
    [
      1,
      5,
      [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    ],
    [0, 1, []],
  ])('the path of leaf %i of %i', (index, size, path) => {
    expect(inclusionProof(leaves.slice(0, size), index)).toEqual(path)
  })
})

const trees = fc
  .array(fc.uint8Array({ maxLength: 8 }), { minLength: 1, maxLength: 70 })
  .chain((data) => fc.record({ data: fc.constant(data), index: fc.nat({ max: data.length - 1 }) }))

test('every leaf is proved, and nothing but that leaf at that place of that tree', () => {
  fc.assert(
    fc.property(trees, fc.uint8Array({ maxLength: 8 }), ({ data, index }, other) => {
      const hashes = data.map(leafHash)
      const proof = {
        leafHash: hashes[index]!,
        index,
        size: data.length,
        path: inclusionProof(hashes, index),
        root: merkleRoot(hashes),
      }
      expect(verifyInclusion(proof)).toBe(true)
      if (Buffer.compare(Buffer.from(other), Buffer.from(data[index]!)) !== 0)
        expect(verifyInclusion({ ...proof, leafHash: leafHash(other) })).toBe(false)
      const zero = '00'.repeat(32)
      expect(verifyInclusion({ ...proof, root: zero })).toBe(false)
      expect(verifyInclusion({ ...proof, path: [...proof.path, zero] })).toBe(false)
      expect(verifyInclusion({ ...proof, path: ['no hash', ...proof.path.slice(1)] })).toBe(false)
      if (proof.path.length > 0) {
        expect(verifyInclusion({ ...proof, path: proof.path.slice(1) })).toBe(false)
        expect(verifyInclusion({ ...proof, path: proof.path.with(0, zero) })).toBe(false)
      }
      for (const wrong of [-1, 0.5, data.length, Number.NaN])
        expect(verifyInclusion({ ...proof, index: wrong })).toBe(false)
    }),
    { numRuns: 300 },
  )
})

test('an inner node is no leaf', () => {
  const [left = Buffer.of(), right = Buffer.of()] = leaves
  const inner = createHash('sha256').update(Buffer.of(1)).update(left).update(right).digest('hex')
  expect(merkleRoot([left, right])).toBe(inner)
  expect(leafHash(Buffer.concat([left, right])).toString('hex')).not.toBe(inner)
})
