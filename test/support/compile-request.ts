import { readFileSync } from 'node:fs'
import type { CompileRequest } from '../../src/message/template.ts'

/** A layout of the repository's own content. */
export function ownLayout(name: string): { readonly path: string; readonly text: string } {
  const path = `campaigns/_layouts/${name}.mjml`
  return { path, text: readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8') }
}

/** A request with the fields the tests use; what differs is given. */
export function compileRequest(given: Partial<CompileRequest> = {}): CompileRequest {
  return {
    version: 1,
    kind: 'markdown',
    path: 'campaigns/sale/campaign.md',
    subject: 'Winter sale',
    preheader: null,
    places: { subject: 2, preheader: 3, body: 7 },
    body: 'Hello',
    locale: 'ja',
    layout: null,
    partials: {},
    fields: {
      first_name: { type: 'string', optional: true },
      country: { type: 'string', optional: false },
      purchases: { type: 'integer', optional: false },
      vip: { type: 'boolean', optional: true },
      renewal: { type: 'date', optional: true },
    },
    pictures: {},
    constants: {
      organisation: 'ひかり食品株式会社',
      legal_name: 'ひかり食品株式会社',
      legal_address: '東京都千代田区丸の内1-1-1',
      legal_contact: '0120-000-000',
    },
    ...given,
  }
}

/** MJML with the given components in its body. */
export function mjmlBody(components: string): Partial<CompileRequest> {
  return {
    kind: 'mjml',
    path: 'campaigns/sale/campaign.mjml',
    body: `<mjml>\n<mj-body>\n${components}\n</mj-body>\n</mjml>\n`,
  }
}

/** One column with the given components. */
export function inColumn(components: string): Partial<CompileRequest> {
  return mjmlBody(`<mj-section><mj-column>\n${components}\n</mj-column></mj-section>`)
}
