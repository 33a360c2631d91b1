import { onTestFinished } from 'vitest'
import { listen } from '../../src/adapters/http/listen.ts'
import type { Campaign } from '../../src/content/content.ts'
import type { Sender } from '../../src/content/schema/senders.ts'
import type { UsedPicture } from '../../src/message/template.ts'
import { previewApp, type PreviewOptions } from '../../src/web/preview/preview-app.ts'
import type { PreviewPort } from '../../src/web/preview/preview-port.ts'
import { aCheckInput } from './check-input.ts'

const digest = '5'.repeat(64)
/** A red picture of two pixels by one. */
const gif = Buffer.from('R0lGODlhAgABAIAAAP8AAP///yH5BAAAAAAALAAAAAACAAEAAAICBAoAOw==', 'base64')

/** A picture of the campaign as its messages name it. */
export const picture: UsedPicture = {
  name: 'photo.gif',
  type: 'gif',
  sha256: digest,
  bytes: gif.length,
  source: `https://mail.hikari.example/i/${digest}.gif`,
}

/** A preview whose one campaign, `harvest`, has this HTML, however it was made. */
export function attackedPort(
  html: string,
  change: { subject?: string; text?: string; source?: string } = {},
): PreviewPort {
  const { subject = 'Harvest', text = 'Harvest', source = 'subject: Harvest\n' } = change
  const input = aCheckInput({ samples: [{ subject, html, text }] })
  const campaign: Campaign = { ...input.campaign, id: 'harvest', path: 'campaigns/harvest/campaign.md' }
  const sender: Sender = input.sender
  return {
    list: () => [{ id: 'harvest', subject, status: 'ready' }],
    examine: async (id) =>
      id === 'harvest'
        ? {
            id,
            mail: {
              campaign,
              sender,
              lists: [{ id: 'newsletter', title: subject }],
              samples: input.samples,
              pictures: [picture],
              timezone: 'Asia/Tokyo',
            },
            isStale: false,
            findings: [
              {
                code: 'unknown-list',
                severity: 'error',
                place: { file: 'campaigns/harvest/campaign.md', line: 1, column: 1 },
                values: { name: subject, expected: subject },
              },
            ],
            elsewhere: [],
            trouble: null,
            checkedAt: '12:00:00',
            seconds: 0.1,
          }
        : null,
    picture: (sha256) => (sha256 === digest ? { type: 'gif', bytes: gif } : null),
    source: (path) => (path === 'campaigns/harvest/campaign.md' ? source : null),
    changes: async () => [subject],
    editorLink: () => null,
    subscribe: () => () => {},
  }
}

/** The same, listening. */
export async function attackedPreview(html: string): Promise<{ readonly url: string }> {
  const stop = new AbortController()
  const app = previewApp(attackedOptions(attackedPort(html), stop.signal))
  const listener = await listen((request) => app.fetch(request), { host: '127.0.0.1', port: 0 })
  onTestFinished(async () => {
    stop.abort()
    await listener.close()
  })
  return { url: `${listener.url}/secretsecretsecret/` }
}

/** What such a preview is made with. */
export function attackedOptions(port: PreviewPort, signal = new AbortController().signal): PreviewOptions {
  return {
    port,
    locale: 'en',
    secret: 'secretsecretsecret',
    once: 'onlyonlyonlyonly',
    campaign: null,
    signal,
    onTrouble: (error) => {
      throw error
    },
  }
}
