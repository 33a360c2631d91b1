import { expect, test } from 'vitest'
import { approvedForge } from '../../src/commands/open-forge.ts'
import { parseContent } from '../../src/content/parse-content.ts'
import { baseFiles } from '../support/approval-facts.ts'
import { gitSandbox } from '../support/git-sandbox.ts'
import { treeOf } from '../support/tree-of.ts'

const policy = (api: string | null): Readonly<Record<string, string>> => ({
  'policies/approvals.yaml': `minimum: 1\n${api === null ? '' : `forge: { github: hikari/mail, id: 7, api: "https://${api}" }\n`}`,
})

test('the forge that judges is the one of the rules that were approved last, never the one that a later commit names', async () => {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('mail')
  const commits = [null, 'old.example', 'new.example'].map((api) => sandbox.commit(repository, policy(api)))
  const [plain, old, renewed] = commits
  const named = async (
    tip: string | null,
    view: { readonly root: string | undefined; readonly rulesUpto?: string | undefined },
  ): Promise<string | null> => {
    const files = Object.entries({ ...baseFiles, ...policy(tip) }).map(([path, text]) => [path, text ?? ''])
    const read = async (): Promise<unknown> => ({
      view: { rulesUpto: null, ...view, root: view.root ?? null },
    })
    const content = parseContent(treeOf(Object.fromEntries(files)))
    const bench = { repository, content, ledger: { read } } as unknown as Parameters<typeof approvedForge>[0]
    return (await approvedForge(bench))?.api ?? null
  }
  expect(await named('new.example', { root: undefined })).toBe('https://new.example')
  expect(await named('new.example', { root: old })).toBe('https://old.example')
  expect(await named('new.example', { root: old, rulesUpto: renewed })).toBe('https://new.example')
  // Whoever switches a forge on or off is judged as before, too.
  expect(await named('new.example', { root: plain })).toBe(null)
  expect(await named(null, { root: old })).toBe('https://old.example')
})
