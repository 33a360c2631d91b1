import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import type { World } from '../verb.ts'
import type { Zone } from './dns-zone.ts'
import { environments } from './environments.ts'
import { makeKeys, makeSshKeys } from './keys.ts'
import { adaptPolicies, namedPeople, type Files } from './policies.ts'
import { linkProgram, ownContent } from './repository.ts'
import type { Theatre } from './theatre.ts'
import { startTown, type Town } from './town.ts'
import { companyZone, publishZone } from './zone.ts'

/** What every story stands on: keys, servers and the files of a company, before there is a repository. */
interface Foundation {
  /** What everybody's environment has. */
  readonly common: Readonly<Record<string, string>>
  readonly envOf: ReturnType<typeof environments>
  readonly zone: { readonly file: string; readonly records: Zone }
  readonly town: Town
  readonly files: Files
}

const dayMs = 24 * 60 * 60 * 1000

/** Makes keys, starts servers, and writes the company's policies for them. `env`: what else everybody's environment has. */
export async function layFoundation(
  world: World,
  theatre: Theatre,
  about: {
    readonly env: Readonly<Record<string, string>>
    readonly tradeHabits: Parameters<typeof startTown>[1]['tradeHabits']
  },
): Promise<Foundation> {
  const { folder, servers } = theatre
  const content = await ownContent()
  await mkdir(join(folder, 'home'))
  await linkProgram(folder)
  const [keys, ssh] = await Promise.all([makeKeys(), makeSshKeys(join(folder, 'keys'), namedPeople(content))])
  const zone = { file: join(folder, 'zone.json'), records: companyZone(keys) }
  publishZone(zone.file, zone.records)
  const dns = await servers.dns(zone.file)
  const common = { ...commonEnvironment(world, folder), ...about.env }
  const envOf = environments({ common, folder, keys, dnsPort: dns.at })
  const nowMs = world.clock.now()
  const [town, web] = await Promise.all([
    startTown(theatre, { dnsPort: dns.at, login: keys.relay, nowMs, tradeHabits: about.tradeHabits }),
    servers.serve(['node', 'bin/postmerge.js', 'serve', '--listen', '127.0.0.1:0'], {
      cwd: folder,
      env: envOf('web'),
    }),
  ])
  const files = adaptPolicies(content, {
    keys,
    ssh,
    relayPorts: { news: town.port, notice: town.port, trade: town.trade.port },
    publicUrl: web.at,
    since: new Date(nowMs - dayMs).toISOString().slice(0, 10),
  })
  return { common, envOf, zone, town, files }
}

/** Nothing of the user's own configuration takes part, but the path to git and ssh-keygen. */
function commonEnvironment(world: World, folder: string): Readonly<Record<string, string>> {
  return {
    PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter),
    TMPDIR: tmpdir(),
    HOME: join(folder, 'home'),
    LANG: world.locale === 'ja' ? 'ja_JP.UTF-8' : 'en_US.UTF-8',
    POSTMERGE_LOCALE: world.locale,
    NO_COLOR: '1',
    GIT_CONFIG_NOSYSTEM: '1',
  }
}
