import { catFiles } from '../adapters/git/cat-file.ts'
import { createGitForge } from '../adapters/git/forge.ts'
import type { Forge } from '../approval/facts.ts'
import type { HostedReader } from '../approval/hosted-facts.ts'
import type { ResponseMemory } from '../approval/response-memory.ts'
import { parsePolicies } from '../content/parse-policies.ts'
import type { Approvals } from '../content/schema/approvals.ts'
import type { Workbench } from './workbench.ts'

type ForgeBench = Pick<Workbench, 'repository' | 'branch' | 'content' | 'ledger'>
type ForgePolicy = NonNullable<Approvals['forge']>

/**
 * The forge of a repository: signed tags in plain git, or the reviews of the hosted forge that `policies/approvals.yaml` names, as it was last
 * approved. No pull request has a say in which one that is. It is found out when something is asked. `memory` outlives the process: never for the
 * gate before a send, which asks anew.
 */
export function openForge(bench: ForgeBench, memory?: ResponseMemory): Forge {
  let opened: Promise<Forge> | null = null
  const forge = (): Promise<Forge> => {
    opened ??= open(bench, memory)
    opened.catch(() => (opened = null))
    return opened
  }
  return {
    merged: async (commit, known) => (await forge()).merged(commit, known),
    proposed: async (head, known) => (await forge()).proposed(head, known),
    rules: async (known) => (await forge()).rules(known),
    broughtBy: async (commit) => (await forge()).broughtBy(commit),
    recalled: async (memory) => (await forge()).recalled(memory),
  }
}

async function open(bench: ForgeBench, memory: ResponseMemory | undefined): Promise<Forge> {
  const { repository, branch } = bench
  const forge = await approvedForge(bench)
  if (forge === undefined) return createGitForge(repository, { branch: branch.ref })
  const hosted = lazyReader({ forge, env: repository.env, ...(memory === undefined ? {} : { memory }) })
  return createGitForge(repository, { branch: branch.ref, hosted })
}

/**
 * The hosted forge that the rules named when they were last judged and found approved (the ledger's RULES, else ROOT); before there is a ledger,
 * the one of the default branch. Whoever changes the address of the forge is judged by the forge of before: the new one would say that everybody
 * approved, and would be told our credential.
 */
export async function approvedForge({
  repository,
  content,
  ledger,
}: Pick<ForgeBench, 'repository' | 'content' | 'ledger'>): Promise<ForgePolicy | undefined> {
  const { rulesUpto, root } = (await ledger.read()).view
  const judged = rulesUpto ?? root
  if (judged === null) return content.policies.approvals?.forge
  const name = `${judged}:policies/approvals.yaml`
  const text = (await catFiles(repository, [name])).get(name)?.bytes.toString('utf8') ?? null
  return parsePolicies(new Map([['approvals', text]])).parsed.policies.approvals?.forge
}

/** The client is loaded when something is asked: most commands ask nothing. */
function lazyReader(options: {
  readonly forge: ForgePolicy
  readonly env: Workbench['repository']['env']
  readonly memory?: ResponseMemory
}): HostedReader {
  let opened: Promise<HostedReader> | null = null
  const open = (): Promise<HostedReader> => {
    opened ??= import('../adapters/github/reader.ts').then(({ createGitHubReader }) =>
      createGitHubReader(options),
    )
    return opened
  }
  return {
    merged: async (commit, question) => (await open()).merged(commit, question),
    proposed: async (head, question) => (await open()).proposed(head, question),
    mergesOf: async (commit) => (await open()).mergesOf(commit),
  }
}
