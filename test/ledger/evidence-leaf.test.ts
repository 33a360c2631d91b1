import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha256 } from '../../src/kit/digest.ts'
import { evidenceLeafHash, type LeafFacts } from '../../src/ledger/evidence-leaf.ts'

const facts: LeafFacts = {
  contact: { evidenceKey: Buffer.alloc(32, 7), email: 'kai@example.com' },
  releaseKey: '0123456789abcdef0123456789abcdef',
  status: 'accepted',
  messageId: '<abc.0123@news.hikari.example>',
}

test('is what anybody can compute from the four facts', () => {
  const releaseSecret = createHmac('sha256', Buffer.alloc(32, 7))
    .update('0123456789abcdef0123456789abcdef')
    .digest()
  const commitment = createHmac('sha256', releaseSecret)
    .update('kai@example.com\u00000123456789abcdef0123456789abcdef')
    .digest('hex')
  const leaf = `\0${commitment}\0accepted\0${sha256(facts.messageId)}`
  expect(evidenceLeafHash(facts).toString('hex')).toBe(sha256(leaf))
})

test('changes with each of them', () => {
  const all = [
    facts,
    { ...facts, contact: { ...facts.contact!, evidenceKey: Buffer.alloc(32, 8) } },
    { ...facts, contact: { ...facts.contact!, email: 'kei@example.com' } },
    { ...facts, contact: null },
    { ...facts, releaseKey: 'f'.repeat(32) },
    { ...facts, status: 'rejected' as const },
    { ...facts, messageId: '<abd.0123@news.hikari.example>' },
  ]
  expect(new Set(all.map((each) => evidenceLeafHash(each).toString('hex'))).size).toBe(all.length)
})

test('says nothing about whose it was once the contact is erased', () => {
  const erased = evidenceLeafHash({ ...facts, contact: null }).toString('hex')
  expect(erased).toBe(sha256(`\0erased\0accepted\0${sha256(facts.messageId)}`))
})
