import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Approvals } from '../../content/schema/approvals.ts'
import type { Sender, Senders } from '../../content/schema/senders.ts'
import { refuseStoreBehind } from '../../delivery/release-ledger.ts'
import { Failure } from '../../kit/failure.ts'
import type { Values } from '../../kit/finding.ts'
import type { LedgerReading } from '../../ledger/append.ts'
import type { Code } from '../../words/catalogue.ts'
import { say } from '../../words/say.ts'
import type { World } from '../verb.ts'
import { openSigner, openStoreOf, type Workbench } from '../workbench.ts'
import { on, pointOf, when, type Point, type PointId, type Verdict } from './point.ts'

const aheadMsMax = 60_000

/** What this machine needs for the role that its key of the record gives it: secrets by their names, the store, the time. */
export async function runnerPoints(world: World, bench: Workbench): Promise<readonly Point[]> {
  const reading = await bench.ledger.read()
  const role = roleOf(world, bench)
  const points = [
    point('role', [], role === null ? { state: 'warning' } : on),
    ...(role === null ? [] : secretPoints(world, bench, role)),
    // Before the first rehearsal nothing is wrong with that.
    point(
      'record',
      [],
      reading.view.root !== null ? on : role === 'sender' ? when(false) : { state: 'warning' },
    ),
    point('clock', ['T60'], clockVerdict(world, reading)),
  ]
  return [...points, ...(await storePoints(world, { bench, reading, role }))]
}

/** The names of secrets that the policies speak of, and those of the program itself. */
export function secretNames(policies: Workbench['content']['policies']): readonly string[] {
  const { senders, approvals } = policies
  const all = Object.values(senders?.senders ?? {})
  return [...new Set(['POSTMERGE_LEDGER_KEY', ...needed(all), ...forgeSecrets(approvals)])].sort()
}

function point(id: PointId, threats: readonly string[], verdict: Verdict): Point {
  return pointOf({ id, area: 'runner', threats }, verdict)
}

/** The role of the key in POSTMERGE_LEDGER_KEY, null without one that the policy names. */
export function roleOf(world: World, { ledgerPolicy }: Workbench): string | null {
  try {
    const { keyId } = openSigner(world, ledgerPolicy)
    return ledgerPolicy.keys.find(({ id }) => id === keyId)?.role ?? null
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

function secretPoints(world: World, bench: Workbench, role: string): readonly Point[] {
  const { senders, approvals } = bench.content.policies
  const [campaigns, notices] = apart(senders)
  const wanted = [
    ...(role === 'sender' ? needed(campaigns) : []),
    ...(role === 'desk' ? needed(notices) : []),
    ...(role === 'sender' || role === 'desk' ? forgeSecrets(approvals, world.env) : []),
  ]
  const isSet = (name: string): boolean => (world.env[name] ?? '') !== ''
  const missing = [...new Set(wanted)].filter((name) => !isSet(name))
  const strayed = role === 'desk' ? campaigns.flatMap(keysOf).filter(isSet) : []
  const values = (names: readonly string[]): Values => ({ role, names: names.join(', ') })
  return [
    { ...point('secrets', [], when(missing.length === 0)), values: values(missing) },
    { ...point('secrets-apart', ['T41', 'T65'], when(strayed.length === 0)), values: values(strayed) },
  ]
}

/** Senders of campaigns, and those of notices to staff. */
function apart(senders: Senders | null): readonly [readonly Sender[], readonly Sender[]] {
  const all = Object.values(senders?.senders ?? {})
  const isNotice = ({ categories }: Sender): boolean => categories.every((category) => category === 'notice')
  return [all.filter((sender) => !isNotice(sender)), all.filter(isNotice)]
}

function keysOf({ dkim }: Sender): readonly string[] {
  return dkim.map(({ key }) => key.replace(/^env:/, ''))
}

function needed(senders: readonly Sender[]): readonly string[] {
  const own = senders.flatMap((sender) => [
    ...keysOf(sender),
    ...[sender.relay.user, sender.relay.password].flatMap((name) =>
      name === undefined ? [] : name.replace(/^env:/, ''),
    ),
  ])
  return [...own, 'POSTMERGE_TOKEN_KEY']
}

const appSecrets = ['POSTMERGE_GITHUB_APP_ID', 'POSTMERGE_GITHUB_APP_KEY', 'POSTMERGE_GITHUB_INSTALLATION']

/** A token, or an App's three values; where one of these is set, all three are meant. */
function forgeSecrets(approvals: Approvals | null, env: World['env'] | null = null): readonly string[] {
  if (approvals?.forge === undefined) return []
  if (env === null) return ['POSTMERGE_GITHUB_TOKEN', ...appSecrets]
  return appSecrets.some((name) => (env[name] ?? '') !== '') ? appSecrets : ['POSTMERGE_GITHUB_TOKEN']
}

function clockVerdict(world: World, { entries }: LedgerReading): Verdict {
  const newest = Math.max(0, ...entries.slice(-1).map(({ at }) => Date.parse(at)))
  const behindMs = newest - world.clock.now()
  return when(behindMs <= aheadMsMax, { seconds: Math.round(behindMs / 1000) })
}

/** Only who sends or counts needs the store; where its file is not there, none is made. */
async function storePoints(
  world: World,
  about: { readonly bench: Workbench; readonly reading: LedgerReading; readonly role: string | null },
): Promise<readonly Point[]> {
  const { bench, reading, role } = about
  if (role !== 'sender' && role !== 'desk') return []
  const file = /^sqlite:(.+)$/.exec(world.env['POSTMERGE_STORE'] || 'sqlite:var/postmerge.db')?.[1]
  if (file !== undefined && !existsSync(resolve(bench.repository.folder, file)))
    return [point('store', [], when(false, { detail: say(world.locale, 'doctor-store-absent', { file }) }))]
  try {
    const store = await openStoreOf(world, bench.repository)
    try {
      return [point('store', [], on), await currentPoint(reading, store)]
    } finally {
      store.close()
    }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const detail = say(world.locale, error.code as Code, error.values)
    return [point('store', [], when(false, { detail }))]
  }
}

async function currentPoint(
  { entries }: LedgerReading,
  { journal }: Awaited<ReturnType<typeof openStoreOf>>,
): Promise<Point> {
  try {
    await refuseStoreBehind(entries, journal)
    return point('store-current', ['T53'], on)
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'store-behind-ledger') throw error
    return point('store-current', ['T53'], when(false, error.values))
  }
}
