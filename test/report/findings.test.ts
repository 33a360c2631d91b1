import { expect, test } from 'vitest'
import type { Finding } from '../../src/kit/finding.ts'
import { findingsGithub } from '../../src/report/findings-github.ts'
import { findingsSarif } from '../../src/report/findings-sarif.ts'
import { findingsJson, findingsText } from '../../src/report/findings.ts'

const place = { file: 'campaigns/winter-sale/campaign.md', line: 4, column: 7 }
const link: Finding = {
  code: 'link-not-https',
  severity: 'error',
  place,
  values: { link: 'http://hikari.example/?a=50%,b:c\r\n::error::x' },
}
const waived: Finding = {
  code: 'subject-empty',
  severity: 'warning',
  place: { file: 'campaigns/a, b: 50%/campaign.md', line: 1, column: 1 },
  values: {},
  alike: 2,
  waived: { by: 'vera', until: '2026-12-31', reason: 'a title' },
}

test('text', () => {
  expect(findingsText([link, waived], 'en')).toEqual([
    'campaigns/winter-sale/campaign.md:4:7: error: this link is not a plain https address: http://hikari.example/?a=50%,b:c\ufffd ::error::x [link-not-https]',
    '  expected https:// and a host name, without port, login or IP address',
    '  fix: use the https address of the page',
    'campaigns/a, b: 50%/campaign.md:1:1: warning: for some readers the subject is empty [subject-empty]',
    '  fix: give its merge fields a default',
    '  and 2 more of this kind at the same place',
    '  waived by vera until 2026-12-31: a title',
  ])
})

test('a name of a file moves no cursor, begins no line and turns no text round', () => {
  const file = 'campaigns/a\u001b[2K\r::error::\n\u009b1A\u202egpj\u2066/x.md'
  const named = [{ ...link, place: { file, line: 1, column: 1 } }]
  const shown = 'campaigns/a\\x1b[2K\\x0d::error::\\x0a\\x9b1A\\u202egpj\\u2066/x.md'
  expect(findingsText(named, 'en')[0]).toContain(`${shown}:1:1: error: `)
  expect(findingsGithub(named, 'en')[0]).toContain(`file=${shown.replaceAll(':', '%3A')},line=1`)
  // eslint-disable-next-line no-control-regex
  for (const line of [...findingsText(named, 'ja'), ...findingsGithub(named, 'ja')])
    expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\u2066]/)
})

test('github: one command a finding, and nothing in a value ends it or begins another', () => {
  expect(findingsGithub([link, waived], 'en')).toEqual([
    '::error file=campaigns/winter-sale/campaign.md,line=4,col=7,title=link-not-https::this link is not a plain https address: http://hikari.example/?a=50%25,b:c\ufffd%0A::error::x%0Aexpected https:// and a host name, without port, login or IP address%0Afix: use the https address of the page',
    '::warning file=campaigns/a%2C b%3A 50%25/campaign.md,line=1,col=1,title=subject-empty::for some readers the subject is empty%0Afix: give its merge fields a default%0Aand 2 more of this kind at the same place%0Awaived by vera until 2026-12-31: a title',
  ])
})

test('json', () => {
  expect(findingsJson([waived], 'en')).toEqual([
    {
      file: 'campaigns/a, b: 50%/campaign.md',
      line: 1,
      column: 1,
      severity: 'warning',
      code: 'subject-empty',
      message: 'for some readers the subject is empty',
      expected: null,
      fix: 'give its merge fields a default',
      alike: 2,
      waived: { by: 'vera', until: '2026-12-31', reason: 'a title' },
    },
  ])
})

test('sarif: a log of version 2.1.0 with a rule for each code', () => {
  const page = { uri: 'file:///opt/postmerge/docs/checks.md', codes: new Set(['subject-empty']) }
  expect(findingsSarif([link, waived, link], 'en', page)).toEqual({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'Postmerge',
            rules: [
              {
                id: 'link-not-https',
                shortDescription: { text: 'this link is not a plain https address: …' },
                help: { text: 'use the https address of the page' },
              },
              {
                id: 'subject-empty',
                shortDescription: { text: 'for some readers the subject is empty' },
                help: { text: 'give its merge fields a default' },
                helpUri: 'file:///opt/postmerge/docs/checks.md#subject-empty',
              },
            ],
          },
        },
        columnKind: 'unicodeCodePoints',
        results: [
          resultOfLink,
          {
            ruleId: 'subject-empty',
            ruleIndex: 1,
            level: 'warning',
            message: {
              text: 'for some readers the subject is empty\nfix: give its merge fields a default\nand 2 more of this kind at the same place\nwaived by vera until 2026-12-31: a title',
            },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: {
                    uri: 'campaigns/a%2C%20b%3A%2050%25/campaign.md',
                    uriBaseId: '%SRCROOT%',
                  },
                  region: { startLine: 1, startColumn: 1 },
                },
              },
            ],
            occurrenceCount: 3,
            suppressions: [{ kind: 'external', justification: 'waived by vera until 2026-12-31: a title' }],
          },
          resultOfLink,
        ],
      },
    ],
  })
})

const resultOfLink = {
  ruleId: 'link-not-https',
  ruleIndex: 0,
  level: 'error',
  message: {
    text: 'this link is not a plain https address: http://hikari.example/?a=50%,b:c\ufffd\n::error::x\nexpected https:// and a host name, without port, login or IP address\nfix: use the https address of the page',
  },
  locations: [
    {
      physicalLocation: {
        artifactLocation: { uri: 'campaigns/winter-sale/campaign.md', uriBaseId: '%SRCROOT%' },
        region: { startLine: 4, startColumn: 7 },
      },
    },
  ],
}

test('nothing to choose from is no help', () => {
  const unknown = (expected: string): Finding => ({
    ...link,
    code: 'unknown-list',
    values: { list: 'custmers', expected },
  })
  expect(findingsJson([unknown('-'), unknown('newsletter')], 'en').map(({ expected }) => expected)).toEqual([
    null,
    'one of: newsletter',
  ])
})
