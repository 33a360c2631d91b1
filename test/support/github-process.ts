import { createInterface } from 'node:readline'
import MarkdownIt from 'markdown-it'
import { startGitHub } from './github/start-github.ts'
import type { Permissions, Role } from './github/world.ts'

/** What GitHub is to know: its accounts, and one repository with its first commit. */
interface Company {
  readonly owner: string
  readonly repo: string
  readonly id: number
  /** Logins and their ids. */
  readonly users: Readonly<Record<string, number>>
  readonly teams: Readonly<Record<string, readonly string[]>>
  readonly grants: Readonly<Record<string, Role>>
  /** Texts, and everything else in base64. */
  readonly files: Readonly<Record<string, string | { readonly base64: string }>>
  readonly apps: Readonly<Record<string, Permissions>>
}

type Wish = { readonly company: Company } | { readonly markdown: string } | { readonly end: true }

/**
 * The stand-in for GitHub as a process of its own: `node github-process.ts`. It prints `{ url }`, then answers each line of JSON on its standard
 * input with one line. It ends with its standard input.
 */
const github = await startGitHub()
// As GitHub shows a comment, whose HTML it lets pass as far as it does no harm: whoever shows it lets nothing of it run.
const markdown = new MarkdownIt({ html: true, linkify: true, breaks: true })
tell({ url: github.url })
for await (const line of createInterface({ input: process.stdin })) tell(answer(JSON.parse(line) as Wish))
process.exit(0)

function answer(wish: Wish): unknown {
  if ('markdown' in wish) return { html: markdown.render(wish.markdown) }
  if ('end' in wish) return { requests: github.requests.length, complaints: github.complaints }
  const { owner, repo, id, users, teams, grants, files, apps } = wish.company
  const organisation = github.org(owner)
  for (const [login, number] of Object.entries(users)) organisation.user(login, { id: number })
  for (const [slug, members] of Object.entries(teams)) organisation.team(slug, members)
  const repository = organisation.repository(repo, {
    id,
    files: Object.fromEntries(
      Object.entries(files).map(([path, file]) => [
        path,
        typeof file === 'string' ? file : Buffer.from(file.base64, 'base64'),
      ]),
    ),
  })
  for (const [to, role] of Object.entries(grants)) repository.grant(to, role)
  return {
    tokens: Object.fromEntries(Object.keys(users).map((login) => [login, github.token(login)])),
    apps: Object.fromEntries(
      Object.entries(apps).map(([slug, permissions]) => {
        const app = github.app(slug, { owner, permissions, repositories: [repo] })
        const { privateKey: key, installationId: installation } = app
        return [slug, { id: app.id, key, installation }]
      }),
    ),
  }
}

function tell(said: unknown): void {
  process.stdout.write(`${JSON.stringify(said)}\n`)
}
