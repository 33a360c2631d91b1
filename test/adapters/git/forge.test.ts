import { describe, expect, test } from 'vitest'
import { createGitForge } from '../../../src/adapters/git/forge.ts'
import { lastChangeOf } from '../../../src/adapters/git/forge-last-change.ts'
import type { Decision } from '../../../src/approval/decision.ts'
import { evidenceOf, readEvidence, reEvaluate } from '../../../src/approval/evidence.ts'
import { evaluate } from '../../../src/approval/evaluate.ts'
import type { ChangeFacts, Forge, KnownFacts } from '../../../src/approval/facts.ts'
import { judgeRules } from '../../../src/approval/judge-rules.ts'
import { present } from '../../../src/kit/assert.ts'
import { campaign, campaignPath, identities, list, now } from '../../support/approval-facts.ts'
import { answer, approvalRepository, approveRules, ask } from '../../support/approval-repository.ts'

async function decide(facts: Promise<ChangeFacts>): Promise<Decision> {
  return present(evaluate(await facts)[0], 'a decision')
}

const outcome = async (facts: Promise<ChangeFacts>): Promise<string> => {
  const { verdict, code } = await decide(facts)
  return code === null ? verdict : `${verdict} ${code}`
}

describe('a change in plain git', () => {
  test('proposed, approved with a signed tag, merged', async () => {
    const made = approvalRepository()
    const { forge, known, head } = made
    expect(await outcome(forge.proposed(head, known))).toBe('PENDING NOT_APPROVED')
    await answer(made, 'vera', head)
    expect(await outcome(forge.proposed(head, known))).toBe('APPROVED')
    const merged = made.merge()
    const decision = await decide(forge.merged(merged, known))
    expect(decision).toMatchObject({
      verdict: 'APPROVED',
      commit: merged,
      base: made.root,
      campaign: 'autumn',
    })
    expect(decision.approvals).toMatchObject([{ person: 'vera', deputyFor: null, at: now }])
  })

  test('a later change of the branch, a squash, and a merge that adds something are refused', async () => {
    const made = approvalRepository()
    const { forge, known, head, run } = made
    await answer(made, 'vera', head)
    run('checkout', '-q', 'autumn')
    made.commit({ [campaignPath]: campaign({ subject: 'Winter' }) }, 'aoi')
    run('checkout', '-q', 'main')
    expect(await outcome(forge.merged(made.merge(), known))).toBe('PENDING STALE')
    run('reset', '-q', '--hard', made.root)
    run('merge', '-q', '--squash', head)
    run('commit', '-q', '-m', 'Squashed')
    expect(await outcome(forge.merged(run('rev-parse', 'HEAD'), known))).toBe('BLOCKED NO_PR')
    run('reset', '-q', '--hard', made.root)
    run('merge', '-q', '--no-ff', '--no-commit', head)
    made.commit({ [campaignPath]: campaign({}, 'Buy now.\n') }, 'mori')
    expect(await outcome(forge.merged(run('rev-parse', 'HEAD'), known))).toBe('BLOCKED EVIL_MERGE')
  })

  test('who wrote, committed or co-wrote a commit of the branch is told; a merge of main into it is nobody’s work', async () => {
    const made = approvalRepository()
    const { forge, known, run } = made
    made.commit({ 'docs/notes.txt': 'New.\n' }, 'mori')
    run('checkout', '-q', 'autumn')
    run('merge', '-q', '--no-edit', 'main')
    made.commit({ [campaignPath]: campaign({ subject: 'Winter' }) }, 'victor')
    run('commit', '-q', '--amend', '-m', 'Mend\n\nCo-authored-by: Bo <bo@git.example>')
    run('checkout', '-q', 'main')
    const { proposal } = await forge.merged(made.merge(), known)
    expect(proposal.map(({ paths }) => paths)).toEqual([[campaignPath], [], [campaignPath]])
    expect(proposal.at(-1)).toMatchObject({
      author: { email: 'victor@hikari.example' },
      coAuthors: [{ email: 'bo@git.example' }],
    })
  })

  test('a conflict is told', async () => {
    const made = approvalRepository()
    made.commit({ [campaignPath]: campaign({ subject: 'Another' }) }, 'bo')
    expect(await outcome(made.forge.proposed(made.head, made.known))).toBe('BLOCKED MERGE_CONFLICT')
  })

  test('a tag that was seen and is gone, or was moved, is missing', async () => {
    const made = approvalRepository()
    const { forge, known, head, run } = made
    const ref = await answer(made, 'vera', head)
    await answer(made, 'victor', head)
    const seen = [{ ref, object: run('rev-parse', ref) }]
    const merged = made.merge()
    expect(await outcome(forge.merged(merged, { ...known, seen }))).toBe('APPROVED')
    expect(await outcome(forge.merged(merged, { ...known, seen: [{ ref, object: head }] }))).toBe(
      'HOLD TAG_MISSING',
    )
    run('update-ref', '-d', ref)
    expect(await outcome(forge.merged(merged, { ...known, seen }))).toBe('HOLD TAG_MISSING')
    expect(await outcome(forge.merged(merged, known))).toBe('APPROVED')
  })

  test('what was merged before the root, or is on another branch, never sends', async () => {
    const made = approvalRepository()
    const { forge, known, head, run } = made
    await answer(made, 'vera', head)
    const merged = made.merge()
    const later = made.commit({ 'docs/notes.txt': 'x\n' })
    expect(await outcome(forge.merged(merged, { ...known, root: later }))).toBe('BLOCKED BEFORE_ROOT')
    expect(await outcome(forge.merged(merged, { ...known, root: null }))).toBe('BLOCKED NO_ROOT')
    run('checkout', '-q', '-b', 'elsewhere', made.root)
    const aside = made.merge()
    expect(await outcome(forge.merged(aside, known))).toBe('BLOCKED BEFORE_ROOT')
  })

  test('a rewritten default branch stops everything', async () => {
    const made = approvalRepository()
    const { forge, known, run } = made
    const trusted = made.commit({ 'docs/notes.txt': 'x\n' })
    run('reset', '-q', '--hard', made.root)
    await answer(made, 'vera', made.head)
    const merged = made.merge()
    await expect(forge.merged(merged, { ...known, root: trusted })).rejects.toMatchObject({
      code: 'history-rewritten',
    })
    await expect(forge.rules({ ...known, root: trusted })).rejects.toMatchObject({
      code: 'history-rewritten',
    })
    // A root that is only the second parent of something is not on the line either.
    await expect(forge.rules({ ...known, root: made.head })).rejects.toMatchObject({
      code: 'history-rewritten',
    })
  })
})

