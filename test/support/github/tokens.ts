import { createPublicKey, verify } from 'node:crypto'
import { GitHubError } from './errors.ts'
import type { Actor, World } from './world.ts'

/** Who calls, from the header `Authorization`. */
export function actorOf(
  world: World,
  header: string | undefined,
): { readonly actor: Actor; readonly token: string } {
  if (header === undefined) return { actor: { kind: 'anonymous' }, token: '' }
  const token = tokenIn(header)
  if (token.split('.').length === 3) return { actor: appOf(world, token), token }
  const actor = world.tokens.get(token)
  if (actor === undefined) throw new GitHubError(401, 'Bad credentials')
  if (actor.kind === 'installation' && actor.expiresMs <= world.now())
    throw new GitHubError(401, 'Bad credentials')
  return { actor, token }
}

function tokenIn(header: string): string {
  const [scheme = '', value = ''] = header.split(' ')
  if (scheme.toLowerCase() !== 'basic') return value
  return Buffer.from(value, 'base64').toString('utf8').split(':')[1] ?? ''
}

/** The App that signed a token of its own: RS256, at most ten minutes, by its own key. */
function appOf(world: World, token: string): Actor {
  const [head = '', body = '', signature = ''] = token.split('.')
  const read = (part: string): Record<string, unknown> => {
    try {
      return JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as Record<string, unknown>
    } catch {
      throw unreadable()
    }
  }
  const claims = read(body)
  const app = world.apps.find(
    ({ id, slug }) => String(claims['iss']) === String(id) || claims['iss'] === `Iv1.${slug}`,
  )
  if (read(head)['alg'] !== 'RS256' || app === undefined) throw unreadable()
  const good = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    createPublicKey(app.publicKey),
    Buffer.from(signature, 'base64url'),
  )
  if (!good) throw unreadable()
  const now = Math.floor(world.now() / 1000)
  const [issued, expires] = [Number(claims['iat']), Number(claims['exp'])]
  if (!(expires > now))
    throw new GitHubError(
      401,
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    )
  if (expires > now + 600)
    throw new GitHubError(401, "'Expiration time' claim ('exp') is too far in the future")
  if (!(issued <= now))
    throw new GitHubError(
      401,
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    )
  return { kind: 'app', app }
}

function unreadable(): GitHubError {
  return new GitHubError(401, 'A JSON web token could not be decoded')
}
