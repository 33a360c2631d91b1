import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { startDemo } from '../support/demo-process.ts'

const root = join(import.meta.dirname, '../..')

/** A piece of the source that stands between somebody and mail that nobody may send, and what is left when it is cut out. */
interface Cut {
  readonly file: string
  readonly guard: string
  readonly instead: string
}

/** A cut, the chapter of the demo that notices it, and how the `send` that should be refused ends then; 0: the mail leaves. */
interface Case extends Cut {
  readonly chapter: string
  readonly ends: { readonly code: number; readonly missing?: string }
}

/** A copy of the product, inside the repository, so that it finds the packages; one for all, so that it keeps what Node compiled. */
mkdirSync(join(root, 'var'), { recursive: true })
const folder = mkdtempSync(join(root, 'var', 'copy-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
for (const name of ['bin', 'src', 'campaigns', 'lists', 'policies', '.github', 'package.json'])
  cpSync(join(root, name), join(folder, name), { recursive: true })

/** Takes a guard out of the copy, and puts it back when the test is over. */
function cutOut({ file, guard, instead }: Cut): void {
  const path = join(folder, 'src', file)
  const text = readFileSync(path, 'utf8')
  expect(text, `${file} has its guard`).toContain(guard)
  onTestFinished(() => writeFileSync(path, text))
  writeFileSync(
    path,
    text.replace(guard, () => instead),
  )
}

function play(chapters: string): ReturnType<typeof startDemo>['ended'] {
  const args = ['--chapters', chapters, '--json', '--locale', 'en', '--out', join(folder, 'page')]
  return startDemo(args, { program: join(folder, 'bin', 'postmerge.js') }).ended
}

// The other chapters are played by the demo's own test; this one shows that the copy is whole.
test('a whole copy plays a chapter to its end', async () => {
  const ended = await play('changed')
  expect(ended).toMatchObject({ code: 0 })
  expect(JSON.parse(ended.stdout)).toMatchObject({ refusals: ['STALE'] })
}, 90_000)

const cuts: readonly (readonly [string, Case])[] = [
  [
    'authors approve their own work',
    {
      chapter: 'self-approval',
      file: 'approval/acceptance.ts',
      guard: 'refusalOfPerson(voice, contributors) ??',
      instead: '',
      ends: { code: 0 },
    },
  ],
  [
    'an approval counts for whatever the content became',
    {
      chapter: 'changed',
      file: 'approval/acceptance.ts',
      guard: 'refusalOfBinding(situation, voice) ??',
      instead: '',
      // Then it counts as if only the time had been changed, and the reason is another one.
      ends: { code: 1, missing: '[STALE]' },
    },
  ],
  [
    'the sender does not look at the decision',
    {
      chapter: 'changed',
      file: 'commands/send/step-release.ts',
      guard: "if (decision.verdict !== 'APPROVED') {",
      instead: "if (decision.verdict === 'ERROR') {",
      // Without an approved decision there is no plan to send: our own bug, and no mail.
      ends: { code: 70 },
    },
  ],
  [
    'a change of the rules needs nobody',
    {
      chapter: 'rules',
      file: 'approval/judge-rules.ts',
      guard: 'if (approvers.length < needed)',
      instead: 'if (approvers.length < 0)',
      ends: { code: 0 },
    },
  ],
]

test.each(cuts)(
  'the demo notices when %s',
  async (_, { chapter, ends, ...cut }) => {
    cutOut(cut)
    const ended = await play(chapter)
    expect(ended).toMatchObject({ code: 1 })
    // It came as far as the sending that should have been refused.
    expect(JSON.parse(ended.stdout)).toMatchObject({
      ok: false,
      fault: { command: 'node bin/postmerge.js send --root runner', expected: 1, ...ends },
    })
  },
  60_000,
)
