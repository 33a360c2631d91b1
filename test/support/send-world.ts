import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createGitLedger } from '../../src/adapters/git/ledger.ts'
import type { Repository } from '../../src/adapters/git/git.ts'
import { openStore, type Store } from '../../src/adapters/sqlite/open-store.ts'
import { verb as approve } from '../../src/commands/approve.ts'
import type { Received } from '../../src/commands/demo/mailbox.ts'
import { startDnsServer } from '../../src/commands/demo/dns-server.ts'
import type { ZoneNode } from '../../src/commands/demo/dns-zone.ts'
import { startReceiver, type Receiver, type ReceiverOptions } from '../../src/commands/demo/smtp-receiver.ts'
import type { Input, Verb } from '../../src/commands/verb.ts'
import { appendEntry, openLedger, type Ledger } from '../../src/ledger/append.ts'
import type { Entry, EntryDraft } from '../../src/ledger/entry.ts'
import { makeLedgerSigner } from '../../src/ledger/signer.ts'
import { certificates } from './certificates.ts'
import { scratch } from './scratch.ts'
import {
  campaignText,
  contentFiles,
  egress,
  envelopeDomain,
  repositoryId,
  zoneOf,
  type SendPolicy,
} from './send-world-content.ts'
import { sendKeys, staff, type SendKeys, type Staff } from './send-world-keys.ts'
import { signApproval } from './sign-approval.ts'
import { runHere, startPostmerge, type Ran, type Running } from './send-world-process.ts'

/** What a test wants of its world. */
export interface SendWorldOptions extends SendPolicy {
  /** How many people are on the newsletter. */
  readonly contacts?: number
  /** How the relay treats them. */
  readonly receiver?: Partial<ReceiverOptions>
  /** Whether the ledger begins with ROOT already; true where nothing is said. */
  readonly root?: boolean
  /** Files beside or in place of those of `contentFiles`; null leaves one out. */
  readonly files?: Readonly<Record<string, string | null>>
}

/** Files to write; null removes one. */
type Files = Readonly<Record<string, string | Uint8Array | null>>
/** Who writes a commit: one of the staff, who signs it; somebody whom the repository does not know; somebody who only says that he is aoi. */
type Author = Staff | 'stranger' | 'unsigned'

/**
 * A company in a temporary folder: a shared repository, a clone in which its people work and one in which the runner sends, a store with
 * contacts, a DNS server and a mail server that judges what it takes. `postmerge` runs in it as processes of its own.
 */
