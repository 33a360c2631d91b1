import { byLikeness } from '../content/likeness.ts'
import { verifyChain } from '../ledger/verify-chain.ts'
import { parseReleaseName, releaseName, type ReleaseId } from '../release/release-id.ts'
import { logRows, logText } from '../report/audit-log.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { openRecord } from './audit/open-record.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'

/** Reads the record aloud: every entry as a sentence. An unsound record is shown as far as it can be read, and said to be so. */
export const verb: Verb = {
  arguments: ['[release]'],
  options: [{ flags: '--offline', about: 'option-offline-record' }],
  run,
}

async function run(world: World, input: Input): Promise<number> {
  const [text] = input.arguments
  const { ledger } = await openRecord(world, input)
  const { entries: texts } = await ledger.store.read()
  const { entries, problems } = verifyChain(texts, ledger.trust)
  const recorded = entries.flatMap(({ release }) => release ?? [])
  const of = releaseFilter(text, recorded)
  const rows = logRows(entries, world.locale, of)
  const sound = problems.length === 0
  if (world.json) world.out(JSON.stringify({ version: 1, sound, entries: rows }))
  else {
    for (const line of logText(rows)) world.out(line)
    if (rows.length === 0 && text !== undefined) tellUnknown(world, text, recorded)
    if (!sound) world.err(say(world.locale, 'audit-log-unsound', { count: problems.length }))
  }
  return sound ? exit.done : exit.refused
}

/** Says that the record has nothing of this name, and what it has. */
export function tellUnknown(world: World, text: string, recorded: Iterable<ReleaseId>): void {
  world.err(say(world.locale, 'audit-release-unknown', { known: alike(text, recorded) }))
}

function alike(text: string, recorded: Iterable<ReleaseId>): string {
  return byLikeness(text, new Set([...recorded].map(releaseName)))
}

/** `winter-sale/1`, or `winter-sale` for all its editions; nothing for everything. `recorded` are those of the record. Throws `audit-release-malformed`. */
export function releaseFilter(text: string | undefined, recorded: Iterable<ReleaseId>): Partial<ReleaseId> {
  if (text === undefined) return {}
  const release = parseReleaseName(text) ?? parseReleaseName(`${text}/1`)
  if (release === null) {
    const values = { text, known: alike(text, recorded) }
    throw failure('audit-release-malformed', { permanence: 'permanent', values })
  }
  return text.includes('/') ? release : { campaign: release.campaign }
}
