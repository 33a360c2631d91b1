import { expect, test } from 'vitest'
import { closureOf, type Closure } from '../../src/content/closure.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { sha256 } from '../../src/kit/digest.ts'
import { campaignText, contentFiles, contentTree } from '../support/content-files.ts'

const front = { lists: '[customers]', exclude: '[members]', schedule: '2026-12-01 09:00' }
const base = {
  'campaigns/harvest/campaign.md': campaignText(front),
  'campaigns/harvest/campaign.ja.md': '---\nsubject: 収穫\n---\n',
  'campaigns/harvest/hero.jpg': 'picture',
  'campaigns/other/campaign.md': campaignText(),
}

function closure(changes: Readonly<Record<string, string | undefined>> = {}): Closure {
  const tree = contentTree({ ...base, ...changes })
  const content = parseContent(tree)
  const campaign = content.campaigns.get('harvest')
  if (campaign === undefined) throw new Error('the campaign is not there')
  return closureOf(campaign, content, tree)
}

test('the closure is the folder, the lists targeted and excluded, the layout, and the sender, sorted', () => {
  expect(closure().files.map(({ path, mode }) => `${mode} ${path}`)).toEqual([
    '100644 campaigns/_layouts/newsletter.mjml',
    '100644 campaigns/harvest/campaign.ja.md',
    '100644 campaigns/harvest/campaign.md',
    '100644 campaigns/harvest/hero.jpg',
    '100644 lists/customers.yaml',
    '100644 lists/members.yaml',
    '100644 policies/senders.yaml#news',
  ])
})

test('its digest is written down, so that it is the same for ever', () => {
  const { files, closureDigest } = closure()
  const rows = files.map(({ path, mode, sha256 }) => `${path}\0${mode}\0${sha256}\n`).join('')
  expect(closureDigest).toBe(sha256(`postmerge-closure-v1\n${rows}`))
  expect(files[3]?.sha256).toBe(sha256('picture'))
})

const senders = contentFiles['policies/senders.yaml'] ?? ''
const layout = contentFiles['campaigns/_layouts/newsletter.mjml'] ?? ''

