import type { Store } from '../adapters/sqlite/open-store.ts'
import { tokenKeyMark } from '../release/tokens.ts'
import { failure } from '../words/find.ts'
import { tokenKeyOf } from './secrets.ts'
import type { World } from './verb.ts'

/**
 * The token key of this machine, if it is the one that the store was sent with: with another one, the links in mail that was sent lead nowhere and
 * no message is found again. Throws `token-key-other`.
 */
export function tokenKeyOfStore(world: Pick<World, 'env'>, store: Pick<Store, 'tokenKey'>): Uint8Array {
  const key = tokenKeyOf(world.env)
  if (!store.tokenKey.isOurs(tokenKeyMark(key))) throw failure('token-key-other', { permanence: 'permanent' })
  return key
}
