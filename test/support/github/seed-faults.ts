import { GitHubError } from './errors.ts'
import { secondaryLimit } from './limits.ts'
import type { Seed } from './seed.ts'
import type { World } from './world.ts'

export function faultSeed(
  world: World,
): Pick<
  Seed,
  'fault' | 'fails' | 'tooFast' | 'dropsAfter' | 'truncates' | 'hidesTeam' | 'skewClock' | 'limits'
> {
  const { faults } = world
  return {
    fault: (fault) => faults.add(fault),
    fails: (operation, status, options = {}) =>
      faults.add({
        operation,
        ...options,
        effect: {
          kind: 'refuse',
          error: new GitHubError(status, status === 502 ? 'Server Error' : 'Not Found'),
        },
      }),
    tooFast: (operation, seconds) =>
      faults.add({ operation, effect: { kind: 'refuse', error: secondaryLimit(seconds) } }),
    dropsAfter: (operation) => faults.add({ operation, effect: { kind: 'drop', when: 'after' } }),
    truncates: (times = 1) =>
      faults.add({
        operation: 'git/get-tree',
        times,
        effect: {
          kind: 'change',
          body: (body: { readonly tree: readonly unknown[] }) => ({
            ...body,
            truncated: true,
            tree: body.tree.slice(0, 1),
          }),
        },
      }),
    hidesTeam: (slug) => {
      for (const operation of [
        'teams/get-membership-for-user-in-org',
        'teams/get-by-name',
        'teams/list-members-in-org',
      ] as const)
        faults.add({
          operation,
          params: { team_slug: slug },
          times: Infinity,
          effect: { kind: 'refuse', error: new GitHubError(404, 'Not Found') },
        })
    },
    skewClock: (ms) => {
      faults.skewMs = ms
    },
    limits: (settings) => world.limits.set(settings),
  }
}
