import { createReadStream } from 'node:fs'
import process from 'node:process'
import { addAbortSignal, type Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import type { ContactImport } from '../audience/contact.ts'
import { findingsMax, stageRows, type ImportReport } from '../audience/import-contacts.ts'
import { readCsv } from '../audience/read-csv.ts'
import { byLikeness } from '../content/likeness.ts'
import type { List } from '../content/schema/list.ts'
import { findingsJson, findingsText } from '../report/findings.ts'
import type { Code } from '../words/catalogue.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openStoreOf, openWorkbench, type Workbench } from './workbench.ts'
import { wrongUsage } from './wrong-usage.ts'

export const findingsShown = 50

/** How an import ended. */
type Ending = 'dry' | 'refused' | 'done' | 'stopped'

export const verb: Verb = {
  arguments: ['<list>', '<file>'],
  options: [
    { flags: '--apply', about: 'option-apply' },
    { flags: '--skip-invalid', about: 'option-skip-invalid' },
    { flags: '--ignore-unknown', about: 'option-ignore-unknown' },
  ],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const [listId = '', file = ''] = input.arguments
  const bench = await openWorkbench(world)
  const { lists } = bench.content
  if (!lists.has(listId) && lists.has(file))
    return wrongUsage(world, 'import-turned-round', { list: file, file: listId })
  const list = listOf(bench, listId)
  const store = await openStoreOf(world, bench.repository)
  const session = store.contacts.beginImport(list.id)
  try {
    let isShiftJis = false
    const rowsOfFile = readCsv(readBytes(world, file), (encoding) => {
      isShiftJis = encoding === 'shift_jis'
    })
    const report = await stageRows(rowsOfFile, session, {
      list,
      file,
      ignoreUnknown: input.options['ignoreUnknown'] === true,
      timezone: bench.content.policies.senders?.organisation.timezone ?? 'UTC',
      now: world.clock.now(),
      progress: (rows) => world.progress(say(world.locale, 'import-progress', { rows })),
    })
    const ending = await end(world, input, { report, session })
    print(world, { list: list.id, file, report, ending, isShiftJis })
    return exitOf(ending, report, input)
  } finally {
    session.close()
    store.close()
    // A refused file is not read to its end, and an open pipe would keep the process waiting.
    if (file === '-') process.stdin.destroy()
  }
}

/** The list as the default branch defines it; what is only in somebody's work tree has no members. */
export function listOf(bench: Workbench, id: string): List {
  const list = bench.content.lists.get(id)
  if (list !== undefined) return list
  throw failure('list-unknown', {
    permanence: 'permanent',
    values: { list: id, lists: byLikeness(id, bench.content.lists.keys()) },
  })
}

/** The file's bytes, or standard input's for `-`; an interruption ends the waiting for more. */
export async function* readBytes(world: World, file: string): AsyncGenerator<Uint8Array> {
  const stream: Readable = file === '-' ? process.stdin : createReadStream(file)
  addAbortSignal(world.signal, stream)
  try {
    yield* stream as AsyncIterable<Buffer>
  } catch (cause) {
    if (world.signal.aborted) throw failure('import-interrupted', { permanence: 'temporary' })
    throw failure('csv-unreadable', { permanence: 'permanent', values: { file }, cause })
  }
}

async function end(
  world: World,
  input: Input,
  { report, session }: { readonly report: ImportReport; readonly session: ContactImport },
): Promise<Ending> {
  if (input.options['apply'] !== true) return 'dry'
  if (!report.headerOk || (report.invalid > 0 && input.options['skipInvalid'] !== true)) return 'refused'
  for (const rows of session.apply(world.clock.now())) {
    world.progress(say(world.locale, 'import-progress', { rows }))
    // Lets an interruption through; what is written so far is whole.
    await setImmediate()
    if (world.signal.aborted) return 'stopped'
  }
  return 'done'
}

function exitOf(ending: Ending, report: ImportReport, input: Input): number {
  if (ending === 'stopped') return exit.again
  if (ending === 'done') return exit.done
  const clean = report.headerOk && (report.invalid === 0 || input.options['skipInvalid'] === true)
  return clean ? exit.done : exit.refused
}

const endings = {
  dry: 'import-dry',
  refused: 'import-refused',
  done: 'import-done',
  stopped: 'import-stopped',
} as const satisfies Readonly<Record<Ending, Code>>

/** How many findings are not shown; beyond `findingsMax` nobody counted them. */
export function moreLines(world: World, found: number): readonly string[] {
  const number = found - findingsShown
  if (number <= 0) return []
  return [say(world.locale, found < findingsMax ? 'import-more' : 'import-many-more', { number })]
}

function print(
  world: World,
  result: {
    readonly list: string
    readonly file: string
    readonly report: ImportReport
    readonly ending: Ending
    readonly isShiftJis: boolean
  },
): void {
  const { list, file, report, ending, isShiftJis } = result
  const { findings, rows, invalid, reasons } = report
  const accepted = report.fates.new + report.fates.updated + report.fates.unchanged
  const counts = { rows, accepted, ...report.fates, invalid }
  world.progress('')
  if (world.json) {
    const applied = ending === 'done'
    const rest = { reasons, findings: findingsJson(findings, world.locale) }
    world.out(JSON.stringify({ version: 1, list, file, applied, ending, ...counts, ...rest }))
    return
  }
  world.out(say(world.locale, 'import-heading', { file, list }))
  if (isShiftJis) world.out(say(world.locale, 'import-shift-jis'))
  for (const line of findingsText(findings.slice(0, findingsShown), world.locale)) world.out(line)
  for (const line of moreLines(world, findings.length)) world.out(line)
  world.out(say(world.locale, 'import-rows', counts))
  world.out(say(world.locale, endings[ending]))
}
