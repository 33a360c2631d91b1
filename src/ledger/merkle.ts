import { createHash } from 'node:crypto'
import { assert, present } from '../kit/assert.ts'

const leafPrefix = Buffer.of(0)
const nodePrefix = Buffer.of(1)

/** The hash of one leaf (RFC 6962 section 2.1): its prefix keeps a leaf from being passed off as an inner node. */
export function leafHash(leaf: Uint8Array): Buffer {
  return createHash('sha256').update(leafPrefix).update(leaf).digest()
}

/** The Merkle tree hash (RFC 6962 section 2.1) over leaf hashes in their order, in hexadecimal. */
export function merkleRoot(hashes: readonly Uint8Array[]): string {
  return Buffer.from(rootOf(hashes, 0, hashes.length)).toString('hex')
}

/** The audit path of the leaf at `index` (RFC 6962 section 2.1.1), from the leaf upwards, in hexadecimal. */
export function inclusionProof(hashes: readonly Uint8Array[], index: number): readonly string[] {
  assert(index >= 0 && index < hashes.length, 'a proof for a leaf that the tree does not have')
  const path: string[] = []
  let from = 0
  let to = hashes.length
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    const left = index < middle
    path.unshift(
      Buffer.from(left ? rootOf(hashes, middle, to) : rootOf(hashes, from, middle)).toString('hex'),
    )
    if (left) to = middle
    else from = middle
  }
  return path
}

/** What `verifyInclusion` judges. */
export interface Inclusion {
  readonly leafHash: Uint8Array
  readonly index: number
  /** Leaves of the tree. */
  readonly size: number
  readonly path: readonly string[]
  readonly root: string
}

/** Whether the path leads from the leaf to the root (RFC 9162 section 2.1.3.2, which states the check for the trees of RFC 6962). */
export function verifyInclusion(inclusion: Inclusion): boolean {
  const { index, size } = inclusion
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let node = index
  let last = size - 1
  let hash: Uint8Array = inclusion.leafHash
  for (const text of inclusion.path) {
    if (last === 0 || !/^[0-9a-f]{64}$/.test(text)) return false
    const sibling = Buffer.from(text, 'hex')
    if (node % 2 === 1 || node === last) {
      hash = nodeHash(sibling, hash)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      hash = nodeHash(hash, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 && Buffer.from(hash).toString('hex') === inclusion.root
}

function half(number: number): number {
  return Math.floor(number / 2)
}

function nodeHash(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(nodePrefix).update(left).update(right).digest()
}

function rootOf(hashes: readonly Uint8Array[], from: number, to: number): Uint8Array {
  const size = to - from
  if (size === 0) return createHash('sha256').digest()
  if (size === 1) return present(hashes[from], 'a leaf hash')
  const middle = from + splitOf(size)
  return nodeHash(rootOf(hashes, from, middle), rootOf(hashes, middle, to))
}

/** The largest power of two below `size`, which is at least 2. */
function splitOf(size: number): number {
  return 2 ** Math.floor(Math.log2(size - 1))
}