export interface SendWorld extends AsyncDisposable {
  readonly folder: string
  readonly env: Readonly<Record<string, string>>
  readonly keys: SendKeys
  /** Everything that the relay took so far. */
  received(): readonly Received[]
  /** Addresses that got mail, one for each message, sorted. */
  recipients(): readonly string[]
  /** The relay vanishes; what it took is still known. */
  stopRelay(): Promise<void>
  /** Another relay takes its place at the same port. */
  startRelay(options?: Partial<ReceiverOptions>): Promise<void>
  readonly relayPort: number
  /** Publishes other records for a name, or none. Returns those it had. */
  dns(name: string, node: ZoneNode | null): ZoneNode | null
  /** Runs git where people work. */
  git(...args: readonly string[]): string
  /** Runs git in the shared repository. */
  originGit(...args: readonly string[]): string
  /** Begins a branch at the default branch's tip, commits files to it and pushes it. Returns the commit. */
  propose(branch: string, files: Files, who?: Author): string
  /** Commits to the branch that is checked out, and pushes it. */
  commit(files: Files, who?: Author): string
  /** Commits and pushes to the default branch, past everybody. */
  pushDirectly(files: Files, who?: Staff): string
  /** Somebody signs an answer to a commit, as `postmerge approve` does. */
  approve(who: Staff, campaign: string, commit: string): Promise<void>
  /** Somebody makes the tag of an approval by hand, whatever `postmerge approve` thinks of it. */
  forceApproval(who: Staff, campaign: string, commit: string): Promise<void>
  /** The same, as `postmerge approve --reject` does. */
  sendBack(
    who: Staff,
    campaign: string,
    about: { readonly commit: string; readonly reason: string },
  ): Promise<void>
  /** Somebody signs that a change of the rules is all right. */
  approveRules(who: Staff, commit: string): Promise<void>
  /** Merges a branch without fast-forward and pushes. Returns the merge. */
  merge(branch: string): string
  /** A campaign that is proposed, approved by vera and merged. Returns the merge. */
  release(campaign: string, text?: string): Promise<string>
  /** Runs `postmerge` where the store and the keys are, as a process of its own. */
  run(...args: readonly string[]): Promise<Ran>
  /** The same line within this process, which is much faster: for what a story needs beside the process that it is about. */
  here(...args: readonly string[]): Promise<Ran>
  /** The same with a clock that is so many milliseconds ahead. */
  later(aheadMs: number, ...args: readonly string[]): Promise<Ran>
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running
  /** Entries of the ledger, oldest first. */
  ledger(): Promise<readonly Entry[]>
  /** Their types, without ROOT, of one release. */
  entryTypes(campaign: string): Promise<readonly string[]>
  /** Appends an entry, signed with the key of a role. */
  append(role: keyof SendKeys['ledger'], draft: EntryDraft): Promise<void>
  /** Opens the store for a moment. */
  store<T>(work: (store: Store) => T | Promise<T>): Promise<T>
  importContacts(list: string, addresses: readonly string[]): Promise<void>
  /** The same world once more, in a folder of its own, with more contacts and another relay. This one's relay must have been stopped. */
  copy(options?: Pick<SendWorldOptions, 'contacts' | 'receiver'>): Promise<SendWorld>
}

/** Builds a world; `await using` takes it down again. */
export async function sendWorld(options: SendWorldOptions = {}): Promise<SendWorld> {
  const folder = mkdtempSync(join(scratch(), 'postmerge-world-'))
  const keys = sendKeys()
  const servers = await startServers(folder, keys, options.receiver ?? {})
  const env = environmentOf(folder, { keys, ...servers })
  const root = makeRepositories(folder, env, {
    ...contentFiles(keys, { ...options, port: servers.relayPort }),
    ...options.files,
  })
  const world = openWorld({ folder, env, keys, servers })
  if (options.root !== false)
    await world.append('sender', { type: 'ROOT', release: null, data: { commit: root }, at: Date.now() })
  await world.importContacts('newsletter', addresses(options.contacts ?? 5))
  return world
}

/**
 * A world in which the campaign `spring` is authorised and nothing more: it waits for its undo window or, without one, DNS lacked a record.
 * Its relay is stopped. Copies of it begin where sending begins, without approving and compiling again for each of them.
 */
export async function authorisedWorld(options: SendWorldOptions = {}): Promise<SendWorld> {
  const world = await sendWorld({ contacts: 0, ...options })
  await world.importContacts('newsletter', ['first@receiver.example'])
  await world.release('spring')
  world.dns(envelopeDomain, null)
  const { stdout, stderr } = await world.here('send', '--due')
  if (!/\[spf-missing\]|leaves at/.test(stdout)) throw new Error(`no authorised world: ${stdout}${stderr}`)
  await world.stopRelay()
  return world
}

/** `reader-0@receiver.example` and so on. */
export function addresses(count: number, begin = 0): readonly string[] {
  return Array.from({ length: count }, (_, index) => `reader-${begin + index}@receiver.example`)
}

export interface Servers {
  readonly zone: Map<string, ZoneNode>
  readonly dnsAddress: string
  readonly relayPort: number
  readonly ca: string
  readonly received: () => readonly Received[]
  readonly stopRelay: () => Promise<void>
  readonly startRelay: (options?: Partial<ReceiverOptions>) => Promise<void>
  readonly close: () => Promise<void>
}

