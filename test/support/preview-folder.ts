import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { startCommand, type CommandProcess } from './command-process.ts'
import { contentFiles } from './content-files.ts'
import { temporaryFolder } from './temporary-store.ts'

/** A folder of content outside of git, and how to save in it. */
export interface PreviewFolder {
  readonly folder: string
  readonly save: (path: string, text: string | Uint8Array) => void
}

const sender = `organisation: { name: Hikari, timezone: Asia/Tokyo, locale: en }
senders:
  news:
    from: { name: Hikari Foods, address: news@news.hikari.example }
    reply_to: hello@hikari.example
    categories: [marketing]
    envelope: bounces.news.hikari.example
    dkim: [{ selector: s2026, key: env:DKIM_NEWS }]
    relay: { host: mail.hikari.example, port: 587 }
    urls: { unsubscribe: "https://mail.hikari.example/u", images: "https://mail.hikari.example/i" }
    legal: { name: Hikari Foods, address: "1-2-3 Ginza, Tokyo", contact: 0120-000-000, jurisdictions: [JP] }
`
const list = `title: Customers
purpose: News
consent: { basis: opt-in }
fields:
  first_name: { type: string, optional: true, sample: [Zoë, 愛子] }
  country: { type: string, sample: [DE, JP] }
`
/** A layout that lets whatever a campaign says stand as it is. */
const plainLayout = `<mjml><mj-body><mj-section><mj-column><mj-text font-size="16px">{{ content }}</mj-text>
<mj-text>{{ legal_name }} {{ legal_address }} {{ legal_contact }} <a href="{{ unsubscribe_url }}">Unsubscribe</a></mj-text></mj-column></mj-section></mj-body></mjml>
`

/** A campaign that greets its reader. */
export function greeting(body: string, front: Readonly<Record<string, string>> = {}): string {
  const keys = {
    subject: '"{{ first_name | default: \'Dear reader\' }}, the harvest is in"',
    preheader: 'Apples and pears.',
    from: 'news',
    lists: '[customers]',
    ...front,
  }
  const lines = Object.entries(keys).map(([key, value]) => `${key}: ${value}`)
  return `---\n${lines.join('\n')}\n---\n\n# Harvest\n\nHello {{ first_name | default: 'reader' }}.\n\n${body}\n`
}

/** Two campaigns that are well, in a folder that goes with the test. */
export function previewFolder(changes: Readonly<Record<string, string | Uint8Array>> = {}): PreviewFolder {
  const folder = temporaryFolder()
  const save = (path: string, text: string | Uint8Array): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const files = {
    ...contentFiles,
    'campaigns/_layouts/newsletter.mjml': plainLayout,
    'campaigns/harvest/campaign.md': greeting('[The shop](https://www.hikari.example/shop)'),
    'campaigns/autumn/campaign.md': greeting('Leaves fall.', { subject: 'Autumn', status: 'draft' }),
    'lists/customers.yaml': list,
    'policies/senders.yaml': sender,
    'policies/approvals.yaml': 'minimum: 1\n',
    ...changes,
  }
  for (const [path, text] of Object.entries(files)) save(path, text)
  return { folder, save }
}

/** A running preview. */
export interface RunningPreview extends CommandProcess {
  readonly url: string
}

/** Starts `postmerge preview` as its user does. */
export async function startPreview(folder: string, ...args: readonly string[]): Promise<RunningPreview> {
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    TZ: 'Asia/Tokyo',
    POSTMERGE_LOCALE: 'en',
    // As in the terminal of an editor that can be opened by a link.
    TERM_PROGRAM: 'vscode',
  }
  const command = startCommand(['preview', '--json', ...args], { env, cwd: folder })
  const { url } = JSON.parse(await command.firstLine) as { readonly url: string }
  return { ...command, url }
}
