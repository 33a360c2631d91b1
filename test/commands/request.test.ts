import { expect, test } from 'vitest'
import { readTags } from '../../src/adapters/git/tags.ts'
import { verb as request } from '../../src/commands/request.ts'
import { company } from '../support/company.ts'

const path = 'campaigns/spring/campaign.md'
const text = `---
subject: Spring is here
from: news
lists: [newsletter]
---

Good day, the spring catalogue has arrived.

[Have a look](https://www.hikari.example/spring)
`

/** A company whose writer has a branch with a campaign. */
async function scene() {
  const here = await company()
  const aoi = here.clone('aoi')
  here.sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  const commit = here.sandbox.commit(aoi, { [path]: text })
  const tags = async (): Promise<string[]> =>
    (await readTags(here.origin, 'refs/tags/')).map(({ ref }) => ref)
  return { ...here, aoi, commit, tags, git: (...args: string[]) => here.sandbox.git(aoi, ...args) }
}

test('a request is one signed tag at the remote, and nothing else', async () => {
  const here = await scene()
  const before = here.sandbox.git(here.origin, 'for-each-ref', 'refs/heads')
  const { code, out, err } = await here.as('aoi', request, 'spring')
  expect(err).toBe('')
  expect(code).toBe(0)
  expect(out).toContain('Asked for approval of spring/1')
  expect(out).toContain('lists/newsletter.yaml belongs to @vera @mori')
  const [tag, ...others] = await readTags(here.origin, 'refs/tags/')
  expect(others).toEqual([])
  expect(tag?.ref).toMatch(/^refs\/tags\/request\/spring\/1\/[0-9a-f]{8}\/aoi\/1$/)
  expect(tag?.object).toMatchObject({ target: here.commit, signature: 'ssh', tagger: { name: 'aoi' } })
  expect(JSON.parse(tag?.object?.message ?? '')).toMatchObject({
    v: 1,
    kind: 'request',
    repository: 'git.hikari.example/mail',
    campaign: 'spring',
    edition: 1,
    person: 'aoi',
    time: '2026-11-20T03:00:00Z',
  })
  expect(here.sandbox.git(here.origin, 'for-each-ref', 'refs/heads')).toBe(before)

  // The same once more mails nobody, unless that is wanted: then the tag has the next number. A shell may complete the path.
  const same = await here.as('aoi', request, 'spring')
  expect(same).toMatchObject({ code: 0, out: expect.stringContaining('Already asked for spring/1') })
  expect(await here.tags()).toHaveLength(1)
  expect((await here.as('aoi', request, `./${path}`, '--again')).code).toBe(0)
  expect((await here.tags()).map((ref) => ref.split('/').at(-1))).toEqual(['1', '2'])
}, 60_000)

/** What is refused before anybody is asked. */
const refusals: Readonly<
  Record<string, { code: string; spoil(here: Awaited<ReturnType<typeof scene>>): void; campaign?: string }>
> = {
  'the default branch': {
    code: 'request-on-default-branch',
    spoil: ({ git }) => void git('switch', '--quiet', 'main'),
  },
  'no branch': { code: 'request-detached', spoil: ({ git }) => void git('switch', '--quiet', '--detach') },
  'an unknown campaign': { code: 'request-no-such-campaign', spoil: () => {}, campaign: 'sprnig' },
  'a draft': {
    code: 'request-draft',
    spoil: ({ sandbox, aoi }) =>
      void sandbox.commit(aoi, { [path]: text.replace('from:', 'status: draft\nfrom:') }),
  },
  'an error in the front matter': {
    code: 'request-findings',
    spoil: ({ sandbox, aoi }) =>
      void sandbox.commit(aoi, { [path]: text.replace('newsletter', 'newsleter') }),
  },
  'the example of a postal address': {
    code: 'request-example-address',
    spoil: ({ git, sandbox, aoi }) => {
      const senders = git('show', 'HEAD:policies/senders.yaml')
        .replaceAll('host: 127.0.0.1', 'host: mail.hikari.example')
        .replaceAll(/^( {6}address: ).*$/gm, '$11 Example Street, 12345 Example Town')
      sandbox.commit(aoi, { 'policies/senders.yaml': `${senders}\n` })
    },
  },
  'an error that only compiling finds': {
    code: 'request-findings',
    spoil: ({ sandbox, aoi }) => void sandbox.commit(aoi, { [path]: `${text}\nDear {{ nickname }}\n` }),
  },
  'a conflict with the default branch': {
    code: 'request-conflict',
    spoil: (here) => {
      here.sandbox.commit(here.clone('vera'), { [path]: 'something else\n' })
      here.sandbox.git(here.clone('vera'), 'push', '--quiet', 'origin', 'main')
    },
  },
  'a list that changed on the default branch': {
    code: 'request-behind',
    spoil: (here) => {
      const list = here.sandbox.git(here.clone('vera'), 'show', 'HEAD:lists/newsletter.yaml')
      here.sandbox.commit(here.clone('vera'), { 'lists/newsletter.yaml': `${list}\n# changed\n` })
      here.sandbox.git(here.clone('vera'), 'push', '--quiet', 'origin', 'main')
    },
  },
  'what is not committed': {
    code: 'request-uncommitted',
    spoil: ({ git }) => void git('rm', '--quiet', '--cached', path),
  },
  'a key that nobody has': {
    code: 'signer-unknown',
    spoil: ({ git, sandbox }) => void git('config', 'user.signingkey', sandbox.key('stranger').file),
  },
  'a key that only the branch names': {
    code: 'signer-unknown',
    spoil: ({ git, sandbox, aoi, keys }) => {
      const stranger = sandbox.key('another')
      const identities = git('show', 'HEAD:policies/identities.yaml')
      const key = keys.aoi.publicKey
      sandbox.commit(aoi, { 'policies/identities.yaml': identities.replace(key, stranger.publicKey) })
      git('config', 'user.signingkey', stranger.file)
    },
  },
}

test('what would not count is refused before anybody is asked, and no tag is made', async () => {
  const here = await scene()
  const main = here.git('rev-parse', 'origin/main')
  const vera = here.clone('vera')
  for (const [name, refusal] of Object.entries(refusals)) {
    const { code, campaign } = refusal
    refusal.spoil(here)
    const ran = await here.as('aoi', request, campaign ?? 'spring')
    const said = { name, code: 1, err: expect.stringContaining(code) }
    expect.soft({ name, code: ran.code, err: ran.err }).toMatchObject(said)
    expect(await here.tags()).toEqual([])
    here.git('switch', '--quiet', '--force', 'spring')
    here.git('reset', '--quiet', '--hard', here.commit)
    here.git('config', 'user.signingkey', here.keys.aoi.file)
    here.sandbox.git(vera, 'reset', '--quiet', '--hard', main)
    here.sandbox.git(vera, 'push', '--quiet', '--force', 'origin', 'main')
  }
}, 60_000)

test('where reviews decide a signed request would reach nobody, and is not made', async () => {
  const here = await company((files) => {
    const approvals = `forge: { github: hikari/mail, id: 42 }\n${files['policies/approvals.yaml'] ?? ''}`
    return { ...files, 'policies/approvals.yaml': approvals }
  })
  const aoi = here.clone('aoi')
  here.sandbox.git(aoi, 'switch', '--quiet', '--create', 'spring')
  here.sandbox.commit(aoi, { [path]: text })
  expect(await here.as('aoi', request, 'spring')).toMatchObject({
    code: 1,
    err: expect.stringContaining('request-by-pull-request'),
  })
  expect(await readTags(here.origin, 'refs/tags/')).toEqual([])
})