export async function startServers(
  folder: string,
  keys: SendKeys,
  first: Partial<ReceiverOptions>,
): Promise<Servers> {
  const zone = new Map(Object.entries(zoneOf(keys)))
  const dns = await startDnsServer({ zone: () => Object.fromEntries(zone) })
  const dnsAddress = `127.0.0.1:${dns.port}`
  const { ca, certificate, key } = await certificates()
  const relays: Receiver[] = []
  let open: Receiver | null = null
  const startRelay = async (options: Partial<ReceiverOptions> = {}): Promise<void> => {
    open = await startReceiver({
      name: 'mx.receiver.example',
      port: relays[0]?.port ?? first.port ?? 0,
      tls: { certificate, key },
      folder: join(folder, `mail-${relays.length}`),
      dns: dnsAddress,
      egress: { [envelopeDomain]: egress },
      ...options,
    })
    relays.push(open)
  }
  const stopRelay = async (): Promise<void> => {
    open?.dropAll()
    await open?.close()
    open = null
  }
  await startRelay(first)
  return {
    zone,
    dnsAddress,
    relayPort: relays[0]?.port ?? 0,
    ca,
    received: () => relays.flatMap(({ received }) => received),
    stopRelay,
    startRelay,
    close: async () => {
      await stopRelay()
      await dns.close()
    },
  }
}

export function environmentOf(
  folder: string,
  { keys, ca, dnsAddress }: Pick<Servers, 'ca' | 'dnsAddress'> & { readonly keys: SendKeys },
): Record<string, string> {
  const caFile = join(folder, 'ca.pem')
  writeFileSync(caFile, ca)
  for (const name of staff) {
    writeFileSync(join(folder, `key-${name}`), keys.ssh[name].private, { mode: 0o600 })
    writeFileSync(join(folder, `key-${name}.pub`), keys.ssh[name].public)
  }
  // Housekeeping of git is of no interest here, and takes its time.
  writeFileSync(
    join(folder, '.gitconfig'),
    '[init]\ntemplateDir =\n[gc]\nauto = 0\n[maintenance]\nauto = false\n[receive]\nautogc = false\n',
  )
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    LANG: 'C.UTF-8',
    POSTMERGE_LOCALE: 'en',
    // Whoever wants to see pictures names a browser.
    POSTMERGE_CHROMIUM: 'off',
    GIT_CONFIG_NOSYSTEM: '1',
    USER: 'operator',
    POSTMERGE_STORE: `sqlite:${join(folder, 'store.db')}`,
    POSTMERGE_DNS: dnsAddress,
    POSTMERGE_CA_FILE: caFile,
    POSTMERGE_TOKEN_KEY: keys.token,
    ...keys.dkim,
  }
}

interface Repositories {
  readonly origin: Repository
  readonly work: Repository
  readonly runner: Repository
}

function repositoriesOf(folder: string, env: Record<string, string>): Repositories {
  const at = (name: string): Repository => ({ folder: join(folder, name), env })
  return { origin: at('origin.git'), work: at('work'), runner: at('runner') }
}

/** Returns the first commit. Remotes are named by a relative path, so that the folder can be copied. */
function makeRepositories(folder: string, env: Record<string, string>, files: Files): string {
  const { work, runner } = repositoriesOf(folder, env)
  git({ folder, env }, ['init', '--quiet', '--bare', '--initial-branch=main', 'origin.git'])
  git({ folder, env }, ['clone', '--quiet', 'origin.git', 'work'])
  git(work, ['remote', 'set-url', 'origin', '../origin.git'])
  git(work, ['switch', '--quiet', '--create', 'main'])
  const root = commit(work, files, { who: 'kenji', message: 'Begin' })
  git(work, ['push', '--quiet', 'origin', 'main'])
  git({ folder, env }, ['clone', '--quiet', 'origin.git', 'runner'])
  git(runner, ['remote', 'set-url', 'origin', '../origin.git'])
  return root
}

