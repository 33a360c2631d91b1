import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readTree } from '../../../src/adapters/git/read-tree.ts'
import { openForge } from '../../../src/commands/open-forge.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import type { Attack } from './attack.ts'

/** Who is asked about approvals is a rule as well, and its change is judged by whoever was asked before. */
export const forgeAttacks: readonly Attack[] = [
  {
    id: 'W37 names a server of their own as the forge, which would say that everybody approved',
    guard: 'program',
    attempt: async ({ c, at }, guarded) => {
      let asked = 0
      const server = createServer((_, response) => {
        asked += 1
        response.writeHead(404).end()
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      try {
        const api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
        const forge = `forge: { github: ${at.owner}/${at.repo}, id: ${c.mail.id}, api: "${api}" }\n`
        const policy = { 'policies/approvals.yaml': `minimum: 1\n${forge}` }
        const changed = c.commit(policy, { branch: 'main' })
        c.wait(700)
        const env = { PATH: process.env['PATH'] ?? '', POSTMERGE_GITHUB_TOKEN: c.github.token('mori') }
        const repository = { folder: c.mail.folder, env }
        const content = parseContent(await readTree(repository, changed))
        const read = async (): Promise<unknown> => ({
          view: { root: guarded ? c.root : null, rulesUpto: null },
        })
        const bench = { repository, content, branch: { ref: 'refs/heads/main' }, ledger: { read } }
        const known = { root: c.root, judgedUpto: [], seen: [], nowMs: c.clock.nowMs }
        await openForge(bench as unknown as Parameters<typeof openForge>[0])
          .rules(known as unknown as Parameters<ReturnType<typeof openForge>['rules']>[0])
          .catch((error: unknown) => {
            if (guarded) throw error
          })
        return asked > 0
      } finally {
        server.close()
      }
    },
  },
]
