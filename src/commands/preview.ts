import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { createCompiler } from '../adapters/compile-child/compiler.ts'
import { listen, type Fetch, type Listener } from '../adapters/http/listen.ts'
import { runGit } from '../adapters/git/git.ts'
import { readWorkTree } from '../adapters/git/work-tree.ts'
import type { Tree } from '../content/tree.ts'
import { base32 } from '../kit/base32.ts'
import { Failure } from '../kit/failure.ts'
import { previewApp } from '../web/preview/preview-app.ts'
import { failure } from '../words/find.ts'
import { say } from '../words/say.ts'
import { noSuchCampaign } from './no-such-campaign.ts'
import { editorLinks } from './preview/editor-link.ts'
import { lastEditionComparer } from './preview/last-edition.ts'
import { openBrowser } from './preview/open-browser.ts'
import { watchFolders } from './preview/watch-folders.ts'
import { openWorkshop, type Workshop } from './preview/workshop.ts'
import { strangeFolder } from './strange-folder.ts'
import { campaignId } from './validate.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { wrongUsage } from './wrong-usage.ts'

const host = '127.0.0.1'
const secretBytes = 20

/** `postmerge preview [campaign]`: the mail as readers will see it, in the browser of this machine, until it is told to end. */
export const verb: Verb = {
  arguments: ['[campaign]'],
  options: [
    { flags: '--port <number>', about: 'option-preview-port' },
    { flags: '--open', about: 'option-preview-open' },
  ],
  run: preview,
}

async function preview(world: World, input: Input): Promise<number> {
  const port = readPort(input.options['port'])
  const root = await rootOf(world)
  const strange = strangeFolder(root)
  if (strange !== null) return wrongUsage(world, strange.code, strange.values)
  const editorLink = editorLinks(root, world.env)
  const compiler = createCompiler({ reuse: true })
  try {
    const workshop = await openWorkshop({
      readTree: () => readSteadyTree(root),
      compiler,
      compare: lastEditionComparer({ folder: root, env: world.env }),
      now: () => world.clock.now(),
      timezone: Temporal.Now.timeZoneId(),
      locale: world.locale,
    })
    const campaign = chosenCampaign(workshop, input.arguments[0])
    // The compiler starts while the browser does; whoever looks hears of its trouble.
    if (campaign !== null) workshop.examine(campaign).catch(() => {})
    const secret = base32(randomBytes(secretBytes))
    const opening = input.options['open'] === true ? base32(randomBytes(secretBytes)) : null
    const app = previewApp({
      port: { ...workshop, editorLink },
      locale: world.locale,
      secret,
      once: opening,
      campaign,
      signal: world.signal,
      onTrouble: (error) => world.err(say(world.locale, 'preview-trouble', { code: codeOf(error) })),
    })
    const listener = await listenOn(port, (request) => app.fetch(request))
    const stopWatching = watchFolders(root, {
      changed: async () => workshop.refresh().catch((error: unknown) => world.err(codeOf(error))),
      onBlind: (reason) => world.err(say(world.locale, 'preview-not-watching', { reason })),
    })
    announce(world, `${listener.url}/${secret}/`)
    if (opening !== null) await open(world, `${listener.url}/open/${opening}`)
    if (!world.signal.aborted) await once(world.signal, 'abort')
    stopWatching()
    await listener.close()
    return exit.done
  } finally {
    await compiler.close()
  }
}

function announce(world: World, url: string): void {
  if (world.json) {
    world.out(JSON.stringify({ version: 1, url }))
    return
  }
  world.out(say(world.locale, 'preview-ready', { url }))
  world.out(say(world.locale, 'preview-hint'))
}

async function open(world: World, url: string): Promise<void> {
  const reason = await openBrowser(url, { platform: process.platform, env: world.env })
  if (reason !== null) world.err(say(world.locale, 'preview-not-opened', { reason }))
}

/** The top of the repository; outside of one, the folder itself. */
async function rootOf(world: World): Promise<string> {
  try {
    const top = await runGit({ folder: world.root, env: world.env }, ['rev-parse', '--show-toplevel'])
    return top.code === 0 ? top.stdout.toString('utf8').trim() : world.root
  } catch {
    // No git on this machine: a preview needs none.
    return world.root
  }
}

/** Reads the folder; again when a file went away between being named and being read, as editors do it. */
async function readSteadyTree(root: string): Promise<Tree> {
  for (const pause of [20, 100, 400]) {
    try {
      return await readWorkTree(root)
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOENT') throw error
      await sleep(pause)
    }
  }
  return readWorkTree(root)
}

function chosenCampaign(workshop: Workshop, name: string | undefined): string | null {
  if (name === undefined) return workshop.ids()[0] ?? null
  const id = campaignId(name)
  if (workshop.ids().includes(id)) return id
  throw noSuchCampaign(name, workshop.ids())
}

function readPort(option: string | boolean | undefined): number {
  if (option === undefined) return 0
  const port = Number(option)
  if (typeof option === 'string' && /^\d{1,5}$/.test(option) && port <= 65_535) return port
  throw failure('preview-port-malformed', { permanence: 'permanent', values: { port: String(option) } })
}

async function listenOn(port: number, fetch: Fetch): Promise<Listener> {
  try {
    return await listen(fetch, { host, port })
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'listen-refused') throw error
    const values = { port, reason: error.values['reason'] ?? '' }
    throw failure('preview-port-taken', { permanence: 'permanent', values, cause: error })
  }
}

function codeOf(error: unknown): string {
  return error instanceof Failure ? error.code : error instanceof Error ? error.message : 'internal'
}
