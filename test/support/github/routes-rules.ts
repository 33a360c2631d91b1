import { callerRole, atLeast, repositoryOf } from './access.ts'
import { asked, listed, optional, route } from './call.ts'
import { forbidden, GitHubError, notFound } from './errors.ts'
import { rulesFor } from './rules.ts'
import { showProtection } from './show-protection.ts'
import { fullName, repositoryUrl, time } from './show-basics.ts'
import type { BypassActor, Rule, Ruleset, RuleSuite } from './records.ts'
import type { Call, Reply, Route } from './route.ts'
import type { Repository } from './world.ts'

/** Rulesets of a private repository need a plan that has them. */
function withRules(call: Call, wanted: 'read' | 'admin' = 'read'): Repository {
  const repository = repositoryOf(call, wanted)
  const plan = call.world.organisations.find(({ account }) => account === repository.owner)?.plan ?? 'free'
  if (repository.private && plan === 'free')
    throw forbidden('Upgrade to GitHub Pro or make this repository public to enable this feature.')
  return repository
}

function showRuleset(call: Call, repository: Repository, ruleset: Ruleset): object {
  const { id, name, target, enforcement, include, exclude, rules, bypass, atMs } = ruleset
  return {
    id,
    node_id: `RRS_${id}`,
    name,
    target,
    source_type: 'Repository',
    source: fullName(repository),
    enforcement,
    conditions: { ref_name: { include, exclude } },
    rules,
    // Who may pass by is told to those alone who may change the ruleset.
    ...(atLeast(callerRole(call, repository), 'admin') && mayAdministrate(call)
      ? { bypass_actors: bypass }
      : {}),
    created_at: time(atMs),
    updated_at: time(atMs),
    _links: { self: { href: `${repositoryUrl(call.world, repository)}/rulesets/${id}` } },
  }
}

function mayAdministrate({ actor }: Call): boolean {
  return actor.kind !== 'installation' || actor.permissions['administration'] === 'write'
}

function rulesetOf(call: Call, repository: Repository): Ruleset {
  const found = repository.rulesets.find(({ id }) => id === Number(call.params['ruleset_id']))
  if (found === undefined) throw notFound()
  return found
}

interface Conditions {
  readonly ref_name?: { readonly include?: readonly string[]; readonly exclude?: readonly string[] }
}

function write(call: Call, ruleset: Ruleset): void {
  const conditions = call.body['conditions'] as Conditions | undefined
  ruleset.name = optional(call, 'name') ?? ruleset.name
  ruleset.target = (optional(call, 'target') ?? ruleset.target) as Ruleset['target']
  ruleset.enforcement = (optional(call, 'enforcement') ?? ruleset.enforcement) as Ruleset['enforcement']
  ruleset.bypass = (call.body['bypass_actors'] ?? ruleset.bypass) as readonly BypassActor[]
  ruleset.rules = (call.body['rules'] ?? ruleset.rules) as readonly Rule[]
  ruleset.include = conditions?.ref_name?.include ?? ruleset.include
  ruleset.exclude = conditions?.ref_name?.exclude ?? ruleset.exclude
}

function showSuite(repository: Repository, suite: RuleSuite): object {
  return {
    id: suite.id,
    actor_id: suite.actor.id,
    actor_name: suite.actor.login,
    before_sha: suite.before,
    after_sha: suite.after,
    ref: suite.ref,
    repository_id: repository.id,
    repository_name: repository.name,
    pushed_at: time(suite.atMs),
    result: suite.result,
    evaluation_result: suite.result,
  }
}

const hours: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168, month: 720 }

function suites(call: Call): Reply {
  const repository = withRules(call, 'read')
  const ref = asked(call, 'ref')
  const since = call.world.now() - (hours[asked(call, 'time_period') ?? 'day'] ?? 24) * 3_600_000
  const result = asked(call, 'rule_suite_result') ?? 'all'
  const found = repository.ruleSuites
    .filter((suite) => ref === undefined || suite.ref === ref || suite.ref === `refs/heads/${ref}`)
    .filter(({ atMs }) => atMs >= since)
    .filter((suite) => result === 'all' || suite.result === result)
    .filter(
      ({ actor }) => asked(call, 'actor_name') === undefined || actor.login === asked(call, 'actor_name'),
    )
  return listed(found.toReversed(), (suite) => showSuite(repository, suite))
}

export const ruleRoutes: Readonly<Record<string, Route>> = {
  'repos/get-branch-protection': route('administration:read', (call) => {
    const repository = withRules(call, 'admin')
    const branch = call.params['branch'] ?? ''
    const protection = repository.protections.get(branch)
    if (protection === undefined) throw new GitHubError(404, 'Branch not protected')
    return { body: showProtection(call.world, repository, { branch, protection }) }
  }),
  'repos/get-branch-rules': route('metadata:read', (call) => {
    const repository = withRules(call)
    const found = rulesFor(repository, `refs/heads/${call.params['branch']}`)
    return listed(found, ({ rule, ruleset }) => ({
      ...rule,
      ruleset_source_type: 'Repository',
      ruleset_source: fullName(repository),
      ruleset_id: ruleset.id,
    }))
  }),
  'repos/get-repo-rulesets': route('metadata:read', (call) => {
    const repository = withRules(call)
    return listed(repository.rulesets, (ruleset) => {
      // A list leaves the rules and who may pass by away.
      const {
        rules: _rules,
        bypass_actors: _bypass,
        conditions: _conditions,
        ...shown
      } = showRuleset(call, repository, ruleset) as Record<string, unknown>
      return shown
    })
  }),
  'repos/get-repo-ruleset': route('metadata:read', (call) => {
    const repository = withRules(call)
    return { body: showRuleset(call, repository, rulesetOf(call, repository)) }
  }),
  'repos/create-repo-ruleset': route('administration:write', (call) => {
    const repository = withRules(call, 'admin')
    const ruleset: Ruleset = {
      id: call.world.nextId(),
      name: '',
      target: 'branch',
      enforcement: 'active',
      bypass: [],
      include: [],
      exclude: [],
      rules: [],
      atMs: call.world.now(),
    }
    write(call, ruleset)
    repository.rulesets.push(ruleset)
    return { status: 201, body: showRuleset(call, repository, ruleset) }
  }),
  'repos/update-repo-ruleset': route('administration:write', (call) => {
    const repository = withRules(call, 'admin')
    const ruleset = rulesetOf(call, repository)
    write(call, ruleset)
    return { body: showRuleset(call, repository, ruleset) }
  }),
  'repos/get-repo-rule-suites': route('administration:read', suites),
  'repos/get-repo-rule-suite': route('administration:read', (call) => {
    const repository = withRules(call)
    const suite = repository.ruleSuites.find(({ id }) => id === Number(call.params['rule_suite_id']))
    if (suite === undefined) throw notFound()
    return {
      body: {
        ...showSuite(repository, suite),
        rule_evaluations: suite.evaluations.map(({ ruleset, type, result, details }) => ({
          rule_source: { type: 'ruleset', id: ruleset.id, name: ruleset.name },
          enforcement: ruleset.enforcement,
          result,
          rule_type: type,
          details,
        })),
      },
    }
  }),
}
