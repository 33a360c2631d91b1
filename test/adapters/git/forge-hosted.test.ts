import { describe, expect, test } from 'vitest'
import { createGitForge } from '../../../src/adapters/git/forge.ts'
import { keepCommits } from '../../../src/adapters/git/keep-commits.ts'
import { evidenceOf, readEvidence, reEvaluate } from '../../../src/approval/evidence.ts'
import { evaluate } from '../../../src/approval/evaluate.ts'
import type { ChangeFacts } from '../../../src/approval/facts.ts'
import { judgeRules } from '../../../src/approval/judge-rules.ts'
import { present } from '../../../src/kit/assert.ts'
import { holdsAddress } from '../../../src/content/address-like.ts'
import { campaign, campaignPath, list, now, user } from '../../support/approval-facts.ts'
import { answer, approvalRepository, approveRules } from '../../support/approval-repository.ts'
import { pullFacts, reviewed, toldReader } from '../../support/remembered-reader.ts'

const decide = async (facts: Promise<ChangeFacts>) => present(evaluate(await facts)[0], 'a decision')
const outcome = async (facts: Promise<ChangeFacts>): Promise<string> => {
  const { verdict, code } = await decide(facts)
  return code === null ? verdict : `${verdict} ${code}`
}

/** A repository as reviewers see it, and a clone of its default branch alone, in which the runner judges. */
function hostedRepository() {
  const made = approvalRepository({ signed: false })
  const { sandbox, repository, run } = made
  const reader = toldReader()
  const squash = (branch = 'autumn'): string => {
    run('merge', '-q', '--squash', branch)
    run('commit', '-q', '-m', 'Autumn (#7)', '--date', '2026-10-05T02:00:00Z')
    return run('rev-parse', 'HEAD')
  }
  const runner = () => {
    const clone = sandbox.clone(repository, 'runner')
    sandbox.git(clone, 'remote', 'set-branches', 'origin', 'main')
    return clone
  }
  const forgeOf = (clone: ReturnType<typeof runner>) =>
    createGitForge(clone, { branch: 'refs/remotes/origin/main', hosted: reader })
  return { ...made, reader, squash, runner, forgeOf }
}

/** A clone that never saw the branch: only what leads to main was ever fetched. */
function narrowClone({ sandbox, repository }: ReturnType<typeof hostedRepository>) {
  const clone = sandbox.repository('narrow')
  sandbox.git(clone, 'remote', 'add', 'origin', `file://${repository.folder}`)
  sandbox.git(clone, 'fetch', '-q', '--no-tags', 'origin', '+refs/heads/main:refs/remotes/origin/main')
  return clone
}

