import type { ApprovalSettings, ListSettings } from '../approval/approval-settings.ts'
import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'

/** When a rule file was last changed, and by whom, as git tells it. */
export interface LastChange {
  readonly path: string
  readonly commit: string
  readonly author: string
  readonly day: string
}

/** A list's settings, and the change that made them so; null: older than was looked at. */
type DatedSettings = ListSettings & {
  readonly since: { readonly commit: string; readonly day: string; readonly by: readonly string[] } | null
}

/** Per list whether approval is on, who approves, how many, and since when that is so, by whom. */
export function settingsText(
  settings: Omit<ApprovalSettings, 'lists'> & { readonly lists: readonly DatedSettings[] },
  changes: readonly LastChange[],
  locale: Locale,
): readonly string[] {
  const { lists, minimum, administrators } = settings
  return [
    ...lists.flatMap((list) => listText(list, locale)),
    ...(minimum > 1 ? [say(locale, 'settings-minimum', { minimum })] : []),
    say(locale, 'settings-administrators', { people: administrators.join(' ') || '-' }),
    ...changes.map(({ path, commit, author, day }) =>
      say(locale, 'settings-changed', { path, commit: commit.slice(0, 12), author, day }),
    ),
  ]
}

function listText(list: DatedSettings, locale: Locale): readonly string[] {
  const { owners, people, source, approvals, off, deputies, approval, tiers, since } = list
  const values = {
    list: list.list,
    owners: owners.join(' ') || '-',
    people: people.join(' ') || '-',
    source,
    approvals,
    ...off?.rule,
  }
  const state = approval === 'off' ? 'settings-off' : 'settings-list'
  const notes = [
    ...(off?.over === true ? [say(locale, 'settings-off-over', { ...off.rule })] : []),
    ...(approval === 'off' ? [] : tiers.map((tier) => say(locale, 'settings-tier', { ...tier }))),
    ...deputies.map((deputy) => say(locale, 'settings-deputy', { ...deputy })),
    since === null
      ? say(locale, 'settings-since-long')
      : say(locale, 'settings-since', {
          commit: since.commit.slice(0, 12),
          day: since.day,
          by: since.by.join(', ') || '-',
        }),
  ]
  return [
    say(locale, owners.length === 0 ? 'settings-unowned' : state, values),
    ...notes.map((line) => `  ${line}`),
  ]
}
