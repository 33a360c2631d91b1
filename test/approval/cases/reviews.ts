import { baseFiles, codeowners, review, user } from '../../support/approval-facts.ts'
import type { Case } from '../../support/approval-cases.ts'

const outside = { ...baseFiles, '.github/CODEOWNERS': codeowners('/lists/vip.yaml @hikari/outside\n') }
const answer = (is: 'yes' | 'no' | 'unknown') => [
  { owner: '@hikari/outside', user: user('vera').id, answer: is },
]

/** Cases that only a forge with reviews and accounts knows, as far as they are facts here. */
export const reviewCases: readonly Case[] = [
  {
    id: 'E16',
    title: 'a program approves',
    story: { opinions: [review('vera', { account: { ...user('vera'), bot: true } })] },
    expect: { verdict: 'PENDING', code: 'BOT' },
    twin: {
      title: 'a person does',
      change: { opinions: [review('vera')] },
      expect: { verdict: 'APPROVED', approvedBy: ['vera'] },
    },
  },
  {
    id: 'E19',
    title: 'approve, ask for changes, and the request is dismissed: nothing is resurrected',
    story: {
      opinions: [
        review('vera'),
        review('vera', { verdict: 'reject' }),
        review('vera', { verdict: 'dismissed' }),
      ],
    },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    twin: {
      title: 'and she approves again',
      change: { opinions: [review('vera'), review('vera', { verdict: 'dismissed' }), review('vera')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E22',
    title: 'an owner who may only read approves',
    story: { opinions: [review('vera', { mayWrite: false })] },
    expect: { verdict: 'PENDING', code: 'NO_WRITE' },
    twin: {
      title: 'one who may write',
      change: { opinions: [review('vera')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'E23',
    title: 'the approver was only invited to the team',
    story: { root: outside, memberships: answer('no'), opinions: [review('vera')] },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED' },
    twin: { title: 'belongs to it', change: { memberships: answer('yes') }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E25',
    title: 'the team cannot be read',
    story: { root: outside, memberships: answer('unknown'), opinions: [review('vera')] },
    expect: { verdict: 'ERROR', code: 'TEAM_UNREADABLE' },
    twin: { title: 'it can', change: { memberships: answer('yes') }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E42',
    title: 'a review is submitted after the merge',
    story: { opinions: [review('vera', { afterMerge: true })] },
    expect: { verdict: 'PENDING', code: 'AFTER_MERGE' },
    twin: { title: 'before it', change: { opinions: [review('vera')] }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E47',
    title: 'the change was pointed at another branch after the approval',
    story: { opinions: [review('vera', { retargeted: true })] },
    expect: { verdict: 'PENDING', code: 'RETARGETED' },
    twin: { title: 'it was not', change: { opinions: [review('vera')] }, expect: { verdict: 'APPROVED' } },
  },
  {
    id: 'E63',
    title: 'the approver’s account is gone',
    story: { opinions: [review('vera', { account: { kind: 'gone' } })] },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED', has: ['USER_GONE'] },
    twin: {
      title: 'a rejection by somebody who may only read is a note',
      change: { opinions: [review('vera'), review('ken', { verdict: 'reject', mayWrite: false })] },
      expect: { verdict: 'APPROVED', has: ['REJECTION_IGNORED ken'] },
    },
  },
]