describe('reviews beside git', () => {
  test('a proposal is judged by its reviews; a signed tag approves nothing', async () => {
    const made = hostedRepository()
    const { head, known, reader } = made
    const forge = made.forgeOf(made.runner())
    await answer(made, 'vera', head)
    expect(await outcome(forge.proposed(head, known))).toBe('PENDING PR_NOT_OPENED')
    reader.told.set(head, pullFacts({ head, mergedMs: null, mergedBy: null }))
    expect(await outcome(forge.proposed(head, known))).toBe('PENDING NOT_APPROVED')
    reader.told.set(head, pullFacts({ head, mergedMs: null }, { reviews: [reviewed('vera', head)] }))
    expect(await outcome(forge.proposed(head, known))).toBe('APPROVED')
    // The branch of a fork is in no clone.
    expect(await outcome(made.forgeOf(narrowClone(made)).proposed(head, known))).toBe('APPROVED')
  })

  test('a squashed branch is fetched by its commits, and is unbound when they are gone', async () => {
    const made = hostedRepository()
    const { head, known, reader, run } = made
    const merged = made.squash()
    reader.told.set(merged, pullFacts({ head, mergeCommit: merged }, { reviews: [reviewed('vera', head)] }))
    const clone = narrowClone(made)
    expect(made.sandbox.git(clone, 'branch', '-r')).toBe('origin/main')
    const decision = await decide(made.forgeOf(clone).merged(merged, known))
    expect([decision.verdict, decision.code, decision.base]).toEqual(['APPROVED', null, made.root])
    expect(decision.approvals).toMatchObject([{ person: 'vera', opinion: 'review-vera' }])

    run('checkout', '-q', 'autumn')
    const later = made.commit({ [campaignPath]: campaign() }, 'aoi', null)
    run('checkout', '-q', 'main')
    run('branch', '-q', '-D', 'autumn')
    const gone = 'f'.repeat(40)
    reader.told.set(
      merged,
      pullFacts({ head: later, mergeCommit: merged }, { reviews: [reviewed('vera', gone)] }),
    )
    expect(await outcome(made.forgeOf(clone).merged(merged, known))).toBe('PENDING UNBOUND')
    reader.told.set(
      merged,
      pullFacts({ head: gone, mergeCommit: merged }, { reviews: [reviewed('vera', head)] }),
    )
    expect(await outcome(made.forgeOf(clone).merged(merged, known))).toBe('ERROR HEAD_UNREADABLE')
  })

  test('what a squash adds of its own is seen', async () => {
    const made = hostedRepository()
    const { head, known, reader, run } = made
    run('merge', '-q', '--squash', 'autumn')
    const merged = made.commit({ [campaignPath]: campaign({}, 'Buy now.\n') }, 'mori', null)
    reader.told.set(merged, pullFacts({ head, mergeCommit: merged }, { reviews: [reviewed('vera', head)] }))
    expect(await outcome(made.forgeOf(made.runner()).merged(merged, known))).toBe('BLOCKED EVIL_MERGE')
  })

  test('T37 commits that a rebase made are one release, judged with the tree before the first', async () => {
    const made = hostedRepository()
    const { known, reader, run } = made
    run('checkout', '-q', 'autumn')
    const head = made.commit({ 'docs/notes.txt': 'New.\n' }, 'aoi', null)
    run('checkout', '-q', 'main')
    made.commit({ 'docs/other.txt': 'Meanwhile.\n' }, 'ken', null)
    const base = run('rev-parse', 'HEAD')
    run('checkout', '-q', '--detach', 'autumn')
    run('rebase', '-q', 'main')
    run('branch', '-f', 'main', 'HEAD')
    run('checkout', '-q', 'main')
    const [first = '', last = ''] = run('rev-list', '--reverse', `${base}..main`).split('\n')
    const commits = [first, last].map((id) => ({
      id,
      author: user('aoi'),
      committer: null,
      coAuthors: [],
      suggestion: false,
    }))
    const reviews = [reviewed('vera', head)]
    reader.told.set(last, pullFacts({ head, mergeCommit: last }, { reviews, commits }))
    const forge = made.forgeOf(made.runner())
    expect([await forge.broughtBy(first), await forge.broughtBy(last)]).toEqual([last, last])
    for (const asked of [first, last]) {
      const decision = await decide(forge.merged(asked, known))
      expect([decision.verdict, decision.commit, decision.base]).toEqual(['APPROVED', last, base])
    }
    // The forge says so, and git does not: the commit was there before.
    reader.told.set(last, pullFacts({ head: made.head, mergeCommit: last }, { reviews, commits }))
    expect(await forge.broughtBy(base)).toBe(base)
  })

  test('whoever brought the words to the branch wrote them, whatever the commits claim', async () => {
    const made = hostedRepository()
    const { head, known, reader, run } = made
    run('checkout', '-q', 'autumn')
    const second = made.commit({ 'docs/notes.txt': 'New.\n' }, 'aoi', null)
    run('checkout', '-q', 'main')
    const forge = made.forgeOf(made.runner())
    const pushed = async (pushes: readonly (readonly [string, string])[]): Promise<string> => {
      const told = { pushes: pushes.map(([who, after]) => ({ account: user(who), before: null, after })) }
      const reviews = [reviewed('vera', second)]
      reader.told.set(second, pullFacts({ head: second, mergedMs: null }, { reviews, ...told }))
      return outcome(forge.proposed(second, known))
    }
    expect(
      await pushed([
        ['aoi', head],
        ['vera', second],
      ]),
    ).toBe('APPROVED')
    expect(
      await pushed([
        ['vera', head],
        ['aoi', second],
      ]),
    ).toBe('PENDING CONTRIBUTOR')
    expect(
      await pushed([
        ['vera', 'f'.repeat(40)],
        ['aoi', second],
      ]),
    ).toBe('APPROVED')
  })
})

