import { organisationBy } from './access.ts'
import { resolve } from './git-store.ts'
import { showCheckRun } from './show-check.ts'
import { emit } from './webhooks.ts'
import type { Context, RepositorySeed } from './seed-types.ts'

export function settingsOf(
  { world, user, repository }: Context,
  self: () => RepositorySeed,
): Pick<
  RepositorySeed,
  | 'grant'
  | 'ruleset'
  | 'protect'
  | 'environment'
  | 'variable'
  | 'secret'
  | 'runner'
  | 'actions'
  | 'settings'
  | 'artifact'
  | 'run'
  | 'hook'
  | 'indexLag'
  | 'remove'
  | 'rerequest'
> {
  const after = (change: () => void): RepositorySeed => {
    change()
    return self()
  }
  const tip = (): string => resolve(repository.folder, `refs/heads/${repository.defaultBranch}`) ?? ''
  return {
    grant: (to, role) =>
      after(() => {
        const [organisation, slug] = to.replace(/^@/, '').split('/')
        const team =
          slug === undefined
            ? undefined
            : organisationBy(world, organisation ?? '')?.teams.find((each) => each.slug === slug)
        if (team === undefined) repository.collaborators.set(user(to).id, role)
        else team.repositories.set(repository.id, role)
      }),
    ruleset: ({ rules, ...more }) => {
      const id = world.nextId()
      repository.rulesets.push({
        id,
        name: 'rules',
        target: 'branch',
        enforcement: 'active',
        bypass: [],
        include: ['~DEFAULT_BRANCH'],
        exclude: [],
        atMs: world.now(),
        rules,
        ...more,
      })
      return id
    },
    protect: (branch, protection) => after(() => repository.protections.set(branch, protection)),
    environment: (name, settings = {}) =>
      after(() => {
        repository.environments.set(name, {
          id: world.nextId(),
          waitMinutes: 0,
          reviewers: [],
          preventSelfReview: false,
          adminsMayBypass: true,
          branchPolicy: null,
          branches: [],
          secrets: [],
          ...settings,
          name,
        })
      }),
    variable: (name, value) => after(() => repository.variables.set(name, value)),
    secret: (name) => after(() => repository.secrets.add(name)),
    runner: (name, labels, online = true) => after(() => repository.runners.set(name, { labels, online })),
    actions: (settings) => after(() => Object.assign(repository.actions, settings)),
    settings: ({ mergeMethods, autoMerge, deleteBranchOnMerge, private: hidden }) =>
      after(() => {
        if (mergeMethods !== undefined) {
          repository.mergeMethods.clear()
          for (const method of mergeMethods) repository.mergeMethods.add(method)
        }
        repository.autoMergeAllowed = autoMerge ?? repository.autoMergeAllowed
        repository.deleteBranchOnMerge = deleteBranchOnMerge ?? repository.deleteBranchOnMerge
        repository.private = hidden ?? repository.private
      }),
    artifact: (artifact) => {
      const id = world.nextId()
      const day = 86_400_000
      repository.artifacts.push({
        bytes: 1,
        run: 0,
        headSha: tip(),
        headBranch: repository.defaultBranch,
        atMs: world.now(),
        expiresMs: world.now() + 90 * day,
        ...artifact,
        id,
      })
      return id
    },
    run: ({ as, ...run }) => {
      const id = world.nextId()
      repository.runs.push({
        name: run.path,
        headSha: tip(),
        headBranch: repository.defaultBranch,
        attempt: 1,
        status: 'completed',
        conclusion: 'success',
        atMs: world.now(),
        approvals: [],
        inputs: {},
        ...run,
        id,
        actor: user(as),
      })
      return id
    },
    hook: (url, secret, events = ['*']) =>
      after(() => repository.hooks.push({ id: world.nextId(), url, secret, events, active: true })),
    remove: () => {
      repository.removed = true
    },
    rerequest: (checkRun, as) =>
      after(() => {
        const run = repository.checkRuns.find(({ id }) => id === checkRun)
        if (run === undefined) throw new Error(`There is no check run ${checkRun}`)
        const check_run = showCheckRun(world, repository, run)
        emit(world, repository, {
          name: 'check-run-rerequested',
          sender: user(as),
          fields: { action: 'rerequested', check_run },
        })
      }),
    indexLag: (questions) =>
      after(() => {
        repository.indexLag = questions
      }),
  }
}
