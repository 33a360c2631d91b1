import { join } from 'node:path'
import type { World } from '../verb.ts'
import { createAlbum, type Album } from './album.ts'
import { newsletterCsv, wholesaleCsv } from './contacts.ts'
import type { Zone } from './dns-zone.ts'
import { layFoundation } from './foundation.ts'
import { silentReceiver } from './habits.ts'
import { createPlayer, type Player } from './player.ts'
import { makeRepository, writeFiles } from './repository.ts'
import type { Theatre } from './theatre.ts'
import type { Town } from './town.ts'

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

/** Makes keys, servers and a repository: a company on one machine. */
export async function setStage(world: World, theatre: Theatre, cast: Cast): Promise<Stage> {
  const { folder } = theatre
  const { common, envOf, zone, town, files } = await layFoundation(world, theatre, {
    // Pictures are the other story's, which has pull requests; unpacking a browser would leave it behind.
    env: { POSTMERGE_CHROMIUM: 'off' },
    tradeHabits: silentReceiver(cast.wholesale),
  })
  await makeRepository({ folder, env: common, keys: join(folder, 'keys') }, files)
  await writeFiles(folder, {
    'newsletter.csv': newsletterCsv(cast.newsletter),
    'wholesale.csv': wholesaleCsv(cast.wholesale),
  })
  const player = createPlayer(world, { folder, envOf })
  return { world, folder, player, album: createAlbum(), zone, town, cast }
}
