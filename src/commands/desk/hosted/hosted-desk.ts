import type { GitHubPulls, GitHubPullsOptions } from '../../../adapters/github/pulls.ts'
import type { GitHubWriter, GitHubWriterOptions } from '../../../adapters/github/writer.ts'
import type { Forge } from '../../../approval/facts.ts'
import type { Judgement } from '../../../authentication/judgement.ts'
import type { Sender } from '../../../content/schema/senders.ts'
import { canonicalJson } from '../../../kit/canonical-json.ts'
import { approvedForge, openForge } from '../../open-forge.ts'
import { judgeFrom } from '../../plan/judge-from.ts'
import type { World } from '../../verb.ts'
import type { DeskPass } from '../pass.ts'

/** What one pass over pull requests works with. */
export interface HostedDesk {
  readonly pass: DeskPass
  /** What decides: it can only read. */
  readonly forge: Forge
  readonly pulls: GitHubPulls
  readonly writer: GitHubWriter
  /** What DNS says about a sender; each is asked about once in a pass. */
  judge(sender: Sender): Promise<Judgement>
}

/** Opens the desk where `policies/approvals.yaml`, as it was last approved, names a hosted forge; null where approvals are signed tags. */
export async function openHostedDesk(
  pass: DeskPass,
  { openMax }: Pick<GitHubPullsOptions, 'openMax'> = {},
): Promise<HostedDesk | null> {
  const { bench, store, world } = pass
  const forge = await approvedForge(bench)
  if (forge === undefined) return null
  const { createGitHubPulls } = await import('../../../adapters/github/pulls.ts')
  const { createGitHubWriter } = await import('../../../adapters/github/writer.ts')
  const memory = store.responses
  const options = { forge, env: world.env, branch: bench.branch.name, memory }
  return {
    pass,
    forge: openForge(bench, memory),
    pulls: createGitHubPulls(openMax === undefined ? options : { ...options, openMax }),
    writer: createGitHubWriter({ ...options, comments: commentMemory(pass) }),
    judge: judgeOnce(world),
  }
}

/** Comments of ours, among everything that the desk remembers. */
function commentMemory({ memory, world }: DeskPass): NonNullable<GitHubWriterOptions['comments']> {
  const keyOf = (id: number, purpose: string): string => `comment ${id} ${purpose}`
  return {
    wrote: (id, purpose) => memory.seen(keyOf(id, purpose)),
    note: async (id, purpose) => {
      const key = keyOf(id, purpose)
      // Most passes find what they wrote, and need write nothing.
      if (!(await memory.seen(key))) await memory.note(key, world.clock.now())
    },
  }
}

function judgeOnce(world: World): HostedDesk['judge'] {
  const known = new Map<string, Promise<Judgement>>()
  return (sender) => {
    const key = canonicalJson(sender)
    const answer = known.get(key) ?? judgeFrom(world, sender)
    known.set(key, answer)
    return answer
  }
}
