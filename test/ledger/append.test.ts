import { describe, expect, test } from 'vitest'
import { appendEntry, openLedger } from '../../src/ledger/append.ts'
import type { EntryType, LedgerStore } from '../../src/ledger/entry.ts'
import { signers, trust } from '../support/ledger-keys.ts'
import { draftOf, entryRelease, signerOf, storyTexts, wholeStory } from '../support/ledger-story.ts'
import { memoryLedger, type MemoryLedger } from '../support/memory-ledger.ts'

async function ledgerWith(...types: readonly EntryType[]): Promise<MemoryLedger> {
  const store = memoryLedger()
  const ledger = openLedger(store, trust)
  for (const type of types)
    expect(await appendEntry(ledger, signerOf(type), { draft: draftOf(type) })).toMatchObject({
      result: 'appended',
    })
  return store
}

/** A store in which others append first, `times` times. */
function contested(store: MemoryLedger, times: number, others: () => Promise<unknown>): LedgerStore {
  let left = times
  return {
    read: () => store.read(),
    append: async (tip, entry, message) => {
      if (left-- > 0) await others()
      return store.append(tip, entry, message)
    },
  }
}

test('a whole story can be written, each entry with its message', async () => {
  const store = await ledgerWith(...wholeStory)
  expect(store.texts).toHaveLength(wholeStory.length)
  expect(store.messages.at(-1)).toBe(
    'winter-sale/1: sent to 4 of 5, 1 skipped, 1 rejected, approved by vera\n\nPostmerge-Release: winter-sale/1\n',
  )
})

test('an entry that is not legal is lost, and nothing is written', async () => {
  const store = await ledgerWith('ROOT', 'BLOCKED')
  const result = await appendEntry(openLedger(store, trust), signers.sender, { draft: draftOf('CLAIMED') })
  expect(result).toMatchObject({ result: 'lost', problem: { code: 'ledger-illegal-order' } })
  expect(store.texts).toHaveLength(2)
})

test('who loses the race tries again on top of the winner', async () => {
  const store = await ledgerWith('ROOT')
  const other = openLedger(store, trust)
  const race = contested(store, 3, () =>
    appendEntry(other, signers.sender, { draft: draftOf('BLOCKED', { campaign: 'spring' }) }),
  )
  const result = await appendEntry(openLedger(race, trust), signers.sender, { draft: draftOf('AUTHORISED') })
  expect(result).toMatchObject({ result: 'appended', entry: { seq: 5 } })
})

test('who loses the race for a claim gets to know it', async () => {
  const store = await ledgerWith('ROOT', 'AUTHORISED')
  const other = openLedger(store, trust)
  const race = contested(store, 1, () => appendEntry(other, signers.sender, { draft: draftOf('CLAIMED') }))
  const result = await appendEntry(openLedger(race, trust), signers.sender, { draft: draftOf('CLAIMED') })
  expect(result).toMatchObject({ result: 'lost' })
  expect(result.view.releases.get(entryRelease('winter-sale').key)?.claimed).toMatchObject({ run: 'run-1' })
})

test('the caller is asked again on the newest view', async () => {
  const store = await ledgerWith('ROOT')
  const other = openLedger(store, trust)
  const race = contested(store, 1, () => appendEntry(other, signers.sender, { draft: draftOf('AUTHORISED') }))
  const seen: number[] = []
  const result = await appendEntry(openLedger(race, trust), signers.sender, {
    draft: draftOf('BLOCKED'),
    check: ({ seq, releases }) => seen.push(seq) > 0 && !releases.has(entryRelease('winter-sale').key),
  })
  expect(seen).toEqual([1, 2])
  expect(result).toMatchObject({ result: 'lost', problem: null })
})

test('who writes behind itself asks nobody what is there', async () => {
  const store = memoryLedger()
  let reads = 0
  const counted: LedgerStore = { ...store, read: () => ((reads += 1), store.read()) }
  const ledger = openLedger(counted, trust)
  for (const type of wholeStory) await appendEntry(ledger, signerOf(type), { draft: draftOf(type) })
  expect(store.texts).toHaveLength(wholeStory.length)
  expect(reads).toBe(1)
  expect((await ledger.recent()).view).toEqual((await ledger.read()).view)
  expect((await ledger.recent()).entries).toEqual((await ledger.read()).entries)
})

test('nothing is called lost that was last seen before others wrote', async () => {
  const store = await ledgerWith('ROOT')
  const [old, other] = [openLedger(store, trust), openLedger(store, trust)]
  await old.read()
  await appendEntry(other, signers.sender, { draft: draftOf('AUTHORISED') })
  expect((await old.recent()).entries).toHaveLength(1)
  expect(await appendEntry(old, signers.sender, { draft: draftOf('CLAIMED') })).toMatchObject({
    result: 'appended',
    entry: { seq: 3 },
  })
  // What was legal before others wrote is no more.
  expect(await appendEntry(other, signers.sender, { draft: draftOf('CLAIMED') })).toMatchObject({
    result: 'lost',
    view: { seq: 3 },
  })
})

test('a crowd is told to come back', async () => {
  const store = await ledgerWith('ROOT')
  const never: LedgerStore = { read: () => store.read(), append: async () => ({ won: false, tip: null }) }
  await expect(
    appendEntry(openLedger(never, trust), signers.sender, { draft: draftOf('RULES') }),
  ).rejects.toMatchObject({
    code: 'ledger-crowded',
    permanence: 'temporary',
  })
})

describe('nothing is written', () => {
  test('on top of a ledger that is not sound', async () => {
    const store = memoryLedger(storyTexts().with(4, '{}'))
    await expect(openLedger(store, trust).read()).rejects.toMatchObject({
      code: 'ledger-invalid',
      values: { seq: 5 },
    })
  })

  test('when entries are gone that were there', async () => {
    const store = memoryLedger(storyTexts())
    const ledger = openLedger(store, trust)
    await ledger.read()
    store.texts.pop()
    await expect(ledger.read()).rejects.toThrow('ledger-rewound')
  })

  test.each([
    ['that the policy does not name', { ...trust, keys: trust.keys.slice(1) }],
    ['that is over', { ...trust, keys: [{ ...trust.keys[0]!, until: '2026-11-23' }] }],
    ['whose time has not come', { ...trust, keys: [{ ...trust.keys[0]!, from: '2026-11-25' }] }],
  ])('with a key %s', async (_, keys) => {
    const draft = draftOf('ROOT')
    await expect(appendEntry(openLedger(memoryLedger(), keys), signers.sender, { draft })).rejects.toThrow(
      'ledger-key-not-in-policy',
    )
  })
})

test('a reason with an address is blacked out, one anywhere else refused', async () => {
  const store = await ledgerWith('ROOT', 'AUTHORISED', 'CLAIMED')
  const halted = draftOf('HALTED', { data: { by: 'vera', reason: 'kai@example.com complained\nloudly' } })
  await appendEntry(openLedger(store, trust), signers.operator, { draft: halted })
  expect(store.texts.at(-1)).toContain('[address] complained')
  expect(store.messages.at(-1)).toMatch(/^winter-sale\/1: stopped by vera: \[address\] complained loudly\n\n/)
  const resumed = draftOf('RESUMED', { data: { by: 'kai@example.com', reason: '' } })
  await expect(appendEntry(openLedger(store, trust), signers.operator, { draft: resumed })).rejects.toThrow(
    'ledger-address-refused',
  )
})
