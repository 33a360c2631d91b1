import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bashScript } from '../../src/commands/completion/bash.ts'
import { fishScript } from '../../src/commands/completion/fish.ts'
import { completionModel } from '../../src/commands/completion/model.ts'
import { completionWords } from '../../src/commands/completion/words.ts'
import { zshScript } from '../../src/commands/completion/zsh.ts'
import { verbs } from '../../src/commands/verbs.ts'

const program = join(import.meta.dirname, '../../bin/postmerge.js')
const model = await completionModel(verbs, 'ja')

function folder(files: Readonly<Record<string, string>>): string {
  const made = mkdtempSync(join(tmpdir(), 'postmerge-test-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(made, path, '..'), { recursive: true })
    writeFileSync(join(made, path), text)
  }
  return made
}

const files = {
  'campaigns/2026-12-sale/campaign.md': '---\nsubject: x\nedition: 3\n---\n',
  'campaigns/2026-12-news/campaign.mjml': '---\nsubject: x\n---\n',
  'campaigns/_layouts/newsletter.mjml': '',
  'campaigns/README.md': '',
  'lists/newsletter.yaml': '',
  'lists/vip.yaml': '',
  'policies/senders.yaml':
    'organisation: { name: x }\nsenders:\n  news:\n    from: { name: x }\n  trade:\n    relay:\n      host: x\n',
}

test('the names of the repository, from anywhere in it', () => {
  const root = folder(files)
  for (const place of [root, join(root, 'campaigns/2026-12-sale'), join(root, 'lists')]) {
    expect(completionWords('campaigns', place)).toEqual(['2026-12-news', '2026-12-sale'])
    expect(completionWords('lists', place)).toEqual(['newsletter', 'vip'])
    expect(completionWords('senders', place)).toEqual(['news', 'trade'])
    expect(completionWords('releases', place)).toEqual(['2026-12-news/1', '2026-12-sale/3'])
  }
})

test('where there is nothing to be read, nothing is offered and nothing is said', () => {
  for (const kind of ['campaigns', 'lists', 'senders', 'releases', 'passwords', '']) {
    expect(completionWords(kind, '/nowhere')).toEqual([])
  }
  const asked = spawnSync(process.execPath, [
    program,
    'completion',
    '--words',
    'senders',
    '--root',
    '/nowhere',
  ])
  expect([asked.status, asked.stdout.toString(), asked.stderr.toString()]).toEqual([0, '', ''])
})

test('a name that a shell would run is never offered', () => {
  const root = folder({
    ...files,
    'campaigns/$(touch pwned)/campaign.md': '',
    'campaigns/`touch pwned`/campaign.md': '',
    'campaigns/a b/campaign.md': '',
    'campaigns/2026-12-sale/campaign.mjml': 'edition: $(touch pwned)\n',
    'lists/x;y.yaml': '',
    'lists/$HOME.yaml': '',
    'policies/senders.yaml': 'senders:\n  $(touch pwned):\n  news:\n',
  })
  for (const kind of ['campaigns', 'lists', 'senders', 'releases']) {
    for (const word of completionWords(kind, root)) expect(word).toMatch(/^[a-z0-9/-]+$/)
  }
})

/** What bash offers for a line whose last word is being typed. */
function bash(root: string, line: readonly string[]): readonly string[] {
  const bin = join(root, 'bin')
  mkdirSync(bin, { recursive: true })
  symlinkSync(program, join(bin, 'postmerge'))
  const script = join(root, 'completion.bash')
  writeFileSync(script, bashScript(model))
  const typed = ['postmerge', ...line].map((word) => `'${word}'`).join(' ')
  const asked = `set -eu; source '${script}'; COMP_WORDS=(${typed}); COMP_CWORD=${line.length}; _postmerge || true; printf '%s\\n' "\${COMPREPLY[@]+"\${COMPREPLY[@]}"}"`
  const answer = execFileSync('bash', ['--norc', '-c', asked], {
    cwd: root,
    env: { PATH: [bin, process.execPath.replace(/\/[^/]*$/, ''), process.env['PATH']].join(':') },
    encoding: 'utf8',
  })
  return answer.split('\n').filter((word) => word !== '')
}

test.each([
  [['n'], ['new']],
  [
    ['list', ''],
    ['import', 'count', 'suppress', 'erase'],
  ],
  [['audit', 't'], ['trace']],
  [['new', '--t'], ['--template']],
  [
    ['new', '--template', ''],
    ['newsletter', 'sale', 'event', 'notice'],
  ],
  [
    ['new', '--template', 'sale', '--list', ''],
    ['newsletter', 'vip'],
  ],
  [['new', '--from', 't'], ['trade']],
  [['new', '--schedule', ''], []],
  [
    ['plan', '--locale', ''],
    ['en', 'ja'],
  ],
  [
    ['plan', ''],
    ['2026-12-news', '2026-12-sale'],
  ],
  [
    ['plan', '2026-12-sale', ''],
    ['2026-12-news', '2026-12-sale'],
  ],
  [['validate', '2026-12-news', '2026-12-s'], ['2026-12-sale']],
  [['halt', '2026-12-s'], ['2026-12-sale/3']],
  [['list', 'import', 'n'], ['newsletter']],
  [['list', 'import', 'newsletter', 'lists/v'], ['lists/vip.yaml']],
  [['list', 'import', '--apply', 'v'], ['vip']],
  [['completion', 'z'], ['zsh']],
  [
    ['validate', '--format', ''],
    ['text', 'json', 'github', 'sarif'],
  ],
  [['--l'], ['--locale']],
  [
    ['--locale', ''],
    ['en', 'ja'],
  ],
  [['--locale', 'ja', '--json', 'n'], ['new']],
  [
    ['--json', 'new', '--template', 'n'],
    ['newsletter', 'notice'],
  ],
  [['--locale', 'ja', 'list', 'import', 'n'], ['newsletter']],
  [['nosuchverb', ''], []],
])('bash offers for "postmerge %j": %j', (line, offered) => {
  expect(bash(folder(files), line)).toEqual(offered)
})

test('bash asks in the repository that --root names', () => {
  const other = folder({ 'campaigns/elsewhere/campaign.md': '' })
  expect(bash(folder(files), ['plan', '--root', other, ''])).toEqual(['elsewhere'])
  expect(bash(folder(files), ['--root', other, 'plan', ''])).toEqual(['elsewhere'])
})

const texts = { bash: bashScript(model), zsh: zshScript(model, 'ja'), fish: fishScript(model, 'ja') }

test.each(['bash', 'zsh', 'fish'] as const)('the script of %s knows every verb and every option', (shell) => {
  const text = texts[shell]
  expect(model.length).toBe(verbs.length)
  for (const { name, options } of model) {
    for (const word of name.split(' ')) expect(text).toContain(word)
    for (const { flag } of options) expect(text).toContain(shell === 'fish' ? `-l ${flag.slice(2)} ` : flag)
  }
  // Where the shell itself is at hand it reads the whole script.
  const file = join(folder({ [`completion.${shell}`]: text }), `completion.${shell}`)
  const read = spawnSync(shell, ['-n', file], { encoding: 'utf8' })
  if (read.error === undefined) expect([shell, read.status, read.stderr]).toEqual([shell, 0, ''])
  else expect(read.error.message).toContain('ENOENT')
})

test('what is said about verbs and options cannot end a quotation', async () => {
  const odd = [{ name: 'odd', about: "it's $(x) `y` \\", options: [], places: [] }]
  expect(zshScript(odd, 'ja')).toContain(`'odd:it'\\''s $(x) \`y\` \\'`)
  expect(fishScript(odd, 'ja')).toContain(`-d 'it\\'s $(x) \`y\` \\\\'`)
  expect(bashScript(odd)).not.toContain('$(x)')
})
