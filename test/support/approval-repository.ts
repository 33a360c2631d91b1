import { createGitForge } from '../../src/adapters/git/forge.ts'
import { readTree } from '../../src/adapters/git/read-tree.ts'
import { createSignedTag } from '../../src/adapters/git/tags.ts'
import type { KnownFacts } from '../../src/approval/facts.ts'
import { writePayload, type Payload } from '../../src/approval/payload.ts'
import { readCampaign } from '../../src/approval/situation.ts'
import { tagRef } from '../../src/approval/tag-name.ts'
import { present } from '../../src/kit/assert.ts'
import { baseFiles, campaign, campaignPath, identities, now, repositoryId } from './approval-facts.ts'
import { gitSandbox, type TestKey } from './git-sandbox.ts'

const signers = ['aoi', 'ken', 'vera', 'victor', 'bo', 'mori']

/** A repository with the rules on main, a branch with a campaign by aoi, and everybody's real keys, with which they sign their commits. */
export function approvalRepository(options: { readonly signed?: boolean } = {}) {
  const sandbox = gitSandbox()
  const repository = sandbox.repository('mail')
  const keys = new Map<string, TestKey>(signers.map((name) => [name, sandbox.key(name)]))
  const publicKeys = Object.fromEntries(
    [...keys].map(([name, key]) => [name, [key.publicKey.split(' ').slice(0, 2).join(' ')]]),
  )
  const files = { ...baseFiles, 'policies/identities.yaml': identities({ keys: publicKeys }) }
  const root = sandbox.commit(repository, files, { who: 'mori' })
  const run = (...args: readonly string[]): string => sandbox.git(repository, ...args)
  const commit = (
    changes: Parameters<typeof sandbox.commit>[1],
    who = 'ken',
    signedBy: string | null = who,
  ): string => {
    const key = signedBy === null ? undefined : keys.get(signedBy)
    run('config', 'gpg.format', 'ssh')
    run('config', 'commit.gpgsign', String(key !== undefined))
    if (key !== undefined) run('config', 'user.signingkey', key.file)
    return sandbox.commit(repository, changes, { who })
  }
  run('checkout', '-q', '-b', 'autumn')
  const head = commit({ [campaignPath]: campaign() }, 'aoi', options.signed === false ? null : 'aoi')
  run('checkout', '-q', 'main')
  const forge = createGitForge(repository, { branch: 'refs/heads/main' })
  const known: KnownFacts = {
    root,
    judgedUpto: [],
    seen: [],
    nowMs: Date.parse(now),
    halted: null,
    planned: [],
    lifted: [],
    claimed: [],
    authorised: [],
  }
  const merge = (branch = 'autumn'): string => {
    run('merge', '-q', '--no-ff', '--no-edit', branch)
    return run('rev-parse', 'HEAD')
  }
  return { sandbox, repository, keys, root, head, run, forge, known, merge, commit }
}

type Made = ReturnType<typeof approvalRepository>

/** Somebody's real signed approval of a commit. */
export function answer(made: Made, person: string, commit: string): Promise<string> {
  return say(made, 'approval', { person, commit })
}

/** Somebody's real signed request for approval of a commit. */
export function ask(made: Made, person: string, commit: string): Promise<string> {
  return say(made, 'request', { person, commit })
}

async function say(
  made: Made,
  kind: 'approval' | 'request',
  { person, commit }: { readonly person: string; readonly commit: string },
): Promise<string> {
  const tree = await readTree(made.repository, commit)
  const { closure } = present(readCampaign(tree, 'autumn'), 'the campaign')
  const { closureDigest, contentDigest } = closure
  const subject = { campaign: 'autumn', edition: 1, closureDigest, contentDigest }
  return sign(made, commit, { ...said(person), kind, ...subject })
}

async function sign(made: Made, commit: string, payload: Payload): Promise<string> {
  const ref = tagRef(payload, 1)
  const key = present(made.keys.get(payload.person), 'a key')
  const { person } = payload
  await createSignedTag(made.repository, {
    ref,
    commit,
    message: writePayload(payload),
    person,
    keyFile: key.file,
  })
  return ref
}

/** Somebody's real signed approval of a change of the rules. */
export function approveRules(made: Made, person: string, commit: string): Promise<string> {
  return sign(made, commit, { ...said(person), kind: 'rules', commit })
}

function said(person: string) {
  return { v: 1, repository: repositoryId, verdict: 'approve', reason: null, person, time: now } as const
}
