import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Failure } from '../kit/failure.ts'
import { gitText } from '../adapters/git/git.ts'
import { isSignedDelivery } from '../adapters/github/verify-delivery.ts'
import { listen } from '../adapters/http/listen.ts'
import { openStore } from '../adapters/sqlite/open-store.ts'
import { publicApp } from '../web/public-app.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import type { DeskLoop } from './desk/desk-loop.ts'
import { secretOf, tokenKeyOf } from './secrets.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'

const listenDefault = '127.0.0.1:8025'
/** The largest picture travels in it at 9 kB a second; whoever reads nothing would hold one of our connections for ever. */
const answerMs = 2 * 60 * 1000
const secretName = 'env:POSTMERGE_GITHUB_WEBHOOK_SECRET'

export const verb: Verb = {
  arguments: [],
  options: [
    { flags: '--listen <address>', about: 'option-listen' },
    { flags: '--organisation <name>', about: 'option-organisation' },
    { flags: '--desk', about: 'option-serve-desk' },
  ],
  run,
}

/**
 * Serves the public pages until it is told to end. It reads nothing of the repository; a store is all it holds beside the token key. With
 * `--desk` it is the desk as well, with everything that belongs to one.
 */
async function run(world: World, input: Input): Promise<number> {
  const address = readAddress(input.options['listen'])
  const tokenKey = tokenKeyOf(world.env)
  const secret = input.options['desk'] === true ? secretOf(world.env, secretName) : null
  const store = openStore(
    // Never a default here: a server beside an empty store would answer every opt-out with `unknown`.
    secretOf(world.env, 'env:POSTMERGE_STORE'),
    { random: (length) => randomBytes(length), folder: await folderOf(world) },
  )
  try {
    const desk = secret === null ? null : { secret, loop: await openDesk(world) }
    const organisation = input.options['organisation']
    const app = publicApp({
      contacts: store.contacts,
      pictures: store.pictures,
      tokenKey,
      clock: world.clock,
      organisation: typeof organisation === 'string' ? organisation : null,
      locale: world.locale,
      onTrouble: (error) =>
        world.err(
          say(world.locale, 'serve-trouble', { code: error instanceof Failure ? error.code : 'internal' }),
        ),
      webhook:
        desk === null
          ? null
          : {
              isGenuine: (delivery) => isSignedDelivery(desk.secret, delivery),
              isNew: (digest) => store.deliveries.note(digest, world.clock.now()),
              nudge: () => desk.loop.nudge(),
            },
    })
    const listener = await listen((request) => app.fetch(request), address, { answerMs })
    world.out(say(world.locale, 'serve-listening', { url: listener.url }))
    if (desk !== null) world.out(say(world.locale, 'serve-desk-ready', { url: listener.url }))
    if (!world.signal.aborted) await once(world.signal, 'abort')
    await listener.close()
    await desk?.loop.close()
    return exit.done
  } finally {
    store.close()
  }
}

/** Loaded only where it is wanted: the public pages need nothing of it. */
async function openDesk(world: World): Promise<DeskLoop> {
  const { serveDesk } = await import('./desk/serve-desk.ts')
  return serveDesk(world)
}

/** Where a relative path of the store begins, as for every other command: the top of the repository; outside of one, the folder itself. */
async function folderOf(world: World): Promise<string> {
  return gitText({ folder: world.root, env: world.env }, ['rev-parse', '--show-toplevel']).catch(
    () => world.root,
  )
}

/** `127.0.0.1:8025`, `[::1]:8025`, `:8025` (this machine only) or a bare port. */
function readAddress(option: string | boolean | undefined): { readonly host: string; readonly port: number } {
  const text = typeof option === 'string' ? option : listenDefault
  const match = /^(?:(?:\[([0-9a-fA-F:]+)\]|([A-Za-z0-9.-]*)):)?(\d{1,5})$/.exec(text)
  const port = Number(match?.[3])
  if (match === null || port > 65_535) throw failure('listen-malformed', { permanence: 'permanent' })
  return { host: match[1] || match[2] || '127.0.0.1', port }
}
