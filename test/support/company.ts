import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createGitLedger } from '../../src/adapters/git/ledger.ts'
import type { Repository } from '../../src/adapters/git/git.ts'
import { readWorkTree } from '../../src/adapters/git/work-tree.ts'
import type { CompileMemory } from '../../src/commands/desk/compile-once.ts'
import type { Receiver } from '../../src/commands/demo/smtp-receiver.ts'
import type { Verb, World } from '../../src/commands/verb.ts'
import { Failure } from '../../src/kit/failure.ts'
import { appendEntry, openLedger, type Ledger } from '../../src/ledger/append.ts'
import { makeLedgerSigner } from '../../src/ledger/signer.ts'
import { gitSandbox, type GitSandbox, type TestKey } from './git-sandbox.ts'
import { ledgerPem, ledgerPublic } from './ledger-keys.ts'
import { smtpReceiver } from './smtp-receiver.ts'
import { importRow, importRows, temporaryStore } from './temporary-store.ts'

const staff = ['aoi', 'vera', 'mori', 'sato'] as const
export type Staff = (typeof staff)[number]

/** How a command of the product ended. */
interface Ran {
  readonly code: number
  readonly out: string
  /** What went to standard error, and the code of a failure. */
  readonly err: string
}

/** A company with a shared repository, clones for its people and one for the runner, a mail server, and contacts. */
export interface Company {
  readonly sandbox: GitSandbox
  readonly origin: Repository
  readonly runner: Repository
  /** A person's clone, made when it is first asked for. */
  clone(who: Staff): Repository
  readonly keys: Readonly<Record<Staff, TestKey>>
  readonly received: Receiver['received']
  readonly ledger: Ledger
  /** The raw messages that arrived, with quoted-printable undone. */
  mails(): readonly string[]
  /** Runs a verb as a person does, in their clone and with their key. */
  as(who: Staff, verb: Verb, ...args: readonly string[]): Promise<Ran>
  /** Runs a verb where the store and the keys are. */
  run(verb: Verb, ...args: readonly string[]): Promise<Ran>
  clock: { now: number }
}

/** The project's own content, with keys of the test and whatever else `adapt` changes, and ROOT written. */
export async function company(
  adapt: (files: Readonly<Record<string, string>>) => Readonly<Record<string, string>> = (files) => files,
): Promise<Company> {
  const sandbox = gitSandbox()
  const receiver = await smtpReceiver()
  const keys = Object.fromEntries(staff.map((name) => [name, sandbox.key(name)])) as Company['keys']
  const origin = sandbox.bare('origin')
  const seed = sandbox.clone(origin, 'seed')
  const files = adapt(await contentOf(keys, receiver.port))
  const root = sandbox.commit(seed, files, { message: 'Begin', who: 'mori' })
  sandbox.git(seed, 'push', '--quiet', 'origin', 'main')
  const clones = new Map<Staff, Repository>()
  const cloneOf = (who: Staff): Repository => {
    const clone = clones.get(who) ?? sandbox.clone(origin, who)
    if (!clones.has(who)) sandbox.git(clone, 'config', 'user.signingkey', `${keys[who].file}.pub`)
    clones.set(who, clone)
    return clone
  }
  const runner = sandbox.clone(origin, 'runner')
  const clock = { now: Date.parse('2026-11-20T03:00:00Z') }
  const ledger = openLedger(createGitLedger(runner, { remote: 'origin', branch: 'ledger' }), trust)
  await appendEntry(ledger, makeLedgerSigner({ keyId: 'sender', pem: ledgerPem(1) }), {
    draft: { type: 'ROOT', release: null, data: { commit: root }, at: clock.now },
  })
  const store = temporaryStore(sandbox.folder)
  importRows(
    store,
    'newsletter',
    Array.from({ length: 12 }, (_, n) =>
      importRow(`reader-${n}@receiver.example`, {
        fields: { first_name: '愛子', country: 'JP', purchases: n },
      }),
    ),
  )
  const secrets = await secretsOf(sandbox, receiver.ca)
  const run = async (repository: Repository, env: World['env'], typed: Typed): Promise<Ran> =>
    runVerb({ root: repository.folder, env, clock: { now: () => clock.now } }, typed)
  return {
    sandbox,
    origin,
    runner,
    clone: cloneOf,
    keys,
    received: receiver.received,
    ledger,
    clock,
    mails: () => receiver.received.map(({ file }) => decode(readFileSync(file, 'latin1'))),
    as: (who, verb, ...args) => run(cloneOf(who), sandbox.env, { verb, args }),
    run: (verb, ...args) => run(runner, { ...sandbox.env, ...secrets }, { verb, args }),
  }
}