function git({ folder, env }: Repository, args: readonly string[], who: Author = 'aoi'): string {
  const name = who === 'unsigned' ? 'aoi' : who
  const person = { name, email: `${name}@hikari.example` }
  return execFileSync('git', args, {
    cwd: folder,
    env: {
      ...env,
      GIT_AUTHOR_NAME: person.name,
      GIT_AUTHOR_EMAIL: person.email,
      GIT_COMMITTER_NAME: person.name,
      GIT_COMMITTER_EMAIL: person.email,
    },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim()
}

function commit(
  repository: Repository,
  files: Files,
  about: { readonly who: Author; readonly message: string },
): string {
  for (const [path, text] of Object.entries(files)) {
    const file = join(repository.folder, path)
    if (text === null) rmSync(file, { force: true })
    else {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, text)
    }
  }
  git(repository, ['add', '--all'])
  const { who, message } = about
  const signing = isStaff(who)
    ? ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${repository.env['HOME']}/key-${who}`]
    : []
  const sign = isStaff(who) ? ['--gpg-sign'] : []
  git(repository, [...signing, 'commit', '--quiet', '--allow-empty', '-m', message, ...sign], who)
  return git(repository, ['rev-parse', 'HEAD'])
}

function isStaff(who: Author): boolean {
  return staff.some((name) => name === who)
}

function openWorld(parts: {
  readonly folder: string
  readonly env: Record<string, string>
  readonly keys: SendKeys
  readonly servers: Servers
}): SendWorld {
  const { folder, env, keys, servers } = parts
  const { origin, work, runner } = repositoriesOf(folder, env)
  const here = (...args: readonly string[]): string => git(work, args)
  const running = new Set<Running>()
  const ledger = ledgerOf(runner, keys)
  const answer = (who: Staff, campaign: string, options: Input['options']): Promise<void> =>
    runVerb(work, env, {
      verb: approve,
      input: { arguments: [campaign], options: { ...options, key: join(folder, `key-${who}`) } },
    })
  // Nobody but this clone writes to the default branch, which is therefore never behind.
  const toMain = (): void => void here('switch', '--quiet', 'main')
  const envOf = ([verb = '']: readonly string[]): Record<string, string> => ({
    ...env,
    POSTMERGE_LEDGER_KEY: keys.ledger[roleOf(verb)].pem,
  })
  const start: SendWorld['start'] = (args, extra = {}) => {
    const process = startPostmerge(args, { cwd: runner.folder, env: { ...envOf(args), ...extra } })
    running.add(process)
    void process.ended.finally(() => running.delete(process))
    return process
  }
  const store: SendWorld['store'] = async (work) => {
    const opened = openStore(env['POSTMERGE_STORE'] ?? '', { random: (length) => randomBytes(length) })
    try {
      return await work(opened)
    } finally {
      opened.close()
    }
  }
  const world: Omit<SendWorld, 'release' | 'copy'> = {
    folder,
    env,
    keys,
    received: servers.received,
    recipients: () =>
      servers
        .received()
        .flatMap(({ rcptTo }) => rcptTo)
        .toSorted(),
    stopRelay: servers.stopRelay,
    startRelay: servers.startRelay,
    relayPort: servers.relayPort,
    dns: (name, node) => {
      const before = servers.zone.get(name) ?? null
      if (node === null) servers.zone.delete(name)
      else servers.zone.set(name, node)
      return before
    },
    git: here,
    originGit: (...args) => git(origin, args),
    propose: (branch, files, who = 'aoi') => {
      toMain()
      here('switch', '--quiet', '--create', branch)
      const id = commit(work, files, { who, message: branch })
      here('push', '--quiet', 'origin', branch)
      return id
    },
    commit: (files, who = 'aoi') => {
      const id = commit(work, files, { who, message: 'Change' })
      here('push', '--quiet', 'origin', 'HEAD')
      return id
    },
    pushDirectly: (files, who = 'aoi') => {
      toMain()
      const id = commit(work, files, { who, message: 'Change' })
      here('push', '--quiet', 'origin', 'main')
      return id
    },
    approve: (who, campaign, commit) => answer(who, campaign, { commit }),
    forceApproval: (who, campaign, commit) =>
      signApproval({ repository: work, keyFile: join(folder, `key-${who}`) }, { who, campaign, commit }),
    sendBack: (who, campaign, { commit, reason }) => answer(who, campaign, { commit, reason, reject: true }),
    approveRules: (who, commit) =>
      runVerb(work, env, {
        verb: approve,
        input: { arguments: [], options: { rules: commit, key: join(folder, `key-${who}`) } },
      }),
    merge: (branch) => {
      toMain()
      here('merge', '--quiet', '--no-ff', '-m', `Merge ${branch}`, branch)
      here('push', '--quiet', 'origin', 'main')
      return here('rev-parse', 'HEAD')
    },
    run: (...args) => start(args).ended,
    here: (...args) => runHere(args, { cwd: runner.folder, env: envOf(args) }),
    later: (aheadMs, ...args) => runHere(args, { cwd: runner.folder, env: envOf(args), aheadMs }),
    start,
    ledger: async () => (await ledger.read()).entries,
    entryTypes: async (campaign) =>
      (await ledger.read()).entries
        .filter(({ release }) => release?.campaign === campaign)
        .map(({ type }) => type),
    append: async (role, draft) => {
      const signer = makeLedgerSigner({ keyId: role, pem: keys.ledger[role].pem })
      const { result } = await appendEntry(ledger, signer, { draft })
      if (result === 'lost') throw new Error(`the entry ${draft.type} is not legal here`)
    },
    store,
    importContacts: (list, addresses) => store((opened) => importAll(opened, list, addresses)),
    [Symbol.asyncDispose]: async () => {
      for (const process of running) process.kill('SIGKILL')
      await Promise.all([...running].map(({ ended }) => ended))
      await servers.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  return {
    ...world,
    release: async (campaign, text = campaignText()) => {
      const id = world.propose(campaign, { [`campaigns/${campaign}/campaign.md`]: text })
      // The tag that `approve` would make; what it shows before, and compiles for that, is not what these stories are about.
      await world.forceApproval('vera', campaign, id)
      return world.merge(campaign)
    },
    copy: async ({ contacts = 0, receiver = {} } = {}) => {
      const to = mkdtempSync(join(scratch(), 'postmerge-world-'))
      cpSync(folder, to, { recursive: true })
      const servers = await startServers(to, keys, { port: parts.servers.relayPort, ...receiver })
      const copy = openWorld({ folder: to, env: environmentOf(to, { keys, ...servers }), keys, servers })
      if (contacts > 0) await copy.importContacts('newsletter', addresses(contacts))
      return copy
    },
  }
}

/** Orders are an operator's, counts the desk's; everything else runs with the key of the sender. */
export function roleOf(verb: string): keyof SendKeys['ledger'] {
  if (['halt', 'resume', 'abort', 'resolve'].includes(verb)) return 'control'
  return verb === 'desk' ? 'desk' : 'sender'
}

export function ledgerOf(runner: Repository, { ledger }: SendKeys): Ledger {
  const keys = Object.entries(ledger).map(([role, { public: key }]) => ({
    id: role,
    role: role as keyof SendKeys['ledger'],
    public: key,
    from: '2020-01-01',
  }))
  const store = createGitLedger(runner, { remote: 'origin', branch: 'ledger' })
  return openLedger(store, { repository: repositoryId, keys })
}

/** The verb itself, in this process: a test that approves a dozen times must not start a dozen processes for it. */
async function runVerb(
  repository: Repository,
  env: Record<string, string>,
  { verb, input }: { readonly verb: Verb; readonly input: Input },
): Promise<void> {
  const said: string[] = []
  const code = await verb.run(
    {
      env,
      root: repository.folder,
      clock: { now: () => Date.now() },
      locale: 'en',
      json: true,
      terminal: false,
      out: (line) => void said.push(line),
      err: (line) => void said.push(line),
      progress: () => {},
      signal: new AbortController().signal,
    },
    input,
  )
  if (code !== 0) throw new Error(`a person was refused with ${code}: ${said.join('\n')}`)
}

export function importAll(store: Store, list: string, addresses: readonly string[]): void {
  const session = store.contacts.beginImport(list)
  const consent = { source: 'web form', at: 1000, wording: 'News by mail' }
  session.stage(addresses.map((email) => ({ email, fields: { first_name: '愛子' }, consent })))
  for (const _ of session.apply(2000)) continue
  session.close()
}
