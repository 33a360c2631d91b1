import type { Locale } from '../../words/phrase.ts'
import type { WebForge } from '../forge-link.ts'

/** What a new repository is laid out with. */
export interface Settings {
  readonly organisation: string
  readonly locale: Locale
  /** IANA name. */
  readonly timezone: string
  /** `hikari.example` */
  readonly domain: string
  readonly owner: Owner
  /** Null where the repository has no web pages that we know. */
  readonly forge: WebForge | null
  /** `git.hikari.example/mail`: what signatures are bound to. */
  readonly repository: string
  /** Where editors find the JSON Schemas: a URL, or a path as seen from `lists/` and `policies/`; without a slash at the end. */
  readonly schemas: string
  /** A team that works through pull requests: everything begins as a rehearsal, and on GitHub the workflows come with it. */
  readonly team: boolean
  /** In the organisation's zone, `2026-12-01`. */
  readonly today: string
}

/** Who owns everything at first. */
export interface Owner {
  /** A name of `policies/identities.yaml`, which is the login on the forge. */
  readonly name: string
  readonly address: string
  /** Of commits; empty when git knows none that is plain. */
  readonly gitEmails: readonly string[]
  /** `ssh-ed25519 AAAA…`, or null. */
  readonly sshKey: string | null
}
