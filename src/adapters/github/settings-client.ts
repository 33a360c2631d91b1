import { createAppAuth } from '@octokit/auth-app'
import { Octokit } from '@octokit/rest'
import type { SettingsClient } from './settings.ts'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/**
 * A client with the token of the environment, which for settings is best an administrator's, or else as the App. Null where neither is set.
 */
export function settingsClient(
  api: string,
  env: Readonly<Record<string, string | undefined>>,
): SettingsClient | null {
  const token = env['POSTMERGE_GITHUB_TOKEN'] ?? ''
  if (token !== '') return new Octokit({ baseUrl: api, auth: token, log: silent })
  const [appId, privateKey, installationId] = [
    env['POSTMERGE_GITHUB_APP_ID'],
    env['POSTMERGE_GITHUB_APP_KEY'],
    env['POSTMERGE_GITHUB_INSTALLATION'],
  ]
  if (!appId || !privateKey || !installationId) return null
  const auth = { appId, privateKey: privateKey.replaceAll('\\n', '\n'), installationId }
  return new Octokit({ baseUrl: api, authStrategy: createAppAuth, auth, log: silent })
}
