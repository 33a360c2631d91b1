import { symlinkSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { initialise } from '../../src/commands/init.ts'
import { begin } from '../../src/commands/new.ts'
import { campaignText, templates, type Draft } from '../../src/commands/new/campaign-text.ts'
import { verb as validate } from '../../src/commands/validate.ts'
import { newRepository, type NewRepository } from '../support/new-repository.ts'

const company = {
  organisation: 'Hikari Foods',
  domain: 'hikari.example',
  timezone: 'Asia/Tokyo',
  owner: 'vera',
}

/** Lists of every kind that a greeting depends on, and that decides between marketing and a notice to customers. */
const lists = {
  members: `title: Members
purpose: News
consent: { basis: opt-in, confirmed: true }
fields: { last_name: { type: string, sample: [Sato, Müller] }, first_name: { type: string, sample: [Aiko] } }
`,
  trade: `title: Trade customers
purpose: Delivery days
consent: { basis: contract }
fields: { company: { type: string, optional: true, sample: [Smith & Sons] } }
`,
  partners: `title: Partners
purpose: News
consent: { basis: contract }
fields: { company: { type: string, sample: [Smith & Sons] }, note: { type: string, private: true } }
`,
  plain: 'title: "News: \'plain\'"\npurpose: News\nconsent: { basis: opt-in }\n',
}

async function laidOut(): Promise<NewRepository> {
  const made = newRepository()
  await made.run(initialise, { options: company })
  return made
}

function withLists(made: NewRepository): void {
  for (const [name, text] of Object.entries(lists)) made.write(`lists/${name}.yaml`, text)
  made.write(
    '.github/CODEOWNERS',
    '/campaigns/ @vera\n/lists/*.yaml @vera\n/policies/ @vera\n/.github/ @vera\n',
  )
}

test('every template in every language to every kind of list is fit to be mailed as it is', async () => {
  const made = await laidOut()
  withLists(made)
  const wanted = [
    ...templates.map((template) => ['newsletter', template] as const),
    // What differs from list to list is whom the text greets.
    ...Object.keys(lists).map((list) => [list, 'newsletter'] as const),
  ]
  for (const [list, template] of wanted) {
    for (const language of ['en', 'ja']) {
      const name = `${list}-${template}-${language}`
      const done = await made.run(begin, { arguments: [name], options: { template, list, language } })
      expect(done).toMatchObject({ code: 0, err: '' })
    }
  }
  const checked = await made.run((world, input) => validate.run(world, input), { options: { json: true } })
  const { campaigns, findings } = JSON.parse(checked.out) as {
    campaigns: string[]
    findings: { file: string }[]
  }
  expect(campaigns.length).toBe((4 + 4) * 2 + 1)
  // What `init` left to be filled in is said of the policies.
  expect(findings.filter(({ file }) => file.startsWith('campaigns/'))).toEqual([])
}, 60_000)

test('it says what it wrote, and what comes next', async () => {
  const made = await laidOut()
  const done = await made.run(begin, {
    locale: 'ja',
    options: { template: 'sale', schedule: '2026-12-01 09:00' },
  })
  const path = 'campaigns/2026-12-sale/campaign.md'
  expect(made.files()[path]).toMatch(
    /^---\nsubject: .*\n.*\nfrom: news\nlists: \[newsletter\]\nlocale: ja\nschedule: 2026-12-01 09:00\nstatus: draft # /,
  )
  expect(made.files()[path]).toContain('12月15日(火)まで')
  const said = done.out.split('\n')
  expect(said[0]).toBe(`${path} を作成しました`)
  for (const next of ['preview', 'validate', 'test', 'request']) {
    expect(done.out).toContain(`postmerge ${next} 2026-12-sale`)
  }
  // Whoever copies the line is not left in an editor for a message.
  expect(done.out).toContain('git commit -m 2026-12-sale && git push')
})

test('it names the page for writers in the language that is spoken', async () => {
  const made = await laidOut()
  for (const [locale, title] of [
    ['en', '# For writers'],
    ['ja', '# メールを書く方へ'],
  ] as const) {
    const { out } = await made.run(begin, { locale, options: { template: 'sale' } })
    const page = /^(?:How a campaign is written|書き方の説明).*: (\/.+\.md)$/m.exec(out)?.[1] ?? ''
    expect(readFileSync(page, 'utf8')).toContain(title)
  }
})

test('the name is taken from month and template, and from nobody else', async () => {
  const made = await laidOut()
  const ids: unknown[] = []
  for (let round = 0; round < 3; round += 1) {
    const done = await made.run(begin, { options: { template: 'newsletter', json: true } })
    ids.push((JSON.parse(done.out) as { campaign: { id: string } }).campaign.id)
  }
  // The first is the example of a new repository.
  expect(ids).toEqual(['2026-11-newsletter-2', '2026-11-newsletter-3', '2026-11-newsletter-4'])
})

test('nothing is overwritten, not even a campaign that cannot be read', async () => {
  const made = await laidOut()
  made.write('campaigns/2026-11-event/campaign.mjml', 'broken')
  const kept = made.files()
  const taken = await made.run(begin, { arguments: ['2026-11-event'], options: { template: 'event' } })
  expect(taken).toMatchObject({
    code: 1,
    err: 'new-exists',
    fix: expect.stringMatching(/new 2026-11-event-2$/),
  })
  // What is suggested is what was typed, with a number, and not another name.
  made.write('campaigns/2026-12-winter/campaign.md', 'broken')
  const winter = await made.run(begin, { arguments: ['2026-12-winter'], options: { template: 'newsletter' } })
  expect(winter).toMatchObject({ code: 1, fix: expect.stringMatching(/new 2026-12-winter-2$/) })
  const outside = join(made.sandbox.folder, 'outside')
  mkdirSync(outside)
  symlinkSync(outside, join(made.repository.folder, 'campaigns/linked'))
  const linked = await made.run(begin, { arguments: ['linked'], options: { template: 'event' } })
  expect(linked).toMatchObject({ code: 1, err: 'new-exists' })
  expect(readdirSync(outside)).toEqual([])
  expect(made.files()).toEqual({ ...kept, 'campaigns/2026-12-winter/campaign.md': 'broken' })
  const other = await made.run(begin, { options: { template: 'event', json: true } })
  expect(JSON.parse(other.out)).toMatchObject({ campaign: { id: '2026-11-event-2' } })
})

test('it asks three questions: what, for whom, when', async () => {
  const made = await laidOut()
  withLists(made)
  const answers = ['9', '\u3000invitation', 'trade', 'tomorrow', '2027-01-01', '２０２７／１／５　１０：００']
  const done = await made.run(begin, { answers })
  expect(done.code).toBe(0)
  expect(done.out).toContain('to trade (Trade customers), leaves 2027-01-05 10:00')
  expect(done.err).toContain('  2  sale  a sale or an offer\n')
  expect(done.err).toContain('  3  partners  Partners\n')
  expect(done.err).toContain('That is none of them.')
  expect(done.err).toContain('this is no date and time (expected: 2026-12-01 09:00)')
  expect(done.err).toContain('2027-01-01 has no time of day. (expected: 2027-01-01 09:00)')
  expect(done.err).toContain('Read as 2027-01-05 10:00\n')
  const text = made.files()['campaigns/2027-01-event/campaign.md']
  expect(text).toContain('lists: [trade]\n')
  expect(text).toContain('schedule: 2027-01-05 10:00\n')
})

test('a question that can be answered by one list only is not asked', async () => {
  const made = await laidOut()
  const done = await made.run(begin, { answers: ['', ''] })
  expect(done).toMatchObject({ code: 0 })
  expect(done.err).not.toContain('Whom is it for?')
})

test('where nobody can be asked it names the options that are missing', async () => {
  const made = await laidOut()
  withLists(made)
  const before = made.files()
  const done = await made.run(begin, {})
  expect(done).toMatchObject({ code: 2, out: '' })
  expect(done.err).toContain('these options are missing: --template, --list. [new-options-missing]')
  const json = await made.run(begin, { options: { json: true } })
  expect(json.code).toBe(2)
  expect(JSON.parse(json.out)).toMatchObject({ version: 1, failure: { code: 'new-options-missing' } })
  expect(made.files()).toEqual(before)
})

test('a value that nobody knows is wrong usage, and so is a name that no folder may have', async () => {
  const made = await laidOut()
  const before = made.files()
  const wrong: readonly (readonly [Record<string, string>, string])[] = [
    [{ template: 'spam' }, 'newsletter, sale, event, notice'],
    [{ template: 'sale', list: 'custmers' }, 'expected one of: newsletter.'],
    [{ template: 'sale', language: 'de' }, 'en, ja'],
    // The sender of notices to colleagues is nobody's choice.
    [{ template: 'sale', from: 'notice' }, 'expected one of: news.'],
    [{ template: 'sale', schedule: 'tomorrow' }, '[schedule-form]\n  expected: 2026-12-01 09:00\n'],
    [{ template: 'sale', schedule: '2026/12/1' }, 'no time of day. [new-schedule-no-time]'],
    [{ template: 'sale', schedule: '2026-11-20 11:00' }, '[new-schedule-past]'],
  ]
  for (const [options, said] of wrong) {
    const done = await made.run(begin, { options })
    expect.soft(done).toMatchObject({ code: 2, out: '', err: expect.stringContaining(said) })
  }
  for (const name of ['Sale', '../sale', 'a b', '収穫', '', 'sale/summer', '/etc/sale', 'con']) {
    const done = await made.run(begin, { arguments: [name], options: { template: 'sale' } })
    expect.soft(done).toMatchObject({ code: 2, err: expect.stringContaining('[new-bad-name]') })
  }
  expect(made.files()).toEqual(before)
})

test('a notice to customers under a contract is no marketing where a sender may send it', async () => {
  const made = await laidOut()
  withLists(made)
  const senders = made.files()['policies/senders.yaml'] ?? ''
  made.write('policies/senders.yaml', senders.replace('[marketing]', '[marketing, transactional]'))
  const categories: unknown[] = []
  for (const [template, list] of [
    ['notice', 'trade'],
    ['notice', 'newsletter'],
    ['sale', 'trade'],
  ] as const) {
    const done = await made.run(begin, { options: { template, list, json: true } })
    categories.push((JSON.parse(done.out) as { campaign: { category: string } }).campaign.category)
  }
  expect(categories).toEqual(['transactional', 'marketing', 'marketing'])
})

test('mistakes in lists and policies are said, and stop nobody from writing', async () => {
  const made = await laidOut()
  withLists(made)
  made.write('lists/members.yaml', 'titel: Members\n')
  made.write('policies/senders.yaml', 'organisation: []\n')
  const done = await made.run(begin, { options: { template: 'sale', list: 'trade' } })
  expect(done.code).toBe(0)
  expect(done.out).toContain('"from: news" is a guess')
  expect(done.out).toMatch(/Lists and policies have \d+ errors/)
})

test('where reviews decide the next step is a pull request, and the link knows its forge', async () => {
  const made = await laidOut()
  const tags = await made.run(begin, { options: { template: 'sale' } })
  expect(tags.out).toContain('postmerge request 2026-11-sale')
  const approvals = 'forge: { github: shop/mail, id: 42 }\ndefault_owners: ["@vera"]\n'
  made.write('policies/approvals.yaml', approvals)
  const reviews = await made.run(begin, { options: { template: 'event' } })
  expect(reviews.out).toContain('5. Open a pull request')
  expect(reviews.out).not.toContain('postmerge request')
  made.git('remote', 'add', 'origin', 'https://git.hikari.example/shop/mail.git')
  const link = await made.run(begin, { options: { template: 'notice', link: true } })
  expect(link.out).toMatch(/^https:\/\/git\.hikari\.example\/shop\/mail\/new\/main\?filename=/)
})

test('a folder that is none of ours is said to be so', async () => {
  const done = await newRepository().run(begin, { options: { template: 'sale' } })
  expect(done).toMatchObject({ code: 2, err: expect.stringContaining('[not-our-repository]') })
})

test('without a list there is nothing to choose', async () => {
  const made = newRepository()
  made.write('policies/delivery.yaml', 'live: []\n')
  expect(await made.run(begin, { options: { template: 'sale' } })).toMatchObject({
    code: 1,
    err: 'new-no-list',
  })
})

test('a link opens the editor of the forge with the same text, and writes nothing', async () => {
  const made = await laidOut()
  made.git('remote', 'add', 'origin', 'https://token:secret@github.com/hikari-foods/mail.git')
  const before = made.files()
  const options = { template: 'sale', schedule: '2026-12-01 09:00', language: 'ja' }
  const link = await made.run(begin, { options: { ...options, link: true } })
  expect(made.files()).toEqual(before)
  await made.run(begin, { options })
  const url = new URL(link.out)
  expect(url.origin + url.pathname).toBe('https://github.com/hikari-foods/mail/new/main')
  expect(url.username + url.password).toBe('')
  const path = url.searchParams.get('filename') ?? ''
  expect(path).toBe('campaigns/2026-12-sale/campaign.md')
  expect(url.searchParams.get('value')).toBe(made.files()[path])
})

test('where a link cannot carry the text, the text is shown beside it', async () => {
  const made = await laidOut()
  made.git('remote', 'add', 'origin', 'git@gitlab.com:hikari/mail.git')
  const done = await made.run(begin, { options: { template: 'sale', link: true } })
  expect(done.out).toBe(
    'https://gitlab.com/hikari/mail/-/new/main?file_name=campaigns%2F2026-11-sale%2Fcampaign.md',
  )
  expect(done.err).toContain('\n# Up to 20% off\n')
})

test.each([
  [null, {}, 'new-no-remote', 'このリポジトリにはリモート origin がない'],
  ['/srv/git/origin.git', {}, 'new-remote-local', '/srv/git/origin.git は Web の編集画面'],
  // What was typed is not recommended.
  ['/srv/git/origin.git', { forge: 'github' }, 'new-remote-local', 'リンクには https://github.com/'],
  ['git@git.hikari.example:mail/main.git', {}, 'new-no-forge', '--link --forge github'],
  ['git@github.com:hikari/mail.git', { forge: 'none' }, 'new-forge-none', '--forge none では'],
])('with the remote %s and %j there is no link: %s', async (...[remote, options, code, said]) => {
  const made = await laidOut()
  if (remote !== null) made.git('remote', 'add', 'origin', remote)
  const done = await made.run(begin, { locale: 'ja', options: { template: 'sale', link: true, ...options } })
  expect(done).toMatchObject({ code: 1, err: code })
  expect(`${done.said} ${done.fix}`).toContain(said)
  if ('forge' in options) expect(done.fix).not.toContain('--link --forge github')
})

test('a title that holds YAML and Liquid stays a title', () => {
  const draft: Draft = {
    template: 'newsletter',
    language: 'en',
    list: { id: 'plain', title: 'A "title": {day} # x', fields: {} },
    from: 'news',
    category: 'marketing',
    layout: 'newsletter',
    schedule: null,
    day: '2026-12-15',
    site: 'https://www.hikari.example',
  }
  expect(campaignText(draft)).toContain('Thank you for reading A "title": {day} # x.')
})
