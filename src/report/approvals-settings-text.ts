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

/** Per list who approves, and since when that is so. */
export function settingsText(
  settings: ApprovalSettings,
  changes: readonly LastChange[],
  locale: Locale,
): readonly string[] {
  return [
    ...settings.lists.flatMap((list) => listText(list, locale)),
    say(locale, 'settings-administrators', { people: settings.administrators.join(' ') || '-' }),
    ...changes.map(({ path, commit, author, day }) =>
      say(locale, 'settings-changed', { path, commit: commit.slice(0, 12), author, day }),
    ),
  ]
}

function listText(list: ListSettings, locale: Locale): readonly string[] {
  const { owners, people, source, approvals, off, deputies } = list
  const values = {
    list: list.list,
    owners: owners.join(' ') || '-',
    people: people.join(' ') || '-',
    source,
    approvals,
  }
  return [
    say(locale, owners.length === 0 ? 'settings-unowned' : 'settings-list', values),
    ...(off === null
      ? []
      : [`  ${say(locale, off.over ? 'settings-off-over' : 'settings-off', { ...off.rule })}`]),
    ...deputies.map((deputy) => `  ${say(locale, 'settings-deputy', { ...deputy })}`),
  ]
}
