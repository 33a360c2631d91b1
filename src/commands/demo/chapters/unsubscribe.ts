import { readFileSync } from 'node:fs'
import { reader } from '../contacts.ts'
import { parseMail } from '../parse-mail.ts'
import type { Chapter } from './chapter.ts'

/** A reader's mail program makes the one-click request of RFC 8058; nobody mails them again. */
export const unsubscribe: Chapter = {
  id: 'unsubscribe',
  title: 'demo-unsubscribe',
  needs: ['newsletter'],
  play: async ({ player, album, world }) => {
    const headers = album.mail === null ? null : parseMail(readFileSync(album.mail.file)).headers
    const url = /<(https?:[^>]+)>/.exec(headers?.get('list-unsubscribe') ?? '')?.[1] ?? ''
    player.tell('demo-unsubscribe-post', { reader, url })
    const { status } = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: headers?.get('list-unsubscribe-post') ?? '',
      redirect: 'error',
      signal: world.signal,
    })
    player.check('demo-unsubscribe-done', status === 200, { status })
    album.unsubscribed = true
  },
}
