import { Sender } from '../../src/content/schema/senders.ts'
import type { CompiledCampaign, TemplateNode } from '../../src/message/template.ts'

/** The newsletter that every contender sends: HTML as MJML makes it, and a text part. */

const selector = 's2026q4r'

/** Where bounces go, who it is from, and the relay: what `policies/senders.yaml` says. */
export function senderOf(port: number, connections: number): Sender {
  return Sender.parse({
    from: { name: 'ひかり食品', address: 'news@news.hikari.example' },
    reply_to: 'hello@hikari.example',
    categories: ['marketing'],
    envelope: 'bounces.news.hikari.example',
    dkim: [{ selector, key: 'env:DKIM' }],
    relay: {
      host: '127.0.0.1',
      port,
      tls: 'starttls',
      servername: 'mx.receiver.example',
      ehlo: 'mta1.hikari.example',
      connections,
    },
    urls: { unsubscribe: 'https://mail.hikari.example/u' },
    feedback_id: 'hikari',
  })
}

const cell =
  '<td align="left" style="font-size:0px;padding:10px 25px;word-break:break-word;"><div style="font-family:Ubuntu,Helvetica,Arial,sans-serif;font-size:13px;line-height:1.5;text-align:left;color:#1a1a1a;">'
const products = ['柚子の詰め合わせ', 'Roasted green tea', '味噌三種', 'Rice crackers', '梅干し', 'Soy sauce']
/** So many that a signed message has about 24 KB. */
const rows = 50

function still(text: string): TemplateNode {
  return { kind: 'static', text }
}

function field(context: 'html' | 'url' | 'link' | 'text' | 'header', name: string): TemplateNode {
  return { kind: 'hole', context, expression: { kind: 'variable', name } }
}

function row(index: number): string {
  const product = products[index % products.length]
  return `<tr>${cell}${product} ${index}: 12% off until 2026-12-${String(1 + (index % 28)).padStart(2, '0')}. <a href="https://shop.hikari.example/p/${index}?from=news" style="color:#0b6;text-decoration:underline;">See it</a></div></td></tr>\n`
}

function table(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => row(from + index)).join('')
}

/** The compiled campaign with holes for each recipient in all its parts. */
export const artifact: CompiledCampaign = {
  version: 1,
  locale: 'ja',
  languages: {
    ja: {
      version: 1,
      subject: [field('header', 'first_name'), still('様、冬の詰め合わせが明日からです')],
      html: [
        still(`<!doctype html>\n<html lang="ja"><head><title>冬</title></head><body><p>`),
        field('html', 'first_name'),
        still(`様</p><table role="presentation" width="600">\n${table(0, rows >> 1)}`),
        {
          kind: 'if',
          branches: [
            {
              when: {
                kind: 'operator',
                operator: '>',
                operands: [
                  { kind: 'variable', name: 'purchases' },
                  { kind: 'literal', value: 2 },
                ],
              },
              body: [still('<tr><td>いつもありがとうございます。</td></tr>')],
            },
            { when: null, body: [still('<tr><td>はじめまして。</td></tr>')] },
          ],
        },
        still(`${table(rows >> 1, rows)}</table><p><a href="https://shop.hikari.example/me?n=`),
        field('url', 'first_name'),
        still('">My page</a> <a href="'),
        field('link', 'unsubscribe_url'),
        still('">配信停止</a></p></body></html>\n'),
      ],
      text: [
        field('text', 'first_name'),
        still(`様\n\n${products.map((product) => `- ${product}`).join('\n')}\n\n配信停止: `),
        field('text', 'unsubscribe_url'),
        still('\n'),
      ],
      fields: ['first_name', 'purchases'],
    },
  },
  pictures: [],
}

const names = ['愛子', 'Zoë', "O'Brien", '大輔', 'Maria', '結衣']

/** The recipient of that number. */
export function recipientOf(index: number): {
  readonly email: string
  readonly fields: { readonly first_name: string; readonly purchases: number }
} {
  return {
    email: `p${String(index).padStart(7, '0')}@receiver.example`,
    fields: { first_name: `${names[index % names.length]}${index % 97}`, purchases: index % 7 },
  }
}

/** What the receiver's DNS says about a key. */
export function dkimRecord(p: string): { readonly name: string; readonly text: string } {
  return { name: `${selector}._domainkey.news.hikari.example`, text: `v=DKIM1; k=rsa; p=${p}` }
}

/** The DKIM key as the sender's environment holds it. */
export function dkimKey(pem: string): { readonly selector: string; readonly pem: string } {
  return { selector, pem }
}
