import { expect, test } from 'vitest'
import { dataFault } from '../../src/ledger/entry-shape.ts'
import { openLedger } from '../../src/ledger/append.ts'
import { verifyChain } from '../../src/ledger/verify-chain.ts'
import { findLedgerSigner } from '../../src/ledger/signer.ts'
import { makeSigner } from '../../src/message/sign.ts'
import { findingsGithub } from '../../src/report/findings-github.ts'
import { finding } from '../../src/words/find.ts'
import { beginJob } from '../../src/commands/job/begin-job.ts'
import { ledgerPem, trust } from '../support/ledger-keys.ts'
import { sampleData, storyTexts } from '../support/ledger-story.ts'
import { memoryLedger } from '../support/memory-ledger.ts'

test('T67 a record that was rewritten, cut in the middle, reordered or cut off is noticed', async () => {
  const texts = storyTexts()
  expect(verifyChain(texts, trust).problems).toEqual([])
  const attacks = {
    rewritten: texts.with(3, (texts[3] ?? '').replace(/"at":"2026/, '"at":"2025')),
    'one taken out': texts.toSpliced(4, 1),
    'two exchanged': texts.with(4, texts[5] ?? '').with(5, texts[4] ?? ''),
    'one put in twice': texts.toSpliced(4, 0, texts[4] ?? ''),
    'signed by a stranger': texts.with(
      2,
      (texts[2] ?? '').replace(/"signature":"[^"]{8}/, '"signature":"AAAAAAAA'),
    ),
  }
  for (const [attack, changed] of Object.entries(attacks))
    expect([attack, verifyChain(changed, trust).problems.length > 0]).toEqual([attack, true])
  // The end can be cut off so that the rest verifies; whoever has seen it notices.
  const store = memoryLedger(texts)
  const ledger = openLedger(store, trust)
  await ledger.read()
  store.texts.pop()
  await expect(ledger.read()).rejects.toMatchObject({ code: 'ledger-rewound' })
})

test('T64 no entry takes an address, whichever field it is put in', () => {
  for (const reason of ['told kunde@reader.example', '<kunde@reader.example>'])
    expect([reason, dataFault('HALTED', { reason, by: 'vera' })]).toEqual([reason, 'data (an address)'])
  expect(dataFault('CLAIMED', { ...sampleData.CLAIMED, run: 'kunde@reader.example' })).not.toBeNull()
})

test('T64 what is wrong with a key is said without a byte of it', () => {
  const secret = 'MC4CAQAwBQYDK2VwBCIEIAAAtopsecret'
  const pem = `-----BEGIN PRIVATE KEY-----\n${secret}\n-----END PRIVATE KEY-----\n`
  const attempts = [
    () => makeSigner({ domain: 'news.hikari.example', keys: [{ selector: 's', pem }], rewrites: [] }),
    () => findLedgerSigner({ pem, keys: trust.keys }),
  ]
  for (const attempt of attempts) {
    let said = ''
    try {
      attempt()
    } catch (error) {
      for (let each: unknown = error; each instanceof Error; each = each.cause)
        said += `${each.message} ${JSON.stringify(each)} ${each.stack ?? ''}`
    }
    expect(said).not.toBe('')
    expect(said).not.toContain('topsecret')
  }
  const printed: string[] = []
  const bundle = `DKIM_NEWS_RSA="${pem.trim().replaceAll('\n', '\\n')}"\nRELAY_PASSWORD=hunter22\n`
  beginJob({ GITHUB_ACTIONS: 'true', POSTMERGE_SECRETS: bundle }, ['send'], {
    out: (line) => printed.push(line),
    err: (line) => printed.push(line),
  })
  // Everything that names a secret is a mask, and nothing else.
  expect(
    printed
      .filter((line) => /hunter22|topsecret/.test(line))
      .every((line) => line.startsWith('::add-mask::')),
  ).toBe(true)
  expect(printed.join('\n')).toContain('::add-mask::hunter22')
})

test('T43 a finding about hostile text is one annotation, and no command of its author', () => {
  const hostile = '::set-env name=PATH::/tmp\r\n::add-mask::x\n##[error]y%0A::stop-commands::z'
  const place = { file: 'campaigns/x,line=1/campaign.md', line: 1, column: 1 }
  const lines = findingsGithub(
    [finding('unknown-list', place, { list: hostile, expected: hostile })],
    'en',
  ).flatMap((line) => line.split(/\r\n|[\r\n]/))
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatch(/^::error file=campaigns\/x%2Cline=1\/campaign\.md,line=1,/)
  const printed: string[] = []
  const streams = beginJob({ GITHUB_ACTIONS: 'true' }, ['send'], {
    out: (line) => printed.push(line),
    err: () => {},
  })
  streams.out(hostile)
  // The runner was told to take no command before the first hostile line.
  expect(printed[0]).toMatch(/^::stop-commands::[0-9a-f]{32}$/)
})

test('T65 a key that the policy does not name signs nothing', () => {
  expect(() => findLedgerSigner({ pem: ledgerPem(99), keys: trust.keys })).toThrow('ledger-key-unnamed')
})