describe('who is behind a change', () => {
  test('nobody signed: the writer’s request, or any honest colleague’s, stands for it; the approver’s own does not', async () => {
    const made = approvalRepository({ signed: false })
    const { forge, known, head, run } = made
    await answer(made, 'vera', head)
    expect(await outcome(forge.proposed(head, known))).toBe('PENDING AUTHOR_UNSIGNED')
    const own = await ask(made, 'vera', head)
    expect(await outcome(forge.proposed(head, known))).toBe('PENDING AUTHOR')
    run('update-ref', '-d', own)
    const ref = await ask(made, 'aoi', head)
    const merged = made.merge()
    const facts = await forge.merged(merged, known)
    expect(await outcome(Promise.resolve(facts))).toBe('APPROVED')
    expect(facts.proposal).toMatchObject([{ id: head, signer: null }])
    // The request is kept with the evidence: without it, judged again, it would be nobody's.
    const evidence = evidenceOf(facts, present(evaluate(facts)[0], 'a decision'))
    expect(evidence.tags.map((tag) => tag.ref)).toContain(ref)
    run('update-ref', '-d', ref)
    expect(await outcome(forge.merged(merged, known))).toBe('PENDING AUTHOR_UNSIGNED')
    expect(reEvaluate(evidence, await forge.recalled(evidence))).toMatchObject({ agrees: true })
    const silent = { ...evidence, tags: evidence.tags.filter((tag) => tag.ref !== ref) }
    expect(reEvaluate(silent, await forge.recalled(silent))).toMatchObject({
      agrees: false,
      decision: { code: 'AUTHOR_UNSIGNED' },
    })
  })

  test('requests about other campaigns are not read, and of many campaigns all at once', async () => {
    const made = approvalRepository({ signed: false })
    const { forge, known, head, run } = made
    const ref = await ask(made, 'aoi', head)
    run('update-ref', ref.replace('/autumn/', '/spring/'), ref)
    const { opinions } = await forge.proposed(head, known)
    expect(opinions).toMatchObject([{ ref, targetTree: null, signature: { kind: 'signed' } }])
    run('checkout', '-q', 'autumn')
    const names = ['a', 'b', 'c', 'd', 'spring'].map((name) => `campaigns/${name}/campaign.md`)
    const many = made.commit(Object.fromEntries(names.map((name) => [name, campaign()])), 'aoi')
    expect((await forge.proposed(many, known)).opinions).toMatchObject([
      { ref },
      { ref: ref.replace('/autumn/', '/spring/'), signature: { reason: 'copied' } },
    ])
  })

  test('a commit that another’s key signed is both people’s', async () => {
    const made = approvalRepository({ signed: false })
    const { forge, known, run, keys } = made
    run('checkout', '-q', '-b', 'winter')
    const head = made.commit({ [campaignPath]: campaign({ subject: 'Winter' }) }, 'aoi', 'vera')
    run('checkout', '-q', 'main')
    const facts = await forge.proposed(head, known)
    expect(facts.proposal.at(-1)?.signer).toBe(keys.get('vera')?.fingerprint)
    await answer(made, 'vera', head)
    expect(await outcome(forge.proposed(head, known))).toBe('PENDING CONTRIBUTOR')
    await answer(made, 'victor', head)
    expect(await outcome(forge.proposed(head, known))).toBe('APPROVED')
  })
})

