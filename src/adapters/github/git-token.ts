import { createAppAuth } from '@octokit/auth-app'
import { Octokit } from '@octokit/rest'
import { failure } from '../../words/find.ts'
import { timedFetch } from './timed-fetch.ts'
import { statusOf } from './trouble.ts'

/** An App as it is installed on one repository. */
export interface InstalledApp {
  readonly appId: string
  /** PEM. */
  readonly privateKey: string
  readonly installation: string
  /** `owner/name` */
  readonly repository: string
  /** The address of the REST API; null: that of github.com. */
  readonly api: string | null
  /** An answer that takes longer is none; half a minute unless said otherwise. */
  readonly timeoutMs?: number
}

const timeoutMsDefault = 30_000
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/**
 * A token with which git may fetch and push this one repository and nothing else, for an hour. A token of a job could not be told from that of
 * any workflow on any branch; rules can let this App alone write to the branch `ledger`.
 * https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app
 * Throws the Failures `github-installation`, `git-token-refused` (both permanent) and `git-token-unreachable` (temporary).
 */
export async function mintGitToken(app: InstalledApp): Promise<string> {
  const installationId = app.installation.trim()
  if (!/^\d+$/.test(installationId)) throw failure('github-installation', { permanence: 'permanent' })
  try {
    const { auth } = new Octokit({
      authStrategy: createAppAuth,
      auth: { appId: app.appId, privateKey: app.privateKey.replaceAll('\\n', '\n') },
      log: silent,
      request: { fetch: timedFetch(app.timeoutMs ?? timeoutMsDefault) },
      ...(app.api === null ? {} : { baseUrl: app.api }),
    })
    const made = (await auth({
      type: 'installation',
      installationId,
      repositoryNames: [app.repository.replace(/^[^/]*\//, '')],
      permissions: { contents: 'write' },
    })) as { readonly token: unknown }
    if (typeof made.token === 'string' && made.token !== '') return made.token
  } catch (cause) {
    const status = statusOf(cause)
    const refused = status === null ? isBadKey(cause) : status < 500 && status !== 403 && status !== 429
    // What a library says could repeat a part of the key.
    const detail = status === null ? (refused ? 'POSTMERGE_GITHUB_APP_KEY' : 'network') : `HTTP ${status}`
    throw refused
      ? failure('git-token-refused', { permanence: 'permanent', values: { detail } })
      : failure('git-token-unreachable', { permanence: 'temporary', values: { detail } })
  }
  // An answer that broke off is an answer without what was asked for.
  throw failure('git-token-unreachable', { permanence: 'temporary', values: { detail: 'no token' } })
}

function isBadKey(cause: unknown): boolean {
  return cause instanceof Error && /pem|pkcs|key|asn|decod/i.test(`${cause.name} ${cause.message}`)
}
