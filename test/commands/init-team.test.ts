import { expect, test } from 'vitest'
import { initialise } from '../../src/commands/init.ts'
import { workflowNames } from '../../src/commands/workflows/company-workflows.ts'
import { newRepository, type NewRepository } from '../support/new-repository.ts'

const options = {
  organisation: 'Hikari Foods',
  domain: 'hikari.example',
  owner: 'vera',
  timezone: 'Asia/Tokyo',
  team: 'small',
} as const

/** A clone of an empty repository that says it is GitHub's, and really is a folder. */
function clone(): NewRepository {
  const made = newRepository()
  const origin = made.sandbox.repository('origin')
  made.sandbox.git(origin, 'config', 'receive.denyCurrentBranch', 'ignore')
  made.git('remote', 'add', 'origin', origin.folder)
  return made
}

const onGitHub = { ...options, remote: 'git@github.com:hikari/mail.git' } as const

/** The commands that are shown, those of git carried out; of a line, what can be run without npm and GitHub. */
function typed(made: NewRepository, out: string): readonly string[] {
  const lines = out.split('\n').filter((line) => /^ {4}(?:git|npx|gh) /.test(line))
  const commands = lines.flatMap((line) => line.trim().split(' && '))
  for (const command of commands) {
    if (command === 'git pull' || !command.startsWith('git ')) continue
    const words = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
    made.git(...words.slice(1))
  }
  return commands
}

test('rules and lists come first, then the first campaign as a pull request of its own; what is shown can be typed', async () => {
  const made = clone()
  const first = await made.run(initialise, { options: onGitHub })
  expect(first.out).toMatch(/^Free, private\n/)
  const files = made.files()
  expect(Object.keys(files).filter((path) => path.startsWith('.github/workflows/'))).toEqual(
    workflowNames.map((name) => `.github/workflows/${name}.yml`).sort(),
  )
  expect(files['.github/workflows/send.yml']).toContain('node_modules/postmerge/bin/postmerge.js')
  expect(files['policies/delivery.yaml']).toMatch(/^live: \[\]$/m)
  expect(Object.keys(files).filter((path) => path.endsWith('campaign.md'))).toEqual([])
  expect(files['campaigns/README.md']).toContain('https://github.com/hikari/mail/new/')
  expect(files['campaigns/README.md']).toContain('the owners are asked by mail')
  expect(typed(made, first.out)).toContain('npx postmerge init --team small')
  made.git('fetch', '--quiet', 'origin')

  const second = await made.run(initialise, { options: onGitHub })
  const created = Object.keys(made.files()).filter((path) => !(path in files))
  expect(created).toEqual(['campaigns/2026-11-newsletter/campaign.md'])
  expect(typed(made, second.out)).toContain('gh pr create --fill')
  expect(made.git('diff', '--name-only', 'origin/main...origin/first-campaign').trim()).toBe(created[0])
})

test('in a repository with a history the rules are a pull request as well', async () => {
  const made = clone()
  made.sandbox.commit(made.repository, { 'README.md': '# Mail\n' })
  made.git('push', '--quiet', '--set-upstream', 'origin', 'main')
  const { out } = await made.run(initialise, { options: onGitHub })
  typed(made, out)
  const changed = made.git('diff', '--name-only', 'origin/main...origin/postmerge-rules').trim().split('\n')
  expect(changed).toContain('policies/approvals.yaml')
  expect(changed.filter((path) => path.endsWith('campaign.md'))).toEqual([])
})

test('what is there is kept, workflows too; what the ticks cost is said', async () => {
  const made = clone()
  made.write('.github/workflows/send.yml', '# ours\n')
  made.write('campaigns/README.md', '# Ours\n')
  const { out } = await made.run(initialise, { options: onGitHub })
  expect(made.files()).toMatchObject({
    '.github/workflows/send.yml': '# ours\n',
    'campaigns/README.md': '# Ours\n',
  })
  expect(out).toMatch(
    /8640 runs a month on runners of your own.*; 30 on machines of GitHub, about 60 minutes/,
  )
})

test.each([
  ['git@github.com:hikari/mail.git', /^# forge: \{ github: hikari\/mail, id: 0 \}  # gh api repos\/hikari/m],
  [
    'https://github.hikari.example/shop/mail.git',
    /^# forge: \{ github: shop\/mail, id: 0, api: "https:\/\/github\.hikari\.example\/api\/v3" \}  # gh api --hostname github\.hikari\.example repos/m,
  ],
  ['https://hikari.ghe.com/shop/mail', /api: "https:\/\/api\.hikari\.ghe\.com"/],
])('the reviews of %s are asked for where that GitHub answers', async (remote, line) => {
  const made = newRepository()
  await made.run(initialise, { options: { ...options, remote, forge: 'github' } })
  expect(made.files()['policies/approvals.yaml']).toMatch(line)
})

test('approvers on GitHub are told of reviews, and nobody of a second person who is there already', async () => {
  const made = newRepository()
  const first = await made.run(initialise, { options: onGitHub })
  expect(first.out).toContain('add a second person')
  expect(first.out).toContain('you approve by a review')
  const [vera, mori] = ['vera', 'mori'].map((name, index) => {
    const account = `github: { login: ${name}, id: ${index + 1} }`
    return `  ${name}: { address: ${name}@hikari.example, git_emails: [], ${account} }\n`
  })
  const approvals = 'forge: { github: hikari/mail, id: 42 }\ndefault_owners: ["@vera"]\n'
  made.write('policies/approvals.yaml', approvals)
  made.write('policies/identities.yaml', `people:\n${vera}${mori}`)
  const codeowners = made.files()['.github/CODEOWNERS'] ?? ''
  made.write('.github/CODEOWNERS', codeowners.replaceAll('@vera', '@vera @mori'))
  const again = await made.run(initialise, { options: onGitHub })
  expect(again.out).not.toContain('add a second person')
})

test('a team elsewhere gets the same without workflows, and is told so; any other team is refused', async () => {
  const made = newRepository()
  const { out } = await made.run(initialise, { options })
  expect(out).toContain('No workflows were written')
  const none = await made.run(initialise, { options: { ...options, forge: 'none' } })
  expect(none.out).not.toContain('No workflows')
  expect(Object.keys(made.files()).filter((path) => path.includes('workflows'))).toEqual([])
  expect(made.files()['policies/delivery.yaml']).toContain('live: []')
  const wrong = await made.run(initialise, { options: { ...options, team: 'large' } })
  expect(wrong).toMatchObject({ code: 2 })
})
