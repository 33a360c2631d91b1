import { randomBytes } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Octokit } from '@octokit/rest'
import { git, type Repository } from '../../src/adapters/git/git.ts'
import { openStore, type Store } from '../../src/adapters/sqlite/open-store.ts'
import type { ZoneNode } from '../../src/commands/demo/dns-zone.ts'
import type { Received } from '../../src/commands/demo/mailbox.ts'
import { parseMail, type Mail } from '../../src/commands/demo/parse-mail.ts'
import type { ReceiverOptions } from '../../src/commands/demo/smtp-receiver.ts'
import type { CompileMemory } from '../../src/commands/desk/compile-once.ts'
import type { DeskOutcome } from '../../src/commands/desk/pass.ts'
import { runPass } from '../../src/commands/desk/run-pass.ts'
import { verb as send } from '../../src/commands/send.ts'
import type { World } from '../../src/commands/verb.ts'
import { appendEntry } from '../../src/ledger/append.ts'
import type { Entry, EntryDraft } from '../../src/ledger/entry.ts'
import { makeLedgerSigner } from '../../src/ledger/signer.ts'
import type { AppSeed } from './github/seed.ts'
import type { PullSeed, RepositorySeed } from './github/seed-types.ts'
import type { Permissions } from './github/world.ts'
import { startGitHub, type FakeGitHub } from './github/start-github.ts'
import {
  accountIds,
  hostedEgress,
  hostedFiles,
  hostedRepository,
  noticeZone,
  type HostedPolicy,
} from './hosted-world-content.ts'
import { scratch } from './scratch.ts'
import { campaignText } from './send-world-content.ts'
import { sendKeys, staff, type SendKeys, type Staff } from './send-world-keys.ts'
import { clockAhead, startPostmerge, type Ran, type Running } from './send-world-process.ts'
import { addresses, environmentOf, importAll, ledgerOf, roleOf, startServers } from './send-world.ts'

/** What a test wants of its world. */
export interface HostedWorldOptions extends HostedPolicy {
  /** How many people are on the newsletter; 23 where nothing is said. */
  readonly contacts?: number
  /** How the relay treats them. */
  readonly receiver?: Partial<ReceiverOptions>
  /** Files beside or in place of those of `hostedFiles`; null leaves one out. */
  readonly files?: Readonly<Record<string, string | null>>
}

/** A pull request with a campaign. */
interface Proposal {
  readonly as?: Staff | 'rin'
  readonly text?: string
  /** Files beside the campaign. */
  readonly files?: Readonly<Record<string, string>>
  readonly draft?: boolean
  readonly title?: string
  /** Somebody's own copy of the repository, which the branch lies in. */
  readonly from?: RepositorySeed
}

/**
 * The company of a send world on a GitHub of its own: aoi writes, vera and victor own the lists, kenji and naomi are Administrators, rin only
 * reads. People act on GitHub's stand-in at once; `postmerge` runs as processes in a clone, with the credentials of an App: the desk's may
 * write, every other one reads alone. Never call git synchronously against `github`: it lives in this process.
 */
export interface HostedWorld extends AsyncDisposable {
  readonly folder: string
  /** The environment of every process, without the credentials of a verb. */
  readonly env: Readonly<Record<string, string>>
  readonly keys: SendKeys
  readonly github: FakeGitHub
  readonly mail: RepositorySeed
  readonly apps: { readonly desk: AppSeed; readonly reader: AppSeed }
  /** The clone that `postmerge` runs in; its remote is the stand-in, over HTTP. */
  readonly runner: Repository
  /** A client that acts as somebody. */
  as(login: Staff | 'rin' | 'runner'): Octokit
  /** Proposes `campaigns/<campaign>/campaign.md` on a branch of that name. */
  propose(campaign: string, proposal?: Proposal): PullSeed
  /** Another commit on a campaign's branch. Returns it. */
  push(campaign: string, text: string, as?: Staff): string
  /** Proposed, approved by vera and merged by her. Returns the pull request. */
  release(campaign: string, text?: string): PullSeed
  comments(pull: PullSeed): Promise<readonly { readonly by: string; readonly body: string }[]>
  checks(commit: string): Promise<readonly Check[]>
  labels(pull: PullSeed): Promise<readonly string[]>
  /** Everything that the relay took so far. */
  received(): readonly Received[]
  /** Readers who got mail, one for each message, sorted. */
  recipients(): readonly string[]
  /** What a member of staff got, oldest first. */
  letters(to: Staff): readonly Mail[]
  stopRelay(): Promise<void>
  startRelay(options?: Partial<ReceiverOptions>): Promise<void>
  /** Publishes other records for a name, or none. Returns those it had. */
  dns(name: string, node: ZoneNode | null): ZoneNode | null
  /** Lets time pass, for GitHub and for every process that starts after. */
  wait(ms: number): void
  now(): number
  /** Runs `postmerge` where the store and the keys are, with the credentials that belong to its verb. */
  run(...args: readonly string[]): Promise<Ran>
  start(args: readonly string[], env?: Readonly<Record<string, string>>): Running
  /** A pass of the desk within this process, which is much faster than one of its own. */
  desk(options?: DeskOptions): Promise<readonly DeskOutcome[]>
  /** What is due leaves, likewise. Returns the exit code; what it prints goes to `said`. */
  send(said?: (line: string) => void): Promise<number>
  /** Environment of one verb: its ledger key and its App. */
  envOf(verb: string): Readonly<Record<string, string>>
  ledger(): Promise<readonly Entry[]>
  /** Types of the entries about one campaign. */
  entryTypes(campaign: string): Promise<readonly string[]>
  append(role: keyof SendKeys['ledger'], draft: EntryDraft): Promise<void>
  store<T>(work: (store: Store) => T | Promise<T>): Promise<T>
  importContacts(list: string, addresses: readonly string[]): Promise<void>
}

