import type { Case } from '../../support/approval-cases.ts'
import { list } from '../../support/approval-facts.ts'

const publicVip = { 'lists/vip.yaml': list('sensitivity: public\n') }
const manifest = { 'package.json': '{}\n' }

/** Cases about who changed the rules: signed, or only claimed. */
export const ruleAuthorCases: readonly Case[] = [
  {
    id: 'A23',
    title: 'a change of the rules is not signed, and one owner approves it',
    story: { rules: [{ by: 'ken', signedBy: null, changes: publicVip, approvedBy: ['vera'] }] },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED', has: ['RULES_UNSIGNED'] },
    twin: {
      title: 'two do',
      change: { rules: [{ by: 'ken', signedBy: null, changes: publicVip, approvedBy: ['vera', 'victor'] }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A24',
    title: 'a merged change of the rules is not signed, and one owner approves it',
    story: {
      rules: [{ by: 'ken', merged: true, signedBy: null, changes: publicVip, approvedBy: ['vera'] }],
    },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED', has: ['RULES_UNSIGNED'] },
    twin: {
      title: 'its author signed it',
      change: {
        rules: [{ by: 'ken', merged: true, signedBy: 'ken', changes: publicVip, approvedBy: ['vera'] }],
      },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A25',
    title: 'an owner signs a change of the rules in another’s name, and approves it',
    story: { rules: [{ by: 'ken', signedBy: 'vera', changes: publicVip, approvedBy: ['vera'] }] },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED', lacks: ['RULES_UNSIGNED'] },
    twin: {
      title: 'that other signed it',
      change: { rules: [{ by: 'ken', signedBy: 'ken', changes: publicVip, approvedBy: ['vera'] }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A26',
    title: 'a change of the rules is signed with a key that nobody has',
    story: { rules: [{ by: 'ken', signedBy: 'stranger', changes: publicVip, approvedBy: ['vera'] }] },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED', has: ['RULES_UNSIGNED'] },
    twin: {
      title: 'its author stands for it afterwards, beside the owner',
      change: {
        rules: [{ by: 'ken', signedBy: 'stranger', changes: publicVip, approvedBy: ['vera', 'ken'] }],
      },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A27',
    title: 'somebody else stands for an unsigned change of the rules',
    story: { rules: [{ by: 'ken', signedBy: null, changes: publicVip, approvedBy: ['vera', 'bo'] }] },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED', has: ['RULES_UNSIGNED'] },
    twin: {
      title: 'whoever is named as its author',
      change: { rules: [{ by: 'bo', signedBy: null, changes: publicVip, approvedBy: ['vera', 'bo'] }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A28',
    title: 'a company of one Administrator, who approves a change that nobody signed',
    story: { rules: [{ by: 'ken', signedBy: null, changes: manifest, approvedBy: ['mori'] }] },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED', has: ['RULES_UNSIGNED'] },
    twin: {
      title: 'its author signed the commit',
      change: { rules: [{ by: 'ken', changes: manifest, approvedBy: ['mori'] }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A29',
    title: 'a company of one Administrator, who approves his own change',
    story: { rules: [{ by: 'mori', changes: manifest, approvedBy: ['mori'] }] },
    expect: { verdict: 'BLOCKED', code: 'RULES_UNAPPROVED' },
    twin: {
      title: 'somebody else’s',
      change: { rules: [{ by: 'ken', changes: manifest, approvedBy: ['mori'] }] },
      expect: { verdict: 'APPROVED' },
    },
  },
]
