import { lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { readWorkTree } from '../../src/adapters/git/work-tree.ts'
import { initialise } from '../../src/commands/init.ts'
import { verb as validate } from '../../src/commands/validate.ts'
import type { Input, World } from '../../src/commands/verb.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { findLedgerSigner } from '../../src/ledger/signer.ts'
import { accepts } from '../support/accepts-json.ts'
import { jsonSchemaOf } from '../support/json-schemas.ts'
import { temporaryFolder } from '../support/temporary-store.ts'
import { newRepository, newRepositoryNow, type NewRepository } from '../support/new-repository.ts'

const company = {
  organisation: 'Hikari Foods',
  domain: 'hikari.example',
  timezone: 'Asia/Tokyo',
  owner: 'vera',
}
const remote = 'git@github.com:hikari-foods/mail.git'

async function contentOf({ repository }: NewRepository) {
  return parseContent(await readWorkTree(repository.folder), newRepositoryNow)
}

test.each(['en', 'ja'] as const)(
  'what it lays out in %s has no error, and warns of what is left to fill in',
  async (locale) => {
    const made = newRepository()
    const done = await made.run(initialise, { locale, options: { ...company, remote } })
    expect(done).toMatchObject({ code: 0, err: '' })
    const files = made.files()
    expect(Object.keys(files)).toEqual([
      '.github/CODEOWNERS',
      '.gitignore',
      'campaigns/2026-11-newsletter/campaign.md',
      'campaigns/README.md',
      ...readdirSync(join(import.meta.dirname, '../../campaigns/_layouts'))
        .sort()
        .map((name) => `campaigns/_layouts/${name}`),
      'lists/newsletter.yaml',
      ...['access', 'approvals', 'content', 'delivery', 'identities', 'ledger', 'senders'].map(
        (name) => `policies/${name}.yaml`,
      ),
    ])
    for (const path of Object.keys(files)) expect(done.out).toContain(`  ${path}\n`)
    const validated = await made.run((world, input) => validate.run(world, input), {
      options: { json: true },
    })
    const said = JSON.parse(validated.out) as { findings: { code: string; severity: string; file: string }[] }
    expect(said).toMatchObject({ version: 1, campaigns: ['2026-11-newsletter'] })
    expect(said.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    const notes = said.findings.filter(({ code }) => code === 'policy-mark').map(({ file }) => file)
    expect(new Set(notes)).toEqual(
      new Set(['policies/identities.yaml', 'policies/ledger.yaml', 'policies/senders.yaml']),
    )
    expect(said.findings.map(({ code }) => code)).toContain('policy-placeholder')
    // Nobody has a key yet, which is said of the rules.
    const others = said.findings.filter(({ code }) => !code.startsWith('policy-'))
    expect(others.filter(({ code }) => !code.startsWith('rules-'))).toEqual([])
    expect(validated.code).toBe(0)
    // Each file names the schema by which an editor checks it, and says in the organisation's language what it is for.
    const yaml = Object.entries(files).filter(([path]) => path.endsWith('.yaml'))
    expect(yaml.length).toBe(8)
    for (const [path, text] of yaml) {
      const folder = locale === 'ja' ? 'schemas/ja' : 'schemas'
      const name = path.startsWith('lists/') ? 'list' : path.replace(/^policies\/|\.yaml$/g, '')
      expect(text.split('\n')[0]).toBe(
        `# yaml-language-server: $schema=https://unpkg.com/postmerge@0.1/${folder}/${name}.json`,
      )
      expect([path, accepts(jsonSchemaOf(name, locale), parse(text))]).toEqual([path, true])
      expect(/[\u3040-\u30ff]/.test(text.split('\n')[1] ?? '')).toBe(locale === 'ja')
    }
  },
)

test('where Postmerge is one of the packages, its schemas are read there: offline and of the same version', async () => {
  const made = newRepository()
  made.write('node_modules/postmerge/schemas/list.json', '{}')
  await made.run(initialise, { options: company })
  expect(made.files()['lists/newsletter.yaml']).toMatch(
    /^# yaml-language-server: \$schema=\.\.\/node_modules\/postmerge\/schemas\/list\.json\n/,
  )
})

test('nothing that is there is touched, and a second run has nothing to do', async () => {
  const made = newRepository()
  const own = {
    'lists/members.yaml': 'title: Members\npurpose: News\nconsent: { basis: contract }\n',
    '.gitignore': 'dist/\n',
    'policies/approvals.yaml': '# ours\nminimum: 2\n',
    '.github/CODEOWNERS': '/lists/ @vera\n/policies/ @vera\n',
    'campaigns/harvest/campaign.md':
      '---\nsubject: Harvest\nfrom: news\nlists: [members]\n---\n\nGood day.\n',
  }
  for (const [path, text] of Object.entries(own)) made.write(path, text)
  const first = await made.run(initialise, { options: { ...company, json: true } })
  const { init } = JSON.parse(first.out) as { init: Record<string, unknown> }
  expect(made.files()).toMatchObject(own)
  // Somebody's own .gitignore stays as it is: the folder of the store ignores itself.
  expect(made.files()).toMatchObject({ 'var/.gitignore': '*\n' })
  expect(Object.keys(made.files())).not.toContain('lists/newsletter.yaml')
  expect(init).toMatchObject({
    kept: ['.github/CODEOWNERS', 'policies/approvals.yaml'],
    dryRun: false,
    codeownersElsewhere: null,
    errors: 0,
  })
  const before = made.files()
  const second = await made.run(initialise, { options: { ...company, json: true } })
  expect(JSON.parse(second.out)).toMatchObject({ init: { created: [], errors: 0 } })
  expect(made.files()).toEqual(before)
})

test('a dry run writes nothing, and says the same', async () => {
  const made = newRepository()
  const dry = await made.run(initialise, { options: { ...company, dryRun: true, json: true } })
  expect(made.files()).toEqual({})
  const wet = await made.run(initialise, { options: { ...company, json: true } })
  const created = (text: string): unknown => (JSON.parse(text) as { init: { created: unknown } }).init.created
  expect(created(dry.out)).toEqual(created(wet.out))
  expect(JSON.parse(dry.out)).toMatchObject({ init: { dryRun: true, kept: [] } })
})

test('who runs it becomes the first owner, with the address and the key that git knows', async () => {
  const made = newRepository()
  const key = made.sandbox.key('vera')
  made.git('config', 'user.email', 'Vera.Sato@Hikari.Example')
  made.git('config', 'user.signingkey', `${key.file}.pub`)
  await made.run(initialise, { options: { organisation: 'Hikari Foods', domain: 'hikari.example' } })
  const { policies, codeowners } = await contentOf(made)
  expect(policies.identities?.people).toEqual({
    'vera-sato': {
      address: 'Vera.Sato@hikari.example',
      git_emails: ['Vera.Sato@hikari.example'],
      ssh: [key.publicKey.split(' ').slice(0, 2).join(' ')],
      locale: 'en',
    },
  })
  expect(new Set(codeowners?.lines.flatMap(({ owners }) => owners))).toEqual(new Set(['@vera-sato']))
})

test('without an address in git it says what to put there', async () => {
  const made = newRepository()
  await made.run(initialise, { options: company })
  expect(made.files()['policies/identities.yaml']).toContain('# CHANGE: the public half of an SSH key')
  expect((await contentOf(made)).policies.identities?.people['vera']?.address).toBe('vera@hikari.example')
})

test('it asks for what is missing, and asks again when an answer cannot be used', async () => {
  const made = newRepository()
  const done = await made.run(initialise, {
    options: { domain: 'acme.example' },
    answers: ['Acme Ltd', 'Nowhere/Town', 'Europe/Berlin', 'ann'],
  })
  expect(done.code).toBe(0)
  expect(done.err).toContain('an IANA time zone such as Asia/Tokyo')
  expect((await contentOf(made)).policies.senders?.organisation).toEqual({
    name: 'Acme Ltd',
    timezone: 'Europe/Berlin',
    locale: 'en',
  })
})

test('who goes away while being asked leaves nothing behind', async () => {
  const made = newRepository()
  const done = await made.run(initialise, { answers: ['Acme Ltd'] })
  expect(done).toMatchObject({ code: 1, err: expect.stringContaining('question-unanswered') })
  expect(made.files()).toEqual({})
})

test('a value that cannot be used is wrong usage, and writes nothing', async () => {
  const made = newRepository()
  const wrong: readonly (readonly [string, string])[] = [
    ['organisation', 'two\nlines'],
    ['domain', 'not a domain'],
    ['domain', 'x.example\n    evil: yes'],
    ['timezone', 'Nowhere'],
    ['owner', '../vera'],
    ['forge', 'sourceforge'],
    ['remote', '/srv/git/mail.git'],
  ]
  for (const [option, value] of wrong) {
    const done = await made.run(initialise, { options: { ...company, [option]: value } })
    expect.soft(done).toMatchObject({ code: 2, out: '', err: expect.stringContaining('[init-bad-value]') })
  }
  expect(made.files()).toEqual({})
})

test('an organisation of any name stays one value', async () => {
  const made = newRepository()
  const organisation = `O'Brien "& Sons": {{ x }} #1 \\ ひかり`
  await made.run(initialise, { options: { ...company, organisation } })
  const content = await contentOf(made)
  expect(content.policies.senders?.organisation.name).toBe(organisation)
  expect(content.findings.map(({ code }) => code)).toEqual([])
})

test('a link in the place of a folder is not followed', async () => {
  const made = newRepository()
  const outside = join(made.sandbox.folder, 'outside')
  mkdirSync(outside)
  symlinkSync(outside, join(made.repository.folder, 'policies'))
  const done = await made.run(initialise, { options: company })
  expect(done).toMatchObject({ code: 1, err: 'folder-is-no-folder' })
  expect(readdirSync(outside)).toEqual([])
})

test('a CODEOWNERS that does not count is named, and no second one is made', async () => {
  const made = newRepository()
  made.write('docs/CODEOWNERS', '* @vera\n')
  const done = await made.run(initialise, { options: company })
  expect(done.out).toContain('docs/CODEOWNERS names owners')
  expect(Object.keys(made.files())).not.toContain('.github/CODEOWNERS')
})

test.each(['..keys', 'new/keys', '../link/keys', '../link/new/keys', '../dangling', '.'])(
  'a folder for keys at %s is inside the repository',
  async (path) => {
    const made = newRepository()
    const { folder } = made.repository
    symlinkSync(folder, join(made.sandbox.folder, 'link'))
    symlinkSync(join(folder, 'nowhere'), join(made.sandbox.folder, 'dangling'))
    const done = await made.run(initialise, { options: { ...company, keys: join(folder, path) } })
    expect(done).toMatchObject({ code: 2, err: expect.stringContaining('a folder outside the repository') })
    expect(made.files()).toEqual({})
  },
)

test.each(['nowhere', '.gitignore-of-somebody'])(
  'a .gitignore that is a link to %s ignores nothing',
  async (to) => {
    const made = newRepository()
    made.write('.gitignore-of-somebody', 'var/\n')
    symlinkSync(to, join(made.repository.folder, '.gitignore'))
    const done = await made.run(initialise, { options: company })
    expect(done.code).toBe(0)
    expect(made.files()).toMatchObject({ 'var/.gitignore': '*\n' })
    expect(done.out).toContain('  var/.gitignore\n')
  },
)

test('the private keys of the ledger go where they are asked for, for their owner only', async () => {
  const made = newRepository()
  const keys = join(made.sandbox.folder, 'ledger-keys')
  const inside = await made.run(initialise, {
    options: { ...company, keys: join(made.repository.folder, 'k') },
  })
  expect(inside).toMatchObject({ code: 2, err: expect.stringContaining('a folder outside the repository') })
  expect(made.files()).toEqual({})
  await made.run(initialise, { options: { ...company, keys } })
  expect(readdirSync(keys).sort()).toEqual(['control.pem', 'desk.pem', 'sender.pem'])
  const { policies } = await contentOf(made)
  for (const key of policies.ledger?.keys ?? []) {
    const file = join(keys, `${key.role}.pem`)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(findLedgerSigner({ pem: readFileSync(file, 'utf8'), keys: [key] }).keyId).toBe(key.id)
  }
  expect(JSON.stringify(made.files())).not.toContain('PRIVATE KEY')
  expect(lstatSync(join(made.repository.folder, '.github')).isDirectory()).toBe(true)
})

test('the next steps are those of this repository: with git or without, with links or without', async () => {
  const hosted = await newRepository().run(initialise, { locale: 'ja', options: { ...company, remote } })
  expect(hosted.out).toContain('campaigns/README.md のリンクから')
  expect(hosted.out).toMatch(/git add --all && git commit -m "/)
  expect(hosted.out).not.toContain('git init')
  const made = newRepository()
  const local = await made.run(initialise, { locale: 'ja', options: company })
  expect(local.out).not.toContain('のリンクから')
  expect(local.out).toContain('campaigns/README.md の記入例を写して')
  const outside = await made.run(
    (world, input, questions) => initialise({ ...world, root: temporaryFolder() }, input, questions),
    { locale: 'ja', options: company },
  )
  expect(outside.out).toContain('先に git init')
})

test.each([
  [{}, '@hikari/marketing'],
  [{ domain: 'sakura.example' }, '@sakura/marketing'],
  [{ remote }, '@hikari-foods/marketing'],
])('the example of a team is one of this organisation: %j', async (options, team) => {
  const made = newRepository()
  await made.run(initialise, { options: { ...company, ...options } })
  expect(made.files()['policies/identities.yaml']).toContain(`# teams: { "${team}": [vera, mori] }`)
})

test('a folder that is not there is wrong usage', async () => {
  const made = newRepository()
  const nowhere = (world: World, input: Input): Promise<number> =>
    initialise({ ...world, root: `${world.root}/nowhere` }, input, null)
  const done = await made.run(nowhere, { options: {} })
  expect(done).toMatchObject({ code: 2, err: expect.stringContaining('expected a folder that is there') })
})
