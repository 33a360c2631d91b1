import { verifyChain } from '../ledger/verify-chain.ts'
import { parseReleaseName, type ReleaseId } from '../release/release-id.ts'
import { logRows, logText } from '../report/audit-log.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { openWorkbench } from './workbench.ts'

/** Reads the record aloud: every entry as a sentence. An unsound record is shown as far as it can be read, and said to be so. */
export const verb: Verb = { arguments: ['[release]'], options: [], run }

async function run(world: World, input: Input): Promise<number> {
  const of = releaseFilter(input.arguments[0])
  const { ledger } = await openWorkbench(world)
  const { entries: texts } = await ledger.store.read()
  const { entries, problems } = verifyChain(texts, ledger.trust)
  const rows = logRows(entries, world.locale, of)
  const sound = problems.length === 0
  if (world.json) world.out(JSON.stringify({ version: 1, sound, entries: rows }))
  else {
    for (const line of logText(rows)) world.out(line)
    if (rows.length === 0) world.err(say(world.locale, 'audit-log-empty'))
    if (!sound) world.err(say(world.locale, 'audit-log-unsound', { count: problems.length }))
  }
  return sound ? exit.done : exit.refused
}

/** `winter-sale/1`, or `winter-sale` for all its editions; nothing for everything. Throws `release-malformed`. */
export function releaseFilter(text: string | undefined): Partial<ReleaseId> {
  if (text === undefined) return {}
  const release = parseReleaseName(text) ?? parseReleaseName(`${text}/1`)
  if (release === null)
    throw failure('audit-release-malformed', { permanence: 'permanent', values: { text } })
  return text.includes('/') ? release : { campaign: release.campaign }
}
