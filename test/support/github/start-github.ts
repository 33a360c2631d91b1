import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { answer } from './answer.ts'
import { newFaults } from './faults.ts'
import { answerGit } from './git-http.ts'
import { newLimits, type LimitSettings } from './limits.ts'
import { seedOf, type Seed } from './seed.ts'
import type { OperationId } from './operations.ts'
import type { World } from './world.ts'

export interface GitHubOptions {
  /** Milliseconds since the epoch; the real clock where it is not said. */
  readonly now?: () => number
  readonly limits?: Partial<LimitSettings>
}

/** A request as it was made, for tests that count. */
interface Request {
  readonly operation: OperationId | null
  readonly method: string
  readonly path: string
  readonly status: number
  readonly token: string
}

/** A GitHub of one's own. */
export interface FakeGitHub extends Seed {
  /** Where its interface is: `http://127.0.0.1:…`; the same below `/api/v3`, and git's own protocol below `/owner/name.git`. */
  readonly url: string
  readonly requests: readonly Request[]
  /** What was not as GitHub describes it. `close` fails when there is anything; a test that provokes it empties the list. */
  readonly complaints: string[]
  /** Waits until every event has been delivered. */
  delivered(): Promise<void>
  close(): Promise<void>
}

/** Starts a GitHub that knows nobody yet. */
export async function startGitHub(options: GitHubOptions = {}): Promise<FakeGitHub> {
  const now = options.now ?? Date.now
  let id = 1000
  const complaints: string[] = []
  const requests: Request[] = []
  const world: World = {
    url: '',
    now,
    users: [],
    organisations: [],
    repositories: [],
    apps: [],
    tokens: new Map(),
    limits: newLimits(now, options.limits ?? {}),
    faults: newFaults(),
    deliveries: { log: [], underWay: new Set(), complaints },
    nextId: () => {
      id += 1
      return id
    },
    cleanups: [],
  }
  const server = createServer((request, response) => {
    if (answerGit(world, request, response)) return
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', world.url)
      const headers = request.headers as Readonly<Record<string, string | undefined>>
      const asked = {
        method: request.method ?? 'GET',
        url,
        headers,
        body: Buffer.concat(parts).toString('utf8'),
      }
      const {
        operation,
        status,
        headers: given,
        body,
        dropped,
      } = answer(world, asked, (complaint) => void complaints.push(complaint))
      requests.push({
        operation,
        method: asked.method,
        path: url.pathname + url.search,
        status,
        token: headers['authorization'] ?? '',
      })
      if (dropped) {
        request.socket.destroy()
        return
      }
      response.writeHead(status, given)
      response.end(body)
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const delivered = async (): Promise<void> => {
    while (world.deliveries.underWay.size > 0) await Promise.all(world.deliveries.underWay)
  }
  return {
    ...seedOf(world),
    url: world.url,
    requests,
    complaints,
    delivered,
    close: async () => {
      await delivered()
      server.closeAllConnections()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
      for (const remove of world.cleanups) remove()
      if (complaints.length > 0) throw new Error(`Not as GitHub describes it:\n${complaints.join('\n')}`)
    },
  }
}