/** What a pass of the desk is given beside what it always has. */
interface DeskOptions {
  readonly env?: Readonly<Record<string, string>>
  /** Folder for pictures; nobody paints any for it where it is absent. */
  readonly pictures?: string
  /** So many open pull requests are served. */
  readonly openMax?: number
}

/** A check run, as far as tests look at it. */
interface Check {
  readonly name: string
  readonly status: string
  readonly conclusion: string | null
  readonly title: string | null
  readonly summary: string | null
}

/** What the Apps may do that `docs/github.md` has its readers make. */
function permissionsOf(manifest: string): Permissions {
  const text = readFileSync(new URL(`../../docs/${manifest}`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly default_permissions: Permissions }).default_permissions
}

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** Builds a world; `await using` takes it down again. */
export async function hostedWorld(options: HostedWorldOptions = {}): Promise<HostedWorld> {
  const folder = mkdtempSync(join(scratch(), 'postmerge-hosted-'))
  const keys = sendKeys()
  let aheadMs = 0
  const now = (): number => Date.now() + aheadMs
  const github = await startGitHub({ now })
  const servers = await startServers(folder, keys, { egress: hostedEgress, ...options.receiver })
  for (const [name, node] of Object.entries(noticeZone(keys))) servers.zone.set(name, node)
  const { owner, repo, id } = hostedRepository
  const mail = people(github).repository(repo, {
    id,
    files: present({
      ...hostedFiles(keys, { ...options, port: servers.relayPort, api: github.url }),
      ...options.files,
    }),
  })
  mail.grant('@hikari/marketing', 'write').grant('victor', 'write').grant('@hikari/it', 'admin')
  mail.grant('runner', 'write').grant('rin', 'read')
  const apps = {
    desk: github.app('postmerge-desk', {
      owner,
      permissions: permissionsOf('github-app-manifest.json'),
      repositories: [repo],
    }),
    reader: github.app('postmerge-reader', {
      owner,
      permissions: permissionsOf('github-app-manifest-sender.json'),
      repositories: [repo],
    }),
  }
  const env: Readonly<Record<string, string>> = {
    ...environmentOf(folder, { keys, ...servers }),
    DKIM_NOTICE_RSA: keys.dkim.DKIM_NEWS_RSA,
    DKIM_NOTICE_ED: keys.dkim.DKIM_NEWS_ED,
  }
  const runner: Repository = { folder: join(folder, 'runner'), env }
  const basic = Buffer.from(`x-access-token:${github.token('runner')}`).toString('base64')
  appendFileSync(
    join(folder, '.gitconfig'),
    `[user]\nname = runner\nemail = runner@hikari.example\n[http "${github.url}/"]\nextraHeader = "Authorization: Basic ${basic}"\n`,
  )
  await git({ folder, env }, ['clone', '--quiet', `${github.url}/${owner}/${repo}.git`, 'runner'])
  const ledger = ledgerOf(runner, keys)
  const running = new Set<Running>()
  const envOf: HostedWorld['envOf'] = (verb) => {
    const app = verb === 'desk' || verb === 'serve' ? apps.desk : apps.reader
    return {
      ...env,
      POSTMERGE_LEDGER_KEY: keys.ledger[verb === 'serve' ? 'desk' : roleOf(verb)].pem,
      POSTMERGE_GITHUB_APP_ID: String(app.id),
      POSTMERGE_GITHUB_APP_KEY: app.privateKey,
      POSTMERGE_GITHUB_INSTALLATION: String(app.installationId),
      ...(aheadMs === 0 ? {} : clockAhead(aheadMs)),
    }
  }
  const start: HostedWorld['start'] = (args, extra = {}) => {
    const started = startPostmerge(args, { cwd: runner.folder, env: { ...envOf(args[0] ?? ''), ...extra } })
    running.add(started)
    void started.ended.finally(() => running.delete(started))
    return started
  }
  const store: HostedWorld['store'] = async (work) => {
    const opened = openStore(env['POSTMERGE_STORE'] ?? '', { random: (length) => randomBytes(length) })
    try {
      return await work(opened)
    } finally {
      opened.close()
    }
  }
  const compiled: CompileMemory = new Map()
  const admin = client(github, github.token('kenji'))
  const at = { owner, repo }
  const world: HostedWorld = {
    folder,
    env,
    keys,
    github,
    mail,
    apps,
    runner,
    as: (login) => client(github, github.token(login)),
    propose: (campaign, proposal = {}) => propose(mail, campaign, proposal),
    push: (campaign, text, as = 'aoi') =>
      mail.commit({ branch: campaign, as, files: { [`campaigns/${campaign}/campaign.md`]: text } }),
    release: (campaign, text = campaignText()) => {
      const pull = propose(mail, campaign, { text })
      pull.approve('vera')
      pull.merge('vera')
      return pull
    },
    comments: async ({ number }) => {
      const { data } = await admin.rest.issues.listComments({ ...at, issue_number: number, per_page: 100 })
      return data.map(({ user, body }) => ({ by: user?.login ?? '', body: body ?? '' }))
    },
    checks: async (ref) => {
      const { data } = await admin.rest.checks.listForRef({ ...at, ref, per_page: 100 })
      return data.check_runs.map(({ name, status, conclusion, output: { title, summary } }) => ({
        name,
        status,
        conclusion,
        title,
        summary,
      }))
    },
    labels: async ({ number }) => {
      const { data } = await admin.rest.issues.listLabelsOnIssue({ ...at, issue_number: number })
      return data.map(({ name }) => name).toSorted()
    },
    received: servers.received,
    recipients: () => mailTo(servers.received(), (address) => address.endsWith('@receiver.example')),
    letters: (to) =>
      servers
        .received()
        .filter(({ rcptTo }) => rcptTo.includes(`${to}@hikari.example`))
        .map(({ file }) => parseMail(readFileSync(file))),
    stopRelay: servers.stopRelay,
    startRelay: (changed = {}) => servers.startRelay({ egress: hostedEgress, ...changed }),
    dns: (name, node) => {
      const before = servers.zone.get(name) ?? null
      if (node === null) servers.zone.delete(name)
      else servers.zone.set(name, node)
      return before
    },
    wait: (ms) => {
      aheadMs += ms
    },
    now,
    run: (...args) => start(args).ended,
    start,
    desk: ({ env: extra = {}, pictures = null, ...limits } = {}) =>
      runPass(worldOf({ env: { ...envOf('desk'), ...extra }, root: runner.folder, now }), compiled, {
        pictures,
        ...limits,
      }),
    send: (said = () => {}) =>
      send.run(
        { ...worldOf({ env: envOf('send'), root: runner.folder, now }), out: said },
        { arguments: [], options: { due: true } },
      ),
    envOf,
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
    importContacts: (list, all) => store((opened) => importAll(opened, list, all)),
    [Symbol.asyncDispose]: async () => {
      for (const started of running) started.kill('SIGKILL')
      await Promise.all([...running].map(({ ended }) => ended))
      await servers.close()
      await github.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  const draft = { type: 'ROOT', release: null, data: { commit: mail.tip() }, at: now() } as const
  await world.append('sender', draft)
  await world.importContacts('newsletter', addresses(options.contacts ?? 23))
  return world
}

function worldOf(about: {
  readonly env: World['env']
  readonly root: string
  readonly now: () => number
}): World {
  return {
    env: about.env,
    root: about.root,
    clock: { now: about.now },
    locale: 'en',
    json: false,
    terminal: false,
    out: () => {},
    err: (line) => void process.stderr.write(`${line}\n`),
    progress: () => {},
    signal: new AbortController().signal,
  }
}

/** Accounts and teams, with the ids that the policies pin. */
function people(github: FakeGitHub): ReturnType<FakeGitHub['org']> {
  const company = github.org(hostedRepository.owner)
  for (const name of staff) company.user(name, { id: accountIds[name] })
  company.user('runner').user('rin')
  return company.team('marketing', ['aoi', 'vera']).team('it', ['kenji', 'naomi'])
}

function propose(mail: RepositorySeed, campaign: string, proposal: Proposal): PullSeed {
  const { as = 'aoi', text = campaignText(), files = {}, draft = false, title = campaign, from } = proposal
  const own = { [`campaigns/${campaign}/campaign.md`]: text }
  ;(from ?? mail).commit({ branch: campaign, as, files: { ...own, ...files } })
  return mail.pull({ head: campaign, as, title, draft, ...(from === undefined ? {} : { from }) })
}

function mailTo(received: readonly Received[], wanted: (address: string) => boolean): readonly string[] {
  return received
    .flatMap(({ rcptTo }) => rcptTo)
    .filter(wanted)
    .toSorted()
}

function client(github: FakeGitHub, token: string): Octokit {
  return new Octokit({ baseUrl: github.url, auth: token, log: silent })
}

function present(files: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== null),
  )
}
