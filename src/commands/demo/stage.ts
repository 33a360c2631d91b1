import { mkdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import process from 'node:process'
import type { World } from '../verb.ts'
import { createAlbum, type Album } from './album.ts'
import { newsletterCsv, wholesaleCsv } from './contacts.ts'
import type { Zone } from './dns-zone.ts'
import { environments } from './environments.ts'
import { silentReceiver } from './habits.ts'
import { makeKeys, makeSshKeys } from './keys.ts'
import { createPlayer, type Player } from './player.ts'
import { adaptPolicies, namedPeople } from './policies.ts'
import { linkProgram, makeRepository, ownContent, writeFiles } from './repository.ts'
import type { Theatre } from './theatre.ts'
import { startTown, type Town } from './town.ts'
import { companyZone, publishZone } from './zone.ts'

/** Everything that the story is played with. */
export interface Stage {
  readonly world: World
  readonly folder: string
  readonly player: Player
  readonly album: Album
  readonly zone: { readonly file: string; readonly records: Zone }
  readonly town: Town
  readonly cast: Cast
}

/** How many people the company mails. */
export interface Cast {
  readonly newsletter: number
  readonly wholesale: number
}

const dayMs = 24 * 60 * 60 * 1000

/** Makes keys, servers and a repository: a company on one machine. */
export async function setStage(world: World, theatre: Theatre, cast: Cast): Promise<Stage> {
  const { folder, servers } = theatre
  const content = await ownContent()
  await mkdir(join(folder, 'home'))
  await linkProgram(folder)
  const [keys, ssh] = await Promise.all([makeKeys(), makeSshKeys(join(folder, 'keys'), namedPeople(content))])
  const zone = { file: join(folder, 'zone.json'), records: companyZone(keys) }
  publishZone(zone.file, zone.records)
  const dns = await servers.dns(zone.file)
  // Pictures are the other story's, which has pull requests; unpacking a browser would leave it behind.
  const common = { ...commonEnvironment(world, folder), POSTMERGE_CHROMIUM: 'off' }
  const envOf = environments({ common, folder, keys, dnsPort: dns.at })
  const [town, web] = await Promise.all([
    startTown(theatre, {
      dnsPort: dns.at,
      login: keys.relay,
      nowMs: world.clock.now(),
      tradeHabits: silentReceiver(cast.wholesale),
    }),
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
    since: new Date(world.clock.now() - dayMs).toISOString().slice(0, 10),
  })
  await makeRepository({ folder, env: common, keys: join(folder, 'keys') }, files)
  await writeFiles(folder, {
    'newsletter.csv': newsletterCsv(cast.newsletter),
    'wholesale.csv': wholesaleCsv(cast.wholesale),
  })
  const player = createPlayer(world, { folder, envOf })
  return { world, folder, player, album: createAlbum(), zone, town, cast }
}

/** Nothing of the user's own configuration takes part, but the path to git and ssh-keygen. */
export function commonEnvironment(world: World, folder: string): Readonly<Record<string, string>> {
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
