import type { Case } from '../../support/approval-cases.ts'
import {
  account,
  approve,
  baseFiles,
  campaign,
  campaignPath,
  keyOf,
  list,
  reject,
  request,
} from '../../support/approval-facts.ts'

const first = { changes: { [campaignPath]: campaign() } }
const bosList = { ...baseFiles, 'lists/vip.yaml': list('writers: ["@bo"]\n') }
const off = 'lists: { vip: { approval: off, reason: Weekly news, until: 2026-10-31 } }\n'

/** Cases about whose request it is, and what follows from it. */
export const requestCases: readonly Case[] = [
  {
    id: 'A13',
    title: 'an owner signs a request in the writer’s name',
    story: { requests: [request('aoi', { key: keyOf('vera') })] },
    expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED', has: ['TAG_WRONG_PERSON'] },
    twin: {
      title: 'with the writer’s own key',
      change: { requests: [request('aoi', { key: keyOf('aoi') })] },
      expect: { verdict: 'APPROVED', lacks: ['TAG_WRONG_PERSON'] },
    },
  },
  {
    id: 'A14',
    title: 'the writer asked for another edition',
    story: { requests: [request('aoi', { payload: { edition: 2 } })] },
    expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    twin: {
      title: 'for this one',
      change: { requests: [request('aoi', { payload: { edition: 1 } })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A15',
    title: 'the writer’s request of another repository is brought here',
    story: { requests: [request('aoi', { payload: { repository: 'git.hikari.example/other' } })] },
    expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED', has: ['TAG_OTHER_REPOSITORY'] },
    twin: {
      title: 'of this one',
      change: { requests: [request('aoi', { payload: { repository: 'git.hikari.example/mail' } })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A16',
    title: 'somebody writes in an owner’s name, so that the owner’s rejection might be an author’s own',
    story: {
      proposal: [{ ...first, by: 'vera' }],
      requests: [request('aoi')],
      opinions: [approve('victor'), reject('vera')],
    },
    expect: { verdict: 'HOLD', code: 'CHANGES_REQUESTED', has: ['CHANGES_REQUESTED vera'] },
    twin: {
      title: 'the owner did write it, and asked',
      change: { requests: [request('vera')] },
      expect: { verdict: 'APPROVED', has: ['REJECTION_IGNORED vera'] },
    },
  },
  {
    id: 'A30',
    title: 'the same, and nobody asks',
    story: {
      proposal: [{ ...first, by: 'vera' }],
      requests: [],
      opinions: [approve('victor'), approve('bo'), reject('vera')],
    },
    expect: { verdict: 'HOLD', code: 'CHANGES_REQUESTED', has: ['CHANGES_REQUESTED vera'] },
    twin: {
      title: 'the owner sends nothing back',
      change: { opinions: [approve('victor'), approve('bo')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A31',
    title: 'an owner asks again for what a colleague wrote, and then sends it back',
    story: {
      requests: [request('aoi'), request('vera', { at: '2026-10-05T03:01:00Z' })],
      opinions: [approve('victor'), reject('vera')],
    },
    expect: { verdict: 'HOLD', code: 'CHANGES_REQUESTED', has: ['CHANGES_REQUESTED vera'] },
    twin: {
      title: 'what she wrote herself',
      change: { proposal: [{ ...first, by: 'vera' }] },
      expect: { verdict: 'APPROVED', has: ['REJECTION_IGNORED vera'] },
    },
  },
  {
    id: 'A17',
    title: 'a list names its writers, and nobody signed for what bears the name of one',
    story: {
      root: bosList,
      proposal: [{ ...first, by: 'bo' }],
      requests: [],
      opinions: [approve('vera'), approve('victor')],
    },
    expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    twin: {
      title: 'that writer asks',
      change: { requests: [request('bo')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A18',
    title: 'a list names its writers, and somebody else signed what bears the name of one',
    story: { root: bosList, proposal: [{ ...first, by: 'bo', signedBy: 'aoi' }], requests: [] },
    expect: { verdict: 'BLOCKED', code: 'AUTHOR_NOT_ALLOWED', has: ['AUTHOR_NOT_ALLOWED aoi'] },
    twin: {
      title: 'that writer asks, and so stands for it',
      change: { requests: [request('bo')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A19',
    title: 'a list names its writers, and somebody else asks for what one of them signed',
    story: {
      root: bosList,
      proposal: [{ ...first, by: 'bo', signedBy: 'bo' }],
      requests: [request('aoi')],
    },
    expect: { verdict: 'BLOCKED', code: 'AUTHOR_NOT_ALLOWED', has: ['AUTHOR_NOT_ALLOWED aoi'] },
    twin: {
      title: 'the writer asks after that',
      change: { requests: [request('aoi'), request('bo', { at: '2026-10-05T03:01:00Z' })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A20',
    title: 'the forge has accounts: it knows who proposed it, and nobody need ask',
    story: { proposer: account('aoi'), requests: [] },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'it has none',
      change: { proposer: null },
      expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    },
  },
  {
    id: 'A21',
    title: 'approval is off for the list, and one person writes, in another’s name, and approves',
    story: {
      root: { ...baseFiles, 'policies/approvals.yaml': off },
      requests: [],
      opinions: [approve('bo')],
    },
    expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    twin: {
      title: 'that other asks',
      change: { requests: [request('aoi')] },
      expect: { verdict: 'APPROVED', without: ['vip until 2026-10-31'] },
    },
  },
  {
    id: 'A22',
    title: 'a request is no approval',
    story: { opinions: [], requests: [request('aoi'), request('victor')] },
    expect: { verdict: 'PENDING', code: 'NOT_APPROVED', approvedBy: [] },
    twin: {
      title: 'one who did not ask approves',
      change: { opinions: [approve('vera')] },
      expect: { verdict: 'APPROVED', approvedBy: ['vera'] },
    },
  },
]