describe('the history of the rules in plain git', () => {
  const names = async (forge: Forge, known: KnownFacts): Promise<readonly string[]> => {
    const { unapproved } = judgeRules(present(await forge.rules(known), 'rules'))
    return unapproved.map(({ commit }) => commit)
  }

  test('a push that changes a rule is named, healed by its owners or by a revert', async () => {
    const made = approvalRepository()
    const { forge, known, run } = made
    await answer(made, 'vera', made.head)
    expect(await forge.rules({ ...known, root: null })).toBeNull()
    made.commit({ 'docs/x.txt': 'x', 'NEWS.md': 'x', 'campaigns/notes.txt': 'x' })
    const bad = made.commit({ 'lists/b2b.yaml': list('sensitivity: public\n') })
    expect(await names(forge, known)).toEqual([bad])
    const merged = made.merge()
    expect(await outcome(forge.merged(merged, known))).toBe('BLOCKED RULES_UNAPPROVED')
    await approveRules(made, 'bo', bad)
    expect(await names(forge, known)).toEqual([])
    expect(await outcome(forge.merged(merged, known))).toBe('APPROVED')
    const worse = made.commit({ 'package.json': '{}\n', '.md': 'x' })
    expect(await names(forge, known)).toEqual([worse])
    run('revert', '--no-edit', worse)
    expect(await names(forge, known)).toEqual([])
  })

  test('a push that nobody signed needs two owners, or one and its author', async () => {
    const made = approvalRepository()
    const { forge, known } = made
    const first = made.commit({ 'lists/vip.yaml': list('sensitivity: public\n') }, 'ken', null)
    await approveRules(made, 'vera', first)
    expect(await names(forge, known)).toEqual([first])
    await approveRules(made, 'victor', first)
    expect(await names(forge, known)).toEqual([])
    const second = made.commit({ 'lists/vip.yaml': list() }, 'ken', null)
    await approveRules(made, 'vera', second)
    expect(await names(forge, known)).toEqual([second])
    await approveRules(made, 'ken', second)
    expect(await names(forge, known)).toEqual([])
    const signed = made.commit({ 'lists/vip.yaml': list('sensitivity: public\n') }, 'ken')
    await approveRules(made, 'vera', signed)
    expect(await names(forge, known)).toEqual([])
  })

  test('a merged change is approved on what was merged, and judged from where the ledger left off', async () => {
    const made = approvalRepository()
    const { forge, known, run } = made
    run('checkout', '-q', '-b', 'rules')
    const proposed = made.commit({ 'lists/b2b.yaml': list('sensitivity: public\n') })
    run('checkout', '-q', 'main')
    const merged = made.merge('rules')
    expect(await names(forge, known)).toEqual([merged])
    await approveRules(made, 'bo', proposed)
    expect(await names(forge, known)).toEqual([])
    const rules = present(await forge.rules(known), 'rules')
    expect(judgeRules(rules).approvedUpto).toBe(merged)
    const next = present(await forge.rules({ ...known, judgedUpto: [merged] }), 'rules')
    expect(next).toMatchObject({ trusted: { commit: merged }, commits: [] })
  })

  test('a release merged while unapproved rules were in force stays refused after their revert', async () => {
    const made = approvalRepository()
    const { forge, known, run } = made
    await answer(made, 'vera', made.head)
    const bad = made.commit({ 'package.json': '{}\n' })
    made.commit({ 'docs/x.txt': 'x' })
    const merged = made.merge()
    run('revert', '--no-edit', bad)
    expect(await outcome(forge.merged(merged, known))).toBe('BLOCKED RULES_UNTRUSTED')
  })
})

describe('evidence', () => {
  test('re-evaluates from git alone when tags are gone and the branch went on', async () => {
    const made = approvalRepository()
    const { forge, known, head, run, repository } = made
    const ref = await answer(made, 'vera', head)
    const merged = made.merge()
    const facts = await forge.merged(merged, known)
    const noted = JSON.parse(JSON.stringify(evidenceOf(facts, present(evaluate(facts)[0], 'a decision'))))
    run('update-ref', '-d', ref)
    made.commit({ 'policies/identities.yaml': identities() })
    const fresh = createGitForge(repository, { branch: 'refs/heads/main' })
    const evidence = present(readEvidence(noted), 'evidence')
    expect(reEvaluate(evidence, await fresh.recalled(evidence))).toMatchObject({ agrees: true })
    const [tag] = evidence.tags
    const forged = {
      ...evidence,
      tags: [{ ...present(tag, 'a tag'), raw: Buffer.from('x').toString('base64') }],
    }
    await expect(fresh.recalled(forged)).rejects.toMatchObject({ code: 'evidence-tag-changed' })
    const silent = { ...evidence, tags: [] }
    expect(reEvaluate(silent, await fresh.recalled(silent)).agrees).toBe(false)
  })
})

test('who changed a file last', async () => {
  const { repository, root, run } = approvalRepository()
  expect(await lastChangeOf(repository, root, 'policies/approvals.yaml')).toEqual({
    path: 'policies/approvals.yaml',
    commit: root,
    author: 'mori',
    day: run('log', '-1', '--format=%cs', root),
  })
  expect(await lastChangeOf(repository, root, 'nothing')).toBeNull()
})
