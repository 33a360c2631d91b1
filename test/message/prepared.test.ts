import * as fc from 'fast-check'
import MimeNode from 'nodemailer/lib/mime-node'
import { expect, test } from 'vitest'
import { buildMessage, createBuilder } from '../../src/message/build-message.ts'
import { encodeTail, encodeText } from '../../src/message/encode-text.ts'
import { createHeaderWriter, type Field } from '../../src/message/headers.ts'
import type { CompiledTemplate, TemplateNode } from '../../src/message/template.ts'
import { artifactOf, contextOf, december } from '../support/mail.ts'

/** Texts of the kinds that break lines, encodings and canonical forms. */
const words = fc.constantFrom(
  'a',
  ' ',
  '  ',
  '\t',
  '=',
  '.',
  '..',
  '\n',
  '\r',
  '\r\n',
  '\n\n',
  '\u0000',
  '\u2028',
  '冬',
  '🎄',
  '\ud83c',
  '\udf84',
  '<p>',
  '</p>\n',
  'word '.repeat(9),
  'x'.repeat(74),
  'x'.repeat(75),
  'x'.repeat(76),
  'x'.repeat(80),
  '冬'.repeat(30),
  'A, b. C! d? '.repeat(8),
)
const text = fc.array(words, { maxLength: 14 }).map((parts) => parts.join(''))

const names = ['first_name', 'city', 'purchases']
const hole: fc.Arbitrary<TemplateNode> = fc.record({
  kind: fc.constant('hole' as const),
  context: fc.constantFrom('html' as const, 'url' as const, 'text' as const, 'link' as const),
  expression: fc.record({
    kind: fc.constant('variable' as const),
    name: fc.constantFrom(...names, 'unsubscribe_url'),
  }),
})
const still: fc.Arbitrary<TemplateNode> = fc.record({ kind: fc.constant('static' as const), text })
const choice: fc.Arbitrary<TemplateNode> = fc
  .tuple(fc.array(fc.oneof(still, hole), { maxLength: 3 }), fc.array(still, { maxLength: 2 }))
  .map(([body, otherwise]) => ({
    kind: 'if',
    branches: [
      { when: { kind: 'variable', name: 'first_name' }, body },
      { when: null, body: otherwise },
    ],
  }))
const nodes = fc.array(fc.oneof({ weight: 3, arbitrary: still }, hole, choice), { maxLength: 8 })
const template: fc.Arbitrary<CompiledTemplate> = fc.record({
  version: fc.constant(1 as const),
  subject: fc.constant([
    { kind: 'static' as const, text: '冬のセール ' },
    {
      kind: 'hole' as const,
      context: 'header' as const,
      expression: { kind: 'variable' as const, name: 'city' },
    },
  ]),
  html: nodes,
  text: nodes,
  fields: fc.constant(names),
})
const values = fc.record({
  first_name: fc.oneof(fc.constant(null), text),
  city: fc.constantFrom('大阪', "O'Brien & sons", 'Zoë'),
  purchases: fc.integer(),
})

test('law: a builder gives the very bytes of buildMessage, for one recipient after the other', async () => {
  await fc.assert(
    fc.asyncProperty(template, fc.array(values, { minLength: 1, maxLength: 3 }), async (template, people) => {
      const context = contextOf({ artifact: artifactOf(template) })
      const build = createBuilder(context)
      for (const [index, values] of people.entries()) {
        const recipient = {
          idem: `${'ab'.repeat(9)}${index}a`,
          email: `p${index}@receiver.example`,
          locale: null,
          values,
        }
        const [expected, given] = [
          buildMessage(context, recipient, december),
          await build(recipient, december),
        ]
        expect(given.envelope).toEqual(expected.envelope)
        expect(given.messageId).toBe(expected.messageId)
        expect(Buffer.from(given.bytes).toString('latin1')).toBe(
          Buffer.from(expected.bytes).toString('latin1'),
        )
      }
    }),
    { numRuns: 150 },
  )
})

test('law: a text that is cut behind line feeds may be encoded in parts', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), text, (parts, tail) => {
      const lines = parts.map((part) => encodeText(`${part}\n`)).join('')
      const whole = encodeText(parts.map((part) => `${part}\n`).join('') + tail)
      expect(lines + encodeTail(tail, lines.length)).toBe(whole)
    }),
    { numRuns: 1000 },
  )
})

test('a builder refuses what buildMessage refuses', async () => {
  const build = createBuilder(contextOf())
  const nobody = { idem: 'a'.repeat(20), email: 'no address', locale: null, values: {} }
  await expect(build(nobody, december)).rejects.toMatchObject({ code: 'recipient-address-refused' })
})

test('law: header blocks are those of the library, whatever was written before', () => {
  const line = fc
    .array(
      fc.constantFrom('a', 'B', ' ', '冬', '🎄', 'ü', '"', ',', '(', 'w'.repeat(70), 'word '.repeat(20)),
      { minLength: 1, maxLength: 8 },
    )
    .map((parts) => `x${parts.join('')}`)
  const box = line.map((name) => ({ name, address: 'news@news.hikari.example' }))
  const fields = fc.tuple(box, line, line).map(([from, subject, ready]): readonly Field[] => [
    ['From', from],
    ['To', { name: '', address: 'aoi@receiver.example' }],
    ['Subject', subject],
    ['Date', 'Tue, 1 Dec 2026 00:00:00 +0000'],
    ['Message-ID', { ready: '<a.b@news.hikari.example>' }],
    ['List-Id', { ready: `"${ready.replaceAll(/[^ -~]|"/g, '')}"` }],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ['Feedback-ID', 'a:b:c'],
    ['Content-Language', 'ja'],
    ['MIME-Version', '1.0'],
  ])
  const writer = createHeaderWriter()
  fc.assert(
    fc.property(fields, (fields) => {
      const { head, boundary } = writer(fields, 'seed')
      const root = new MimeNode(`multipart/alternative; boundary="${boundary}"`)
      for (const [name, value] of fields) {
        root.setHeader(
          name,
          typeof value === 'object' && 'ready' in value ? { prepared: true, value: value.ready } : value,
        )
      }
      expect(head).toBe(root.buildHeaders())
    }),
    { numRuns: 500 },
  )
})
