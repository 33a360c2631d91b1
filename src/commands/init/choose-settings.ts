import { basename, resolve } from 'node:path'
import { existsSync } from 'node:fs'
import { runGit, type Repository } from '../../adapters/git/git.ts'
import { findSigningKey } from '../../adapters/git/signing-key.ts'
import type { Questions } from '../../adapters/terminal/questions.ts'
import { Address, Line, Name, Zone } from '../../content/schema/names.ts'
import type { Values } from '../../kit/finding.ts'
import { Failure } from '../../kit/failure.ts'
import type { Code } from '../../words/catalogue.ts'
import { say } from '../../words/say.ts'
import { webForgeOf, webUrlOf } from '../forge-link.ts'
import { findForge } from '../new/find-forge.ts'
import { askRight } from '../new/ask.ts'
import type { Input, World } from '../verb.ts'
import type { Owner, Settings } from './settings.ts'

/** The settings, or what is wrong with an option. */
export type ChosenSettings =
  | { readonly kind: 'settings'; readonly settings: Settings }
  | { readonly kind: 'wrong'; readonly code: Code; readonly values: Values }

type Key = 'organisation' | 'domain' | 'timezone' | 'owner'

const isRight: Readonly<Record<Key, (value: string) => boolean>> = {
  organisation: (value) => Line.safeParse(value).success && value.length <= 100,
  domain: (value) => Address.safeParse(`news@bounces.${value}`).success && value.length <= 200,
  timezone: (value) => Zone.safeParse(value).success,
  owner: (value) => Name.safeParse(value).success && value.length <= 39,
}

/** Takes the settings from the options, from git and from this machine, and asks for the rest where somebody can answer. */
export async function chooseSettings(asking: {
  readonly world: World
  readonly input: Input
  readonly root: string
  readonly questions: Questions | null
  readonly version: string
}): Promise<ChosenSettings> {
  const { world, input, root, questions, version } = asking
  const repository: Repository = { folder: root, env: world.env }
  const { remote, forge: askedForge } = input.options
  if (typeof askedForge === 'string' && !['github', 'gitlab', 'none'].includes(askedForge)) {
    return unknown(world, '--forge', askedForge, 'github, gitlab, none')
  }
  const { team } = input.options
  if (team !== undefined && team !== 'small') return unknown(world, '--team', String(team), 'small')
  if (typeof remote === 'string' && webUrlOf(remote) === null) {
    return unknown(world, '--remote', remote, say(world.locale, 'init-expected-remote'))
  }
  const email = await gitConfig(repository, 'user.email')
  const fallbacks: Readonly<Record<Key, string>> = {
    organisation: title(basename(root)),
    domain: 'example.com',
    timezone: world.locale === 'ja' ? 'Asia/Tokyo' : machineZone(),
    owner: loginOf(email) ?? 'owner',
  }
  const chosen: Partial<Record<Key, string>> = {}
  for (const key of ['organisation', 'domain', 'timezone', 'owner'] as const) {
    const given = input.options[key]
    const value =
      typeof given === 'string' ? given : await ask(world, questions, { key, fallback: fallbacks[key] })
    if (!isRight[key](value))
      return unknown(world, `--${key}`, value, say(world.locale, `init-expected-${key}`))
    chosen[key] = value
  }
  const { organisation = '', domain = '', timezone = '', owner = '' } = chosen
  const asked = typeof askedForge === 'string' ? askedForge : null
  const forge =
    typeof remote === 'string' ? webForgeOf(remote, 'main', asked) : await findForge(repository, askedForge)
  return {
    kind: 'settings',
    settings: {
      organisation,
      domain,
      timezone,
      locale: world.locale,
      owner: await ownerOf(repository, { name: owner, email, domain }),
      forge,
      team: team === 'small',
      repository: repositoryId(forge?.url ?? null, domain, root),
      schemas: schemasFrom(root, { version, locale: world.locale }),
      today: Temporal.Instant.fromEpochMilliseconds(world.clock.now())
        .toZonedDateTimeISO(timezone)
        .toPlainDate()
        .toString(),
    },
  }
}