describe('the rules beside reviews', () => {
  test('a change is approved by the reviews of what brought it, and by nobody else’s', async () => {
    const made = hostedRepository()
    const { known, reader, run } = made
    run('checkout', '-q', '-b', 'rules')
    const head = made.commit({ 'lists/vip.yaml': list('sensitivity: public\n') }, 'ken', null)
    run('checkout', '-q', 'main')
    const merged = made.squash('rules')
    const forge = made.forgeOf(made.runner())
    const unapproved = async (): Promise<readonly string[]> =>
      judgeRules(present(await forge.rules(known), 'rules')).unapproved.map(({ reason }) => reason.code)
    const tell = (reviews: ReturnType<typeof reviewed>[], pushedMs = 0): void => {
      const told = { reviews, pushedMs }
      reader.told.set(merged, pullFacts({ head, mergeCommit: merged, author: user('ken') }, told))
    }
    tell([])
    expect(await unapproved()).toEqual(['RULES_NOT_APPROVED'])
    tell([reviewed('ken', head), reviewed('bo', head)])
    expect(await unapproved()).toEqual(['RULES_NOT_APPROVED'])
    tell([reviewed('vera', head, { afterMerge: true })])
    expect(await unapproved()).toEqual(['RULES_NOT_APPROVED'])
    tell([reviewed('vera', made.root)])
    expect(await unapproved()).toEqual(['RULES_NOT_APPROVED'])
    tell([reviewed('vera', head)])
    expect(await unapproved()).toEqual([])
    tell([reviewed('vera', head), reviewed('vera', head, { state: 'dismissed' })])
    expect(await unapproved()).toEqual(['RULES_NOT_APPROVED'])
    reader.told.set(merged, pullFacts(null, { pushedMs: Date.parse(now) }))
    expect(await unapproved()).toEqual(['PR_NOT_INDEXED'])
  })

  test('T37 a commit that was pushed past everybody is no part of a rebase, whosever name, time and message it bears', async () => {
    const made = hostedRepository()
    const { known, reader, run } = made
    const evil = made.commit({ 'src/approval/evaluate.ts': 'export {}\n' }, 'aoi', null)
    run('checkout', '-q', '-b', 'rules')
    run('commit', '-q', '--allow-empty', '-C', evil)
    const head = made.commit({ 'src/notes.ts': 'export {}\n' }, 'aoi', null)
    run('checkout', '-q', 'main')
    // The rebase leaves out what is empty.
    run('cherry-pick', head)
    const landed = run('rev-parse', 'HEAD')
    const reviews = [reviewed('mori', head)]
    reader.told.set(landed, pullFacts({ head, mergeCommit: landed }, { reviews }))
    const forge = made.forgeOf(made.runner())
    const { unapproved } = judgeRules(present(await forge.rules(known), 'rules'))
    expect(unapproved.map(({ commit }) => commit)).toEqual([evil])
  })

  test('a change that the ledger says was judged is asked about once', async () => {
    const made = hostedRepository()
    const { known, reader, run } = made
    const autumn = made.squash()
    reader.told.set(autumn, pullFacts({ head: made.head, mergeCommit: autumn }))
    run('checkout', '-q', '-b', 'rules')
    const head = made.commit({ 'lists/vip.yaml': list('sensitivity: public\n') }, 'ken', null)
    run('checkout', '-q', 'main')
    const merged = made.squash('rules')
    const reviews = [reviewed('vera', head)]
    reader.told.set(merged, pullFacts({ head, mergeCommit: merged, author: user('ken') }, { reviews }))
    const forge = made.forgeOf(made.runner())
    const asked = async (judgedUpto: readonly string[]): Promise<number> => {
      reader.asked.length = 0
      await forge.merged(autumn, { ...known, judgedUpto })
      return reader.asked.filter((commit) => commit === merged).length
    }
    expect([await asked([]), await asked([])]).toEqual([2, 2])
    expect([await asked([merged]), await asked([merged])]).toEqual([2, 0])
  })

  test('a push that no pull request brought is healed by signed tags', async () => {
    const made = hostedRepository()
    const { known } = made
    const pushed = made.commit({ 'lists/vip.yaml': list('sensitivity: public\n') }, 'ken', 'ken')
    const runner = made.runner()
    const forge = made.forgeOf(runner)
    const unapproved = async (): Promise<number> =>
      judgeRules(present(await forge.rules(known), 'rules')).unapproved.length
    expect(await unapproved()).toBe(1)
    await approveRules(made, 'vera', pushed)
    made.sandbox.git(runner, 'fetch', '-q', '--tags')
    expect(await unapproved()).toBe(0)
  })
})

test('evidence judges again when the reviews are gone and the branch is deleted', async () => {
  const made = hostedRepository()
  const { head, known, reader, run, repository } = made
  const merged = made.squash()
  const reviews = [reviewed('vera', head, { text: 'Fine, write to aoi@hikari.example' })]
  reader.told.set(merged, pullFacts({ head, mergeCommit: merged }, { reviews }))
  const runner = narrowClone(made)
  const facts = await made.forgeOf(runner).merged(merged, known)
  const decision = present(evaluate(facts)[0], 'a decision')
  const evidence = present(readEvidence(JSON.parse(JSON.stringify(evidenceOf(facts, decision)))), 'evidence')
  expect(holdsAddress(evidence)).toBe(false)
  expect(evidence.hosted?.[merged]?.reviews).toMatchObject([
    { id: 'review-vera', text: 'Fine, write to [address]' },
  ])

  await keepCommits(runner, 'origin', [head])
  run('branch', '-q', '-D', 'autumn')
  reader.told.clear()
  const auditor = made.sandbox.clone(repository, 'auditor')
  const plain = createGitForge(auditor, { branch: 'refs/remotes/origin/main' })
  const again = reEvaluate(evidence, await plain.recalled(evidence))
  expect([again.decision?.verdict, again.agrees]).toEqual(['APPROVED', true])
  const other = { ...evidence, hosted: { [merged]: pullFacts({ head, mergeCommit: merged }) } }
  expect(reEvaluate(other, await plain.recalled(other)).decision?.verdict).toBe('PENDING')
  await expect(plain.recalled({ ...evidence, hosted: {} })).rejects.toMatchObject({
    code: 'evidence-without-change',
  })
})
