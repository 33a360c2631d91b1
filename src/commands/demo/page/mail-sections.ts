import { readFileSync } from 'node:fs'
import type { Locale } from '../../../words/phrase.ts'
import { say } from '../../../words/say.ts'
import type { Received } from '../mailbox.ts'
import { parseMail, type Mail } from '../parse-mail.ts'
import { markup, type Markup } from './markup.ts'

/** The newsletter as one reader sees it (`html`: with its pictures), and what the receiver made of it. */
export function mailSection(received: Received, html: string, locale: Locale): Markup {
  const mail = { ...parseMail(readFileSync(received.file)), html }
  return markup`<section>
    <h2>${say(locale, 'demo-page-mail')}</h2>
    <p class="hint">${say(locale, 'demo-page-mail-hint')}</p>
    <div class="two">
      ${letter(mail, locale)}
      <div>
        <div class="card">${verdictTable(received)}</div>
        <details class="card">
          <summary>Authentication-Results</summary>
          <pre>${received.verdict?.headers.trim() ?? ''}</pre>
        </details>
        <details class="card">
          <summary>${say(locale, 'demo-page-text')}</summary>
          <pre>${mail.text}</pre>
        </details>
      </div>
    </div>
  </section>`
}

/** The mail that asks an owner. */
export function approvalSection(received: Received, locale: Locale): Markup {
  const mail = parseMail(readFileSync(received.file))
  return markup`<section>
    <h2>${say(locale, 'demo-page-approval')}</h2>
    <p class="hint">${say(locale, 'demo-page-approval-hint')}</p>
    ${letter(mail, locale)}
  </section>`
}

function letter({ headers, html: body, text }: Mail, locale: Locale): Markup {
  const rows = (['from', 'to', 'subject', 'date'] as const).map(
    (name) =>
      markup`<dt>${say(locale, `demo-page-${name}`)}</dt>
        <dd>${headers.get(name) ?? ''}</dd>`,
  )
  // A frame without any permission: no script, no form, no navigation; the page's own policy forbids it every network.
  const frame = markup`<iframe sandbox="" title="${headers.get('subject') ?? ''}" srcdoc="${body}"></iframe>`
  return markup`<div class="card">
    <dl>${rows}</dl>
    ${body === '' ? markup`<pre>${text}</pre>` : frame}
  </div>`
}

function verdictTable({ verdict, mailFrom, protocol, rcptTo }: Received): Markup {
  const rows: (readonly [string, string, string])[] = [
    ['SPF', verdict?.spf ?? '', mailFrom],
    ...(verdict?.dkim ?? []).map(
      ({ algorithm, result, selector, domain }) =>
        [`DKIM ${algorithm}`, result, `${selector}._domainkey.${domain}`] as const,
    ),
    ['DMARC', verdict?.dmarc ?? '', `p=${verdict?.policy ?? ''}`],
    ['TLS', protocol === null ? 'none' : 'pass', protocol ?? ''],
    ['RCPT TO', '', rcptTo.join(', ')],
  ]
  return markup`<table>
    ${rows.map(
      ([name, result, about]) =>
        markup`<tr>
          <th>${name}</th>
          <td><span class="${result === 'pass' ? 'good' : 'bad'}">${result}</span> ${about}</td>
        </tr>`,
    )}
  </table>`
}