function unknown(_: World, option: string, ...[value, expected]: readonly [string, string]): ChosenSettings {
  return { kind: 'wrong', code: 'init-bad-value', values: { option, value, expected } }
}

function ask(
  world: World,
  questions: Questions | null,
  { key, fallback }: { readonly key: Key; readonly fallback: string },
): string | Promise<string> {
  if (questions === null) return fallback
  const problemOf = (value: string): string | null =>
    isRight[key](value)
      ? null
      : `${say(world.locale, 'label-expected')}: ${say(world.locale, `init-expected-${key}`)}`
  return askRight(questions, say(world.locale, `init-question-${key}`), { fallback, problemOf })
}

async function ownerOf(
  repository: Repository,
  { name, email, domain }: { readonly name: string; readonly email: string; readonly domain: string },
): Promise<Owner> {
  const plain = plainAddress(email)
  return {
    name,
    address: plain ?? `${name}@${domain}`,
    gitEmails: plain === null ? [] : [plain],
    sshKey: await publicKeyOf(repository),
  }
}

/** Domains have no case; addresses in policies are written in the one form. */
function plainAddress(email: string): string | null {
  const at = email.lastIndexOf('@')
  const address = `${email.slice(0, at)}@${email.slice(at + 1).toLowerCase()}`
  return at > 0 && Address.safeParse(address).success ? address : null
}

/** The key that git signs with, if there is one. A private key without its public half is not touched: it might ask for a passphrase. */
async function publicKeyOf(repository: Repository): Promise<string | null> {
  const configured = await gitConfig(repository, 'user.signingkey')
  const isInline = /^(?:key::|ssh-|ecdsa-|sk-)/.test(configured)
  const file = configured.replace(/^~(?=\/)/, repository.env['HOME'] ?? '~').replace(/(?:\.pub)?$/, '.pub')
  if (configured === '' || (!isInline && !existsSync(resolve(repository.folder, file)))) return null
  try {
    return (await findSigningKey(repository, null)).publicKey
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

async function gitConfig(repository: Repository, key: string): Promise<string> {
  const answer = await runGit(repository, ['config', '--get', key])
  return answer.code === 0 ? answer.stdout.toString('utf8').trim() : ''
}

/** `vera` of `Vera@hikari.example`, `octocat` of `123+octocat@users.noreply.github.com`; null where nothing is left of it. */
function loginOf(email: string): string | null {
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@'))).replace(/^\d+\+/, '')
  const name = local
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 39)
  return isRight.owner(name) ? name : null
}

function title(folder: string): string {
  const words = folder.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()
  return words === '' ? 'Organisation' : `${words.slice(0, 1).toUpperCase()}${words.slice(1, 100)}`
}

function machineZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return isRight.timezone(zone) ? zone : 'UTC'
}

/** A name that never changes, even when the repository moves: what is signed for one does not count in another. */
function repositoryId(url: string | null, domain: string, root: string): string {
  const id = (url?.replace(/^https:\/\//, '') ?? `git.${domain}/${basename(root)}`)
    .toLowerCase()
    .replaceAll(/[^a-z0-9._:/-]+/g, '-')
  return id.slice(0, 200).replace(/\/-*$/, '/mail')
}

/**
 * Where editors find the schemas. From a package in the repository's own `node_modules` by its path: offline, always of the version
 * that is used, and never to be edited on an update, which would be a change of lists and rules. Else from the web.
 */
function schemasFrom(
  root: string,
  { version, locale }: { readonly version: string; readonly locale: string },
): string {
  const folder = locale === 'ja' ? 'schemas/ja' : 'schemas'
  if (existsSync(resolve(root, 'node_modules/postmerge/schemas')))
    return `../node_modules/postmerge/${folder}`
  if (existsSync(resolve(root, 'schemas/list.json'))) return `../${folder}`
  return `https://unpkg.com/postmerge@${version.split('.').slice(0, 2).join('.')}/${folder}`
}
