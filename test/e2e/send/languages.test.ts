import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Received } from '../../../src/commands/demo/mailbox.ts'
import { sendWorld } from '../../support/send-world.ts'
import { campaignText, listFile } from '../../support/send-world-content.ts'

const readers = { ja: 'ja', english: 'en', brazil: 'pt-PT', korea: 'ko', unknown: null, silent: undefined }
const japanese = '---\nsubject: 春が来ました\n---\n\nこんにちは。\n'
const portuguese = '---\nsubject: Chegou a primavera\n---\n\nBom dia.\n'

/** What somebody got: language, subject and text. */
function mailOf({ file, rcptTo }: Received): readonly [string, readonly string[]] {
  const raw = readFileSync(file, 'latin1')
  const field = (name: string): string => new RegExp(`^${name}: (.*)`, 'mi').exec(raw)?.[1]?.trim() ?? ''
  const text = decode(raw.replaceAll('=\r\n', ''))
  const first = (pattern: RegExp): string => pattern.exec(text)?.[1] ?? ''
  const greeting = first(/(こんにちは。|Bom dia\.|Good day, friend\.)/)
  const title = first(/<title>([^<]*)/)
  const local = rcptTo[0]?.split('@')[0] ?? ''
  return [local, [field('Content-Language'), first(/<html lang="([^"]*)"/), title, greeting]]
}

function decode(quoted: string): string {
  const bytes = quoted.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(parseInt(hex, 16)),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

test('everybody gets the text of their own language, also after a retry, and the record is whole', async () => {
  const list = `${listFile('News')}  locale: { type: string, optional: true }\n`
  await using world = await sendWorld({
    contacts: 0,
    files: { 'lists/newsletter.yaml': list },
    receiver: { misbehaviours: { ja: { kind: 'reply', at: 'rcpt', code: 450, times: 1 } } },
  })
  await world.store(({ contacts }) => {
    const session = contacts.beginImport('newsletter')
    const consent = { source: 'web form', at: 1000, wording: 'News by mail' }
    session.stage(
      Object.entries(readers).map(([name, locale]) => ({
        email: `${name}@receiver.example`,
        fields: locale === undefined ? {} : { locale },
        consent,
      })),
    )
    for (const _ of session.apply(2000)) continue
    session.close()
  })
  const commit = world.propose('spring', {
    'campaigns/spring/campaign.md': campaignText(),
    'campaigns/spring/campaign.ja.md': japanese,
    'campaigns/spring/campaign.pt-BR.md': portuguese,
  })
  await world.approve('vera', 'spring', commit)
  world.merge('spring')
  expect((await world.run('send')).code).toBe(75)
  expect(world.recipients()).not.toContain('ja@receiver.example')
  expect((await world.run('send')).stdout).toContain('spring/1: sent to 6 of 6')
  expect(Object.fromEntries(world.received().map(mailOf))).toEqual({
    ja: ['ja', 'ja', '春が来ました', 'こんにちは。'],
    english: ['en', 'en', 'Spring is here', 'Good day, friend.'],
    brazil: ['pt-BR', 'pt-BR', 'Chegou a primavera', 'Bom dia.'],
    korea: ['en', 'en', 'Spring is here', 'Good day, friend.'],
    unknown: ['en', 'en', 'Spring is here', 'Good day, friend.'],
    silent: ['en', 'en', 'Spring is here', 'Good day, friend.'],
  })
  expect(world.received().every(({ verdict }) => verdict?.pass)).toBe(true)
  expect((await world.run('audit', 'verify')).code).toBe(0)
}, 60_000)
