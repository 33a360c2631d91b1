import { mintGitToken } from '../../adapters/github/git-token.ts'
import { failure } from '../../words/find.ts'
import type { World } from '../verb.ts'
import { isJob } from './begin-job.ts'
import { readSecretBundle } from './secret-bundle.ts'

/** A token of an App is good for an hour. */
const renewMs = 45 * 60 * 1000
const retryMs = 60 * 1000

type Changing = Record<string, string | undefined>

/**
 * The world with the secrets of POSTMERGE_SECRETS in its environment, and in a job with what git needs to fetch and to push: the token of
 * POSTMERGE_GIT_TOKEN, else one of the App. It stands in the environment of our git alone, never in a file, and is renewed while we run.
 * Throws the Failures of the secrets, `github-installation`, `git-token-refused` and `git-token-unreachable`.
 */
export async function openJobWorld(world: World): Promise<World> {
  const { POSTMERGE_SECRETS: bundle, ...own } = world.env
  const env: Changing = { ...own }
  for (const [name, value] of readSecretBundle(bundle ?? '')) {
    if ((own[name] ?? '') !== '')
      throw failure('secrets-twice', { permanence: 'permanent', values: { name } })
    env[name] = value
  }
  if (isJob(own)) await lendGitToken(env)
  return { ...world, env }
}

async function lendGitToken(env: Changing): Promise<void> {
  const given = env['POSTMERGE_GIT_TOKEN'] ?? ''
  if (given !== '') {
    lend(env, given)
    return
  }
  const { POSTMERGE_GITHUB_APP_ID: appId, POSTMERGE_GITHUB_APP_KEY: privateKey } = env
  const { POSTMERGE_GITHUB_INSTALLATION: installation, GITHUB_REPOSITORY: repository } = env
  if (!appId || !privateKey || !installation || !repository) return
  const app = { appId, privateKey, installation, repository, api: env['GITHUB_API_URL'] ?? null }
  const name = lend(env, await mintGitToken(app))
  const renew = (): void => {
    mintGitToken(app).then(
      (token) => {
        env[name] = headerOf(token)
        setTimeout(renew, renewMs).unref()
      },
      // The one we have may still be good; when it is not, git says so.
      () => setTimeout(renew, retryMs).unref(),
    )
  }
  setTimeout(renew, renewMs).unref()
}

/** Gives git the token for this server alone, beside what its environment says already. Returns the variable that holds it. */
function lend(env: Changing, token: string): string {
  const count = Number(env['GIT_CONFIG_COUNT'] ?? '0')
  const server = (env['GITHUB_SERVER_URL'] || 'https://github.com').replace(/\/$/, '')
  const name = `GIT_CONFIG_VALUE_${count}`
  env['GIT_CONFIG_COUNT'] = String(count + 1)
  env[`GIT_CONFIG_KEY_${count}`] = `http.${server}/.extraHeader`
  env[name] = headerOf(token)
  return name
}

function headerOf(token: string): string {
  return `Authorization: Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`
}