/** What changes one of the two digests, and what does not. */
test.each([
  ['the body', { 'campaigns/harvest/campaign.md': campaignText(front, 'Other.\n') }, 'both'],
  ['the subject', { 'campaigns/harvest/campaign.md': campaignText({ ...front, subject: 'X' }) }, 'both'],
  ['another language', { 'campaigns/harvest/campaign.ja.md': '---\nsubject: 実り\n---\n' }, 'both'],
  ['a picture', { 'campaigns/harvest/hero.jpg': 'another' }, 'both'],
  ['a new file', { 'campaigns/harvest/new.png': 'x' }, 'both'],
  ['a targeted list', { 'lists/customers.yaml': `${contentFiles['lists/customers.yaml']}# x\n` }, 'both'],
  ['an excluded list', { 'lists/members.yaml': `${contentFiles['lists/members.yaml']}# x\n` }, 'both'],
  ['the layout', { 'campaigns/_layouts/newsletter.mjml': `${layout}\n` }, 'both'],
  [
    'the sender name',
    { 'policies/senders.yaml': senders.replace('name: Hikari, address', 'name: X, address') },
    'both',
  ],
  [
    'the name of the organisation',
    { 'policies/senders.yaml': senders.replace(/(organisation: \{ name: )[^,]+/, '$1Other') },
    'both',
  ],
  ['its time zone', { 'policies/senders.yaml': senders.replace('Europe/Berlin', 'Asia/Tokyo') }, 'both'],
  [
    'its language',
    { 'policies/senders.yaml': senders.replace('Europe/Berlin', 'Europe/Berlin, locale: ja') },
    'both',
  ],
  [
    'the time alone',
    { 'campaigns/harvest/campaign.md': campaignText({ ...front, schedule: '2026-12-02 09:00' }) },
    'closure',
  ],
  [
    'no time at all',
    {
      'campaigns/harvest/campaign.md': campaignText({ ...front, schedule: 'null' }).replace(
        'schedule: null\n',
        '',
      ),
    },
    'closure',
  ],
  [
    'the layout of the front matter text',
    {
      'campaigns/harvest/campaign.md': campaignText(front).replace('subject: Harvest', "subject: 'Harvest'"),
    },
    'closure',
  ],
  [
    'an invisible mark in front',
    { 'campaigns/harvest/campaign.md': `\ufeff${campaignText(front)}` },
    'closure',
  ],
  ['another list', { 'lists/trial-users.yaml': `${contentFiles['lists/trial-users.yaml']}# x\n` }, 'neither'],
  ['another campaign', { 'campaigns/other/campaign.md': campaignText({}, 'x\n') }, 'neither'],
  ['the page for people', { 'campaigns/README.md': '# New campaign\n' }, 'neither'],
  ['a partial that is not named', { 'campaigns/_partials/footer.mjml': 'x' }, 'neither'],
  [
    'the key',
    {
      'policies/senders.yaml': senders.replace('env:DKIM_NEWS', 'env:DKIM_OTHER').replace('s2026,', 's2027,'),
    },
    'neither',
  ],
  ['the relay', { 'policies/senders.yaml': senders.replace('port: 587', 'port: 465') }, 'neither'],
  ['another sender', { 'policies/senders.yaml': senders.replace('name: Postmerge', 'name: X') }, 'neither'],
  ['a policy', { 'policies/approvals.yaml': 'minimum: 2\n' }, 'neither'],
] as const)('%s changes: %s', (...[, changes, expected]) => {
  const [before, after] = [closure(), closure(changes)]
  const changed = [
    before.closureDigest === after.closureDigest ? '' : 'closure',
    before.contentDigest === after.contentDigest ? '' : 'content',
  ]
  expect(changed).toEqual(
    { both: ['closure', 'content'], closure: ['closure', ''], neither: ['', ''] }[expected],
  )
})

test('a partial counts as soon as its name stands in the layout, and so do the partials that it names', () => {
  const files = {
    'campaigns/_layouts/newsletter.mjml': "<mjml>{% render 'footer' %}</mjml>\n",
    'campaigns/_partials/footer.mjml': "{% render 'legal' %}\n",
    'campaigns/_partials/legal.mjml': 'legal\n',
    'campaigns/_partials/banner.mjml': 'banner\n',
  }
  const paths = closure(files).files.map(({ path }) => path)
  expect(paths).toContain('campaigns/_partials/footer.mjml')
  expect(paths).toContain('campaigns/_partials/legal.mjml')
  expect(paths).not.toContain('campaigns/_partials/banner.mjml')
})

test.each([
  [
    'the subject',
    { 'campaigns/harvest/campaign.md': campaignText({ subject: `"{% render 'hel\\x6co' %}"` }) },
  ],
  [
    'the preheader',
    { 'campaigns/harvest/campaign.md': campaignText({ preheader: `"{% render 'hel\\x6co' %}"` }) },
  ],
  [
    'a translated subject',
    { 'campaigns/harvest/campaign.ja.md': `---\nsubject: "{% render 'hel\\x6co' %}"\n---\n` },
  ],
])('a partial whose name is written with escapes of YAML in %s counts', (_, files) => {
  const paths = closure({ ...files, 'campaigns/_partials/hello.md': 'Hello' }).files.map(({ path }) => path)
  expect(paths).toContain('campaigns/_partials/hello.md')
})

test('what is missing is part of the closure all the same: it may not appear unnoticed', () => {
  const missing = closure({ 'lists/members.yaml': undefined })
  expect(missing.files.find(({ path }) => path === 'lists/members.yaml')?.mode).toBe('000000')
  expect(missing.closureDigest).not.toBe(closure().closureDigest)
})
