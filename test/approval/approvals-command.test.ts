import { expect, test } from 'vitest'
import { verb } from '../../src/commands/approvals.ts'
import type { World } from '../../src/commands/verb.ts'
import { list, now } from '../support/approval-facts.ts'
import { answer, approvalRepository } from '../support/approval-repository.ts'

type Options = Readonly<Record<string, string | boolean | undefined>>

/** Runs the verb as `main.ts` would, on a real repository. */
async function run(
  made: ReturnType<typeof approvalRepository>,
  subject: string,
  options: Options & { readonly json?: boolean } = {},
) {
  const lines: string[] = []
  const world: World = {
    env: made.repository.env,
    root: made.repository.folder,
    clock: { now: () => Date.parse(now) },
    locale: 'en',
    json: options.json === true,
    terminal: false,
    out: (line) => lines.push(line),
    err: (line) => lines.push(line),
    progress: () => {},
    signal: new AbortController().signal,
  }
  const code = await verb.run(world, { arguments: [subject], options })
  return { code, text: lines.join('\n') }
}

test('a branch is judged as if it were merged now; exit 0 only when nothing is missing', async () => {
  const made = approvalRepository()
  made.run('checkout', '-q', 'autumn')
  const before = await run(made, 'autumn')
  expect(before.code).toBe(1)
  expect(before.text).toContain('1 more of these must approve: vera, victor')
  expect((await run(made, 'autumn', { as: 'vera' })).text).toContain('As if vera approved it now')
  await answer(made, 'vera', made.head)
  expect((await run(made, 'campaigns/autumn')).code).toBe(0)
  expect((await run(made, 'autumn', { at: 'autumn' })).code).toBe(0)
  const { text } = await run(made, 'autumn', { json: true })
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    as: null,
    decision: { verdict: 'APPROVED', campaign: 'autumn' },
  })
})

test('a merge is judged as merged, and before anything was trusted that is said', async () => {
  const made = approvalRepository()
  await answer(made, 'vera', made.head)
  made.merge()
  const { code, text } = await run(made, 'autumn')
  expect(code).toBe(1)
  expect(text).toContain('[NO_ROOT]')
})

test('settings say since which commit each list is as it is, and by whom', async () => {
  const made = approvalRepository()
  const since = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { settings } = JSON.parse((await run(made, 'settings', { json: true })).text)
    return Object.fromEntries(
      settings.lists.map((one: { list: string; since: { commit: string; by: unknown } }) => [
        one.list,
        [one.since.commit, one.since.by],
      ]),
    )
  }
  expect(await since()).toEqual({ b2b: [made.root, ['mori']], vip: [made.root, ['mori']] })
  // A title, a comment and another list's rule are no settings of theirs.
  made.commit({ 'policies/approvals.yaml': 'undo: PT5M\n', 'lists/b2b.yaml': list('# x\n') }, 'mori')
  expect(await since()).toEqual({ b2b: [made.root, ['mori']], vip: [made.root, ['mori']] })
  made.run('checkout', '-q', '-b', 'rules')
  made.commit({ 'policies/approvals.yaml': 'lists: { b2b: { approvals: 3 } }\n' }, 'ken')
  made.commit({ 'README.md': 'x\n' }, 'bo')
  made.run('checkout', '-q', 'main')
  const merge = made.merge('rules')
  expect(await since()).toEqual({ b2b: [merge, ['ken']], vip: [made.root, ['mori']] })
  expect((await run(made, 'settings')).text).toContain(
    `b2b: on, 3 of @bo (bo) must approve, .github/CODEOWNERS:4\n  so since ${merge.slice(0, 12)} (`,
  )
})

test('settings, and what cannot be found', async () => {
  const made = approvalRepository()
  const settings = await run(made, 'settings')
  expect(settings.code).toBe(0)
  expect(settings.text).toContain('Administrators, who alone change these rules: mori')
  const { text } = await run(made, 'settings', { json: true })
  expect(JSON.parse(text)).toMatchObject({
    version: 1,
    settings: {
      lists: [
        { list: 'b2b', approval: 'on' },
        { list: 'vip', approval: 'on' },
      ],
      minimum: 1,
    },
  })
  await expect(run(made, 'spring')).rejects.toMatchObject({ code: 'approvals-not-there' })
  await expect(run(made, 'autumn', { at: 'nowhere' })).rejects.toMatchObject({ code: 'no-such-commit' })
  await expect(run(made, 'autumn', { at: 'autumn', as: 'nobody' })).rejects.toMatchObject({
    code: 'approvals-no-person',
    values: { person: 'nobody', people: expect.stringMatching(/^bo, .*vera/) },
  })
})
