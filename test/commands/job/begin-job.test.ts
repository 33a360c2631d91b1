import { expect, test } from 'vitest'
import { beginJob, isJob } from '../../../src/commands/job/begin-job.ts'
import { startCommand } from '../../support/command-process.ts'
import { newRepository } from '../../support/new-repository.ts'

/** What the runner of GitHub Actions makes of the lines of one step: those that it takes for commands, in the order in which it reads them. */
function commandsIn(lines: readonly string[]): readonly string[] {
  let stopped: string | null = null
  const taken: string[] = []
  for (const line of lines.flatMap((text) => text.split(/\r\n|[\r\n]/))) {
    // It trims with .NET, for which NEL is a blank, and compares by the rules of a language, which pass over what nobody sees.
    const seen = line.replaceAll(/\u0000|\u0085|\u00ad|\u200b|\ufe0f|\ufeff/g, '')
    const [, name = '', data = ''] =
      /^\s*::([\w-]+)[^:]*::(.*)$/.exec(seen) ?? /##\[([\w-]+)[^\]]*\](.*)/.exec(seen) ?? []
    if (name === '') continue
    if (stopped !== null) {
      if (name === stopped) stopped = null
    } else {
      taken.push(name)
      if (name === 'stop-commands') stopped = data
    }
  }
  return taken
}

const hostile = [
  'x\r::error::one',
  '  ::set-env name=PATH::/tmp',
  'a ##[add-mask]b',
  '\u0085::error::two',
  '\u00ad:\u200b:error::three',
  '#\ufe0f#[error]four',
  '::resume::',
  '::stop-commands::x\n::x::\n::error::y',
]

function printed(
  args: readonly string[],
  env: Record<string, string> = {},
): { out: string[]; err: string[] } {
  const out: string[] = []
  const err: string[] = []
  const streams = beginJob(env, args, { out: (line) => out.push(line), err: (line) => err.push(line) })
  for (const line of hostile) {
    streams.out(args.includes('--json') ? JSON.stringify({ line }) : line)
    streams.err(line)
  }
  return { out, err }
}

test.each([
  ['send', '--due'],
  ['halt', '--reason=x', '--', '--json'],
  ['halt', '--reason=x', '--', '--format=github'],
])(
  'nothing that a campaign says is a command, whichever stream the runner reads first: %s %s %s %s',
  (...args) => {
    const { out, err } = printed(args)
    expect(commandsIn(out)).toEqual(['stop-commands'])
    expect(commandsIn(err)).toEqual([])
    expect(commandsIn([...out, ...err])).toEqual(['stop-commands'])
    expect(commandsIn([...err, ...out])).toEqual(['stop-commands'])
    // Without it they would be.
    expect(commandsIn(hostile).length).toBeGreaterThan(6)
    expect(printed(['desk']).out[0]).not.toBe(out[0])
  },
)

test('one JSON document stays one, with the same content', () => {
  const { out, err } = printed(['status', '--json'])
  expect(out.map((line) => (JSON.parse(line) as { readonly line: string }).line)).toEqual(hostile)
  expect(commandsIn(out)).toEqual([])
  expect(commandsIn(err)).toEqual(['stop-commands'])
})

test('annotations that were asked for go through, and the other stream says none', () => {
  for (const args of [
    ['validate', '--format', 'github'],
    ['validate', '--format=github'],
  ]) {
    const { out, err } = printed(args)
    expect(out).toEqual(hostile)
    expect(commandsIn(err)).toEqual([])
  }
})

test('secrets are masked line by line, on the stream that stops commands and before it does', () => {
  const env = { POSTMERGE_SECRETS: 'A=50%%\nB="first\nother"' }
  for (const lines of [printed(['send'], env).out, printed(['send', '--json'], env).err]) {
    expect(lines.slice(0, 3)).toEqual(['::add-mask::50%25%25', '::add-mask::first', '::add-mask::other'])
    expect(lines[3]).toMatch(/^::stop-commands::[0-9a-f]{32}$/)
  }
  expect(printed(['send'], env).err.join('\n')).not.toMatch(/add-mask::(?:50|first|other)/)
  expect([isJob({ GITHUB_ACTIONS: 'true' }), isJob({ GITHUB_ACTIONS: '' }), isJob({})]).toEqual([
    true,
    false,
    false,
  ])
})

test('the command itself does so, and only in a job', async () => {
  const { sandbox, repository } = newRepository()
  const run = (
    env: Record<string, string>,
  ): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> =>
    startCommand(['validate', '::error::x'], { env: { ...sandbox.env, ...env }, cwd: repository.folder })
      .ended
  const [here, inJob] = await Promise.all([
    run({}),
    run({ GITHUB_ACTIONS: 'true', POSTMERGE_SECRETS: 'A=secret' }),
  ])
  expect(here.out).not.toContain('::stop-commands')
  expect(inJob.out).toMatch(/^::add-mask::secret\n::stop-commands::[0-9a-f]{32}\n/)
  expect(commandsIn(inJob.out.split('\n'))).toEqual(['add-mask', 'stop-commands'])
  expect(commandsIn(inJob.err.split('\n'))).toEqual([])
  expect(here.code).toBe(inJob.code)
})
