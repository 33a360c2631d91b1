import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
import type { WebForge } from '../forge-link.ts'
import { companyWorkflows } from '../workflows/company-workflows.ts'
import { monthOfTicks } from '../workflows/month-of-ticks.ts'
import type { Base } from './landed.ts'

/** How far a team has come. */
export interface TeamReport extends Base {
  /** Whether rules and lists are on the default branch. */
  readonly hasRules: boolean
}

/** What a team types next: a pull request of rules and lists, and when that is merged another one of the first campaign. */
export function teamText(
  { branch, hasCommits, hasRules }: TeamReport,
  about: {
    readonly isInGit: boolean
    readonly forge: WebForge | null
    readonly isForgeUnknown: boolean
    readonly locale: Locale
  },
): readonly string[] {
  const { isInGit, forge, isForgeUnknown, locale } = about
  const open = forge?.kind === 'github' ? ['gh pr create --fill'] : []
  const onBranch = (name: string, paths: string, message: string): readonly string[] => [
    `git switch --create ${name}`,
    `npx postmerge validate && git add ${paths} && git commit --message '${message}'`,
    `git push --set-upstream origin ${name}`,
    ...open,
  ]
  const rules = say(locale, 'init-message-rules')
  const commands = hasRules
    ? onBranch('first-campaign', 'campaigns', say(locale, 'init-message-campaign'))
    : hasCommits
      ? onBranch('postmerge-rules', '--all', rules)
      : [
          ...(isInGit ? [] : [`git init --initial-branch=${branch}`]),
          ...(isInGit || forge === null ? [] : [`git remote add origin ${forge.url}.git`]),
          `npx postmerge validate && git add --all && git commit --message '${rules}'`,
          ...(forge === null ? [] : [`git push --set-upstream origin ${branch}`]),
        ]
  const title = hasRules ? 'init-step-campaign' : hasCommits ? 'init-step-rules' : 'init-step-first-commit'
  return [
    `  ${say(locale, title)}`,
    ...commands.map((command) => `    ${command}`),
    ...(hasRules
      ? []
      : [
          `  ${say(locale, 'init-step-again')}`,
          `    git switch ${branch} && git pull && npx postmerge init --team small`,
        ]),
    ...(forge?.kind === 'github' ? workflowText(forge.branch, locale) : []),
    ...(isForgeUnknown ? [`  ${say(locale, 'init-forge-unknown')}`] : []),
    `  ${say(locale, 'init-staircase')}`,
    ...([0, 1, 2] as const).map((step) => `    ${step}  ${say(locale, `doctor-step-${step}`)}`),
    `    3  ${say(locale, 'doctor-step-3-title')}`,
  ]
}

/** What the workflows need, and what they cost. */
function workflowText(branch: string, locale: Locale): readonly string[] {
  const ticks = monthOfTicks(companyWorkflows(branch).map(({ text }) => text))
  return [
    `  ${say(locale, 'init-package')}`,
    `  ${say(locale, 'init-workflows-off')}`,
    `  ${say(locale, 'init-ticks', { ...ticks })}`,
  ]
}
