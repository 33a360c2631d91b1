import fc from 'fast-check'
import { expect, test } from 'vitest'
import { activeContent } from '../../src/checks/active-content.ts'
import { tagsOf } from '../../src/checks/html-tags.ts'
import { linkHosts } from '../../src/checks/links/link-hosts.ts'
import { linkNotHttps } from '../../src/checks/link-not-https.ts'
import { compile } from '../../src/compile/compile.ts'
import { renderTemplate } from '../../src/message/render.ts'
import { inputOf } from '../support/check-cases.ts'
import { compileRequest, ownLayout } from '../support/compile-request.ts'

/** Names as somebody writes them into a form who wants to see what happens. */
const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    'javascript:alert(1)',
    '</title><iframe src="https://evil.test/">',
    '](https://evil.test/)',
    '{{ subject }}{% if true %}',
    '\r\nBcc: all@evil.test',
    '@evil.test/',
    '//evil.test/',
    '\u202egnp.exe',
    '&#60;script&#62;',
    '-->',
    '%0d%0aX: y',
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
)

const result = await compile(
  compileRequest({
    layout: ownLayout('newsletter'),
    subject: '{{ first_name }}さんへ',
    preheader: 'For {{ first_name }}',
    body: `Dear {{ first_name }},\n\n[{{ first_name }}](https://www.hikari.example/{{ first_name }}?n={{ first_name }})\n`,
  }),
)
const template = result.template

test('whatever a value is, it changes neither tags nor where links lead nor the lines of header and text', () => {
  if (template === null) throw new Error(JSON.stringify(result.findings))
  const unsubscribe_url = 'https://mail.hikari.example/u/sample'
  const plain = renderTemplate(template, { first_name: 'Aiko', unsubscribe_url })
  const shape = (html: string): string =>
    tagsOf(html)
      .map(({ name, attributes }) => `${name} ${[...attributes.keys()].join()}`)
      .join('\n')
  fc.assert(
    fc.property(hostile, (first_name) => {
      const rendered = renderTemplate(template, { first_name, unsubscribe_url })
      expect(shape(rendered.html)).toBe(shape(plain.html))
      expect(rendered.subject).not.toMatch(/[\r\n\u202a-\u202e]/)
      expect(rendered.text.split('\n')).toHaveLength(plain.text.split('\n').length)
      const input = inputOf({})
      const samples = input.samples.map((sample) => ({ ...sample, html: rendered.html }))
      for (const check of [activeContent, linkHosts, linkNotHttps]) {
        const found = check.run({ ...input, samples })
        expect(found.map(({ code }) => code)).toEqual([])
      }
    }),
    { numRuns: 300 },
  )
})
