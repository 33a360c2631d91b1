import { failure } from '../words/find.ts'
import type { World } from './verb.ts'

const tokenKeyBytes = 32

/** The secret that a policy names as `env:NAME`. Its value is never printed. */
export function secretOf(env: World['env'], reference: string): string {
  const name = reference.replace(/^env:/, '')
  const value = env[name]
  if (value === undefined || value === '') {
    throw failure('secret-missing', { permanence: 'permanent', values: { name } })
  }
  return value
}

/** The installation's key for tokens, from POSTMERGE_TOKEN_KEY: 32 bytes in base64. */
export function tokenKeyOf(env: World['env']): Uint8Array {
  const key = Buffer.from(secretOf(env, 'env:POSTMERGE_TOKEN_KEY'), 'base64')
  if (key.length !== tokenKeyBytes) throw failure('token-key-malformed', { permanence: 'permanent' })
  return key
}
