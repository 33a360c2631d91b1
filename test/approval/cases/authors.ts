import type { Case } from '../../support/approval-cases.ts'
import { approve, campaign, campaignPath, request } from '../../support/approval-facts.ts'

const first = { changes: { [campaignPath]: campaign() } }
const edited = { changes: { [campaignPath]: campaign({ subject: 'Winter' }) } }
const at = (schedule: string) => ({ changes: { [campaignPath]: campaign({ schedule }) } })

/** Cases about who wrote it: the author of a commit is a claim, a signature is none. */
export const authorCases: readonly Case[] = [
  {
    id: 'A1',
    title: 'an owner writes in a colleague’s name, asks nobody, and approves',
    story: { requests: [] },
    expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED', has: ['TOO_FEW 1'], approvedBy: ['vera'] },
    twin: {
      title: 'the colleague did write it, and asks',
      change: { requests: [request('aoi')] },
      expect: { verdict: 'APPROVED', approvedBy: ['vera'], lacks: ['AUTHOR_UNSIGNED'] },
    },
  },
  {
    id: 'A2',
    title: 'an owner writes in a colleague’s name, asks, and approves',
    story: { requests: [request('vera')] },
    expect: { verdict: 'PENDING', code: 'AUTHOR', has: ['AUTHOR vera'] },
    twin: {
      title: 'another colleague honestly asks instead of the writer',
      change: { requests: [request('ken')] },
      expect: { verdict: 'APPROVED', approvedBy: ['vera'] },
    },
  },
  {
    id: 'A3',
    title: 'every commit is signed, and nobody asks',
    story: {
      proposal: [
        { ...first, signedBy: 'aoi' },
        { ...edited, signedBy: 'aoi' },
      ],
      requests: [],
    },
    expect: { verdict: 'APPROVED', approvedBy: ['vera'] },
    twin: {
      title: 'one of them is not signed',
      change: { proposal: [{ ...first, signedBy: 'aoi' }, edited] },
      expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    },
  },
  {
    id: 'A4',
    title: 'a commit to a document is not signed',
    story: {
      proposal: [{ ...first, signedBy: 'aoi' }, { changes: { 'docs/notes.txt': 'New.\n' } }],
      requests: [],
    },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'one to the campaign’s layout',
      change: {
        proposal: [
          { ...first, signedBy: 'aoi' },
          { changes: { 'campaigns/_layouts/newsletter.mjml': '<mjml><mj-body></mj-body></mjml>\n' } },
        ],
      },
      expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    },
  },
  {
    id: 'A5',
    title: 'a commit in one owner’s name is signed by another, who approves',
    story: { proposal: [{ ...first, by: 'victor', signedBy: 'vera' }], requests: [] },
    expect: { verdict: 'PENDING', code: 'CONTRIBUTOR', has: ['CONTRIBUTOR vera', 'NOBODY_LEFT'] },
    twin: {
      title: 'the named author approves',
      change: { opinions: [approve('victor')] },
      expect: { verdict: 'PENDING', code: 'AUTHOR', has: ['AUTHOR victor', 'NOBODY_LEFT'] },
    },
  },
  {
    id: 'A6',
    title: 'the commit is signed with a key that nobody has',
    story: { proposal: [{ ...first, signedBy: 'stranger' }], requests: [] },
    expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    twin: {
      title: 'with the author’s',
      change: { proposal: [{ ...first, signedBy: 'aoi' }] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A7',
    title: 'nobody asked, and two owners approve',
    story: { requests: [], opinions: [approve('vera'), approve('victor')] },
    expect: { verdict: 'APPROVED', approvedBy: ['vera', 'victor'], has: ['AUTHOR_UNSIGNED'] },
    twin: {
      title: 'one of them approves',
      change: { opinions: [approve('vera')] },
      expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    },
  },
  {
    id: 'A8',
    title: 'the writer asked, and then somebody changed it in the writer’s name',
    story: { proposal: [first, edited], requests: [request('aoi', { on: 'h1' })] },
    expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    twin: {
      title: 'the writer asked again',
      change: { requests: [request('aoi', { on: 'h1' }), request('aoi', { on: 'h2', n: 2 })] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A9',
    title: 'only the time was changed since the writer asked',
    story: {
      proposal: [at('2026-10-06 09:00'), at('2026-10-07 09:00')],
      requests: [request('aoi', { on: 'h1' })],
    },
    expect: { verdict: 'APPROVED' },
    twin: {
      title: 'and the subject',
      change: { proposal: [edited, at('2026-10-07 09:00')] },
      expect: { verdict: 'PENDING', code: 'AUTHOR_UNSIGNED' },
    },
  },
  {
    id: 'A10',
    title:
      'an owner asked for this, then for something else; it comes back, the writer asks, the owner approves',
    story: {
      proposal: [first, edited, first],
      requests: [
        request('vera', { on: 'h1' }),
        request('vera', { on: 'h2', n: 2 }),
        request('aoi', { at: '2026-10-05T03:01:00Z' }),
      ],
    },
    expect: { verdict: 'PENDING', code: 'CONTRIBUTOR', has: ['CONTRIBUTOR vera'] },
    twin: {
      title: 'the owner never asked for this',
      change: { requests: [request('vera', { on: 'h2', n: 2 }), request('aoi')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A11',
    title: 'whoever asks takes nobody else’s work away from them',
    story: { proposal: [first, { ...edited, by: 'vera' }], requests: [request('ken')] },
    expect: { verdict: 'PENDING', code: 'CONTRIBUTOR', has: ['CONTRIBUTOR vera'] },
    twin: {
      title: 'an owner without work in it approves',
      change: { opinions: [approve('victor')] },
      expect: { verdict: 'APPROVED' },
    },
  },
  {
    id: 'A12',
    title: 'the address is in no entry of the people, though the key is',
    story: { proposal: [{ ...first, by: 'nobody', signedBy: 'aoi' }], requests: [request('aoi')] },
    expect: { verdict: 'PENDING', code: 'TOO_FEW', has: ['AUTHOR_UNKNOWN'], lacks: ['AUTHOR_UNSIGNED'] },
    twin: {
      title: 'both are',
      change: { proposal: [{ ...first, signedBy: 'aoi' }] },
      expect: { verdict: 'APPROVED' },
    },
  },
]
