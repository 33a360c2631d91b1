import { sha256 } from '../kit/digest.ts'

const modulus = 1n << 256n

/** A digest of a set of recipients that grows one by one, in any order and without memory. */
export interface SetDigest {
  readonly add: (idem: string) => void
  /** Adds everybody of a sum made with `sumWith`. */
  readonly addSum: (sum: bigint) => void
  /** 64 hexadecimal digits. */
  readonly value: () => string
}

/**
 * The keyed digest of a set of recipients: idempotency ids are made with the release's secret, so that it tells equal from different
 * and nothing else. The sum of their hashes does not depend on the order in which a store happens to yield them.
 */
export function createSetDigest(): SetDigest {
  let sum = 0n
  return {
    add: (idem) => {
      sum = sumWith(sum, idem)
    },
    addSum: (other) => {
      sum = (sum + other) % modulus
    },
    value: () => sha256(`postmerge-set-v1\0${sum.toString(16)}`),
  }
}

/** A part of a set, begun with 0, and one more recipient: parts may be summed where the recipients are, and put together elsewhere. */
export function sumWith(sum: bigint, idem: string): bigint {
  return (sum + BigInt(`0x${sha256(idem)}`)) % modulus
}
