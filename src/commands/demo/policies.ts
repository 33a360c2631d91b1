import type { DemoKeys, SenderId } from './keys.ts'

/** Files of a repository by path. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/** What stands in the demo's policies in place of the real company's. */
export interface DemoSetup {
  readonly keys: DemoKeys
  /** Public SSH keys by person. */
  readonly ssh: Readonly<Record<string, string>>
  readonly relayPorts: Readonly<Record<SenderId, number>>
  /** `http://127.0.0.1:4711` */
  readonly publicUrl: string
  /** The day before the demo, `2026-11-30`. */
  readonly since: string
}

/** A name of the relay that its certificate bears. */
export const relayName = 'mail.hikari.example'

/** How many messages a second; the real company is slower. */
export const demoRate = '500/s'

const identities = 'policies/identities.yaml'
const senders = 'policies/senders.yaml'

/** The people that `policies/identities.yaml` names. */
export function namedPeople(files: Files): readonly string[] {
  const text = textOf(files, identities).split(/^teams:/m)[0] ?? ''
  return [...text.matchAll(/^ {2}([a-z0-9-]+):/gm)].map((match) => match[1] ?? '')
}

/** The content with the demo's keys, ports and hurry; nothing else is changed. */
export function adaptPolicies(files: Files, setup: DemoSetup): Files {
  return {
    ...files,
    [identities]: withSshKeys(textOf(files, identities), setup.ssh),
    [senders]: withRelays(textOf(files, senders), setup),
    'policies/ledger.yaml': ledgerPolicy(setup),
    'policies/approvals.yaml': swap(textOf(files, 'policies/approvals.yaml'), /^undo: .*$/m, 'undo: PT0S'),
    'policies/delivery.yaml': swap(
      textOf(files, 'policies/delivery.yaml'),
      /^rates: .*$/m,
      `rates: { global: ${demoRate} }`,
    ),
  }
}

function withSshKeys(text: string, ssh: DemoSetup['ssh']): string {
  let adapted = text
  for (const [person, key] of Object.entries(ssh)) {
    adapted = swap(adapted, new RegExp(`(\\n  ${person}:[^]*?\\n    ssh: \\[")[^"]*`), `$1${key}`)
  }
  return adapted
}

function withRelays(text: string, { relayPorts, publicUrl }: DemoSetup): string {
  let adapted = text
  for (const [sender, port] of Object.entries(relayPorts)) {
    const relay = `host: 127.0.0.1\n      servername: ${relayName}\n      port: ${port}\n`
    const before = `(\\n  ${sender}:[^]*?\\n      )`
    adapted = swap(adapted, new RegExp(`${before}host: [^\\n]*\\n      port: [^\\n]*\\n`), `$1${relay}`)
  }
  return adapted
    .replaceAll(/unsubscribe: "[^"]*"/g, `unsubscribe: "${publicUrl}/u"`)
    .replaceAll(/images: "[^"]*"/g, `images: "${publicUrl}/i"`)
}

function ledgerPolicy({ keys, since }: DemoSetup): string {
  const lines = Object.entries(keys.ledger).map(
    ([role, { spki }]) =>
      `  - { id: ${role}-demo, public: ${spki.toString('base64')}, role: ${role}, from: ${since} }`,
  )
  return ['repository: demo.hikari.example/mail', 'keys:', ...lines, ''].join('\n')
}

function textOf(files: Files, path: string): string {
  const text = files[path]
  if (typeof text !== 'string') throw new Error(`the demo needs ${path}`)
  return text
}

/** Replaces what must be there: a demo on other rules than it says would show nothing. */
function swap(text: string, pattern: RegExp, by: string): string {
  if (!pattern.test(text)) throw new Error(`the demo does not find ${pattern.source}`)
  return text.replace(pattern, by)
}
