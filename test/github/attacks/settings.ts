import type { RepositorySeed } from '../../support/github/seed-types.ts'

/** What docs/github.md tells to set, one switch for each guard that GitHub keeps. */
export interface Settings {
  /** Reviews by owners before a merge, no direct pushes, no rewriting. */
  readonly branch: boolean
  /** The check is required. */
  readonly check: boolean
  /** It counts only from the desk's App. */
  readonly pinnedCheck: boolean
  readonly record: boolean
}

export const allOn: Settings = { branch: true, check: true, pinnedCheck: true, record: true }

/** Sets the repository up as shipped, but for what is switched off. `app`: the desk's. */
export function applySettings(mail: RepositorySeed, settings: Settings, app: number): void {
  if (settings.branch) {
    const review = {
      required_approving_review_count: 1,
      require_code_owner_review: true,
      dismiss_stale_reviews_on_push: true,
      require_last_push_approval: true,
      required_review_thread_resolution: true,
      allowed_merge_methods: ['merge', 'squash'],
    }
    mail.ruleset({
      name: 'default branch',
      rules: [
        { type: 'deletion' },
        { type: 'non_fast_forward' },
        { type: 'pull_request', parameters: review },
      ],
    })
  }
  const check = { context: 'postmerge', ...(settings.pinnedCheck ? { integration_id: app } : {}) }
  if (settings.check) {
    mail.ruleset({
      name: 'check',
      rules: [
        {
          type: 'required_status_checks',
          parameters: { strict_required_status_checks_policy: false, required_status_checks: [check] },
        },
      ],
    })
  }
  if (settings.record) {
    mail.ruleset({
      name: 'record',
      include: ['refs/heads/ledger'],
      rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
    })
  }
}