const trust = {
  repository: 'git.hikari.example/mail',
  keys: (['sender', 'desk', 'control'] as const).map((role, index) => ({
    id: role,
    role,
    public: ledgerPublic(index + 1),
    from: '2026-01-01',
  })),
}

const pem = {
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
} as const
const rsaKey = generateKeyPairSync('rsa', { modulusLength: 2048, ...pem }).privateKey
const ed25519Key = generateKeyPairSync('ed25519', pem).privateKey

async function contentOf(keys: Company['keys'], port: number): Promise<Record<string, string>> {
  const tree = await readWorkTree(join(import.meta.dirname, '../..'))
  const files: Record<string, string> = {}
  for (const [path, file] of tree.files) {
    if (file.bytes !== null) files[path] = Buffer.from(file.bytes).toString('utf8')
  }
  let identities = files['policies/identities.yaml'] ?? ''
  for (const name of staff) {
    identities = identities.replace(
      new RegExp(`(\\n  ${name}:[^]*?\\n    ssh: \\[")[^"]*`),
      (_, before: string) => before + keys[name].publicKey,
    )
  }
  const relay = `host: 127.0.0.1\n      port: ${port}\n      servername: mx.receiver.example\n      tls: starttls`
  const senders = (files['policies/senders.yaml'] ?? '')
    .replaceAll(/host: mail\.hikari\.example\n {6}port: 587\n {6}tls: starttls/g, relay)
    .replaceAll(/\n {6}(?:user|password): env:\w+/g, '')
  return {
    ...files,
    'policies/identities.yaml': identities,
    'policies/senders.yaml': senders,
    'policies/ledger.yaml': `repository: ${trust.repository}\nkeys:\n${trust.keys
      .map((key) => `  - { id: ${key.id}, role: ${key.role}, public: ${key.public}, from: ${key.from} }\n`)
      .join('')}`,
  }
}

async function secretsOf(sandbox: GitSandbox, ca: string): Promise<Record<string, string>> {
  const file = join(sandbox.folder, 'ca.pem')
  writeFileSync(file, ca)
  return {
    POSTMERGE_STORE: `sqlite:${join(sandbox.folder, 'store.db')}`,
    POSTMERGE_CA_FILE: file,
    POSTMERGE_TOKEN_KEY: randomBytes(32).toString('base64'),
    POSTMERGE_LEDGER_KEY: ledgerPem(2),
    DKIM_NOTICE_RSA: rsaKey,
    DKIM_NOTICE_ED: ed25519Key,
  }
}

/** Whatever the stories of a file compile alike is compiled once, in a process of its own as ever. */
const compiled: CompileMemory = new Map()

interface Typed {
  readonly verb: Verb
  readonly args: readonly string[]
}

/** Runs a verb with what its user typed, and collects what it says. */
async function runVerb(about: Pick<World, 'root' | 'env' | 'clock'>, { verb, args }: Typed): Promise<Ran> {
  const out: string[] = []
  const err: string[] = []
  const options: Record<string, string | boolean> = {}
  const plain: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const name = /^--(.+)$/.exec(args[at] ?? '')?.[1]
    const flag = verb.options.find(({ flags }) => flags.startsWith(`--${name}`))
    if (name === undefined) plain.push(args[at] ?? '')
    else options[name] = flag?.flags.includes('<') === true ? (args[(at += 1)] ?? '') : true
  }
  const world: World = {
    ...about,
    locale: 'en',
    json: options['json'] === true,
    terminal: false,
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    progress: () => {},
    signal: new AbortController().signal,
    compiled,
  }
  const done = (code: number): Ran => ({ code, out: out.join('\n'), err: err.join('\n') })
  try {
    return done(await verb.run(world, { arguments: plain, options }))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    err.push(error.code)
    return done(error.permanence === 'temporary' ? 75 : 1)
  }
}

/** Quoted-printable undone, in the bodies only. */
function decode(raw: string): string {
  const [head = '', ...bodies] = raw.split('\r\n\r\n')
  const decoded = bodies.map((body) =>
    Buffer.from(
      body
        .replaceAll(/=\r?\n/g, '')
        .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8'),
  )
  return [head, ...decoded].join('\n\n').replaceAll('\r\n', '\n')
}
