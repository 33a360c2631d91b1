import { expect, test } from 'vitest'
import { sendWorld } from '../../support/send-world.ts'
import { campaignText, listFile } from '../../support/send-world-content.ts'

const knowing = `${listFile('News')}  locale: { type: string, optional: true }\n`

test('plan shows what changed since the edition that was sent, in every language, and who reads which', async () => {
  await using world = await sendWorld({ contacts: 3, files: { 'lists/newsletter.yaml': knowing } })
  const text = (edition: number, subject: string, offer: string): string =>
    campaignText({
      subject,
      front: `edition: ${edition}\n`,
      body: `Good day.\n\n${offer}\n\n[The shop](https://www.hikari.example/${edition})`,
    })
  const first = await world.release('spring', text(1, 'Spring', 'Ten per cent off.'))
  expect((await world.run('plan', 'spring', '--at', first)).stdout).toContain(
    '\nChanged   this is the first edition: there is none to compare it with\n',
  )
  expect((await world.here('send')).code).toBe(0)
  await world.importContacts('newsletter', ['nobody@receiver.example'])
  await world.store(({ contacts }) => {
    const session = contacts.beginImport('newsletter')
    const consent = { source: 'web form', at: 1000, wording: 'News by mail' }
    session.stage([{ email: 'aiko@receiver.example', fields: { locale: 'ja' }, consent }])
    for (const _ of session.apply(2000)) continue
    session.close()
  })
  const second = world.propose('spring-2', {
    'campaigns/spring/campaign.md': text(2, 'Spring again', 'Twenty per cent off.'),
    'campaigns/spring/campaign.ja.md': '---\nsubject: 春\n---\n\nこんにちは。\n',
  })
  const { stdout } = await world.here('plan', 'spring', '--at', second)
  const lines = stdout.split('\n')
  const at = lines.findIndex((line) => line.startsWith('Changed'))
  expect(lines[at]).toMatch(/^Changed {3}since spring\/1, sent \S+Z \(commit [0-9a-f]{12}\)$/)
  const said = [
    'Subject [en]: Spring → Spring again',
    'Text [en]: 2 lines added, 2 removed',
    '  - Ten per cent off.',
    '  - The shop <https://www.hikari.example/1>',
    '  + Twenty per cent off.',
    '  + The shop <https://www.hikari.example/2>',
    'New language: ja',
    '  春',
    'Links: + https://www.hikari.example/2, - https://www.hikari.example/1',
  ]
  const changed = lines.slice(at + 1, lines.indexOf('', at)).map((line) => line.slice(10))
  // Between them only lines that stayed, for the eye.
  expect(changed.filter((line) => !/^ {2}(?: {2}|…)/.test(line))).toEqual(said)
  expect(stdout).toContain('Subject   [en] Spring again\n          [ja] 春\n')
  expect(stdout).toContain('          en: 4 people\n          ja: 1 people\n')
  const { json } = await world.here('plan', 'spring', '--at', second, '--json')
  expect(json).toMatchObject({
    version: 1,
    plan: {
      languages: [
        { locale: 'en', subjects: ['Spring again'], preheader: null, recipients: 4 },
        { locale: 'ja', subjects: ['春'], preheader: null, recipients: 1 },
      ],
      since: {
        previous: { release: 'spring/1', commit: first },
        changes: {
          isFirst: false,
          lists: { added: [], removed: [] },
          links: { added: [expect.any(String)] },
        },
      },
    },
  })
}, 60_000)
