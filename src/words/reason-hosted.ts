import type { Vocabulary } from './phrase.ts'

/** What to do about a reason on GitHub; they fill the place of the fix that tells of signed tags. */
export const reasonHosted = {
  'fix-hosted-behind': {
    en: 'Press “Update branch” on the page of the pull request, before anybody reviews it.',
    ja: 'レビューの前に、プルリクエストの画面で「Update branch」を押してください。',
  },
  'fix-hosted-conflict': {
    en: 'Press “Resolve conflicts” on the page of the pull request, or merge the default branch into yours; then have it reviewed.',
    ja: 'プルリクエストの画面の「Resolve conflicts」か、既定ブランチの取り込みで競合を解消してから、レビューを受けてください。',
  },
  'fix-hosted-resume': {
    en: 'When it is safe: Actions → control → Run workflow, resume {release}.',
    ja: '安全を確かめてから、Actions → control → Run workflow で resume と {release} を指定してください。',
  },
  'fix-hosted-release': {
    en: 'An owner of a list who did not write it releases it: Actions → control → Run workflow, resume {release}, with the reason.',
    ja: '作成者以外のリストの責任者が、Actions → control → Run workflow で resume と {release}、理由を指定して解除してください。',
  },
  'fix-hosted-merge-again': {
    en: 'Open another pull request that changes the campaign, have it approved, and merge that one.',
    ja: 'キャンペーンを変更するプルリクエストをもう一度作り、承認を得てからマージしてください。',
  },
  'fix-hosted-revert': {
    en: 'Take it back: press “Revert” on the page of the pull request that brought it.',
    ja: '取り込んだプルリクエストの画面で「Revert」を押して取り消してください。',
  },
  'fix-hosted-rules-again': {
    en: 'Take it back: press “Revert” on the page of the pull request that brought it. Then let somebody else propose the change, and an owner approves that pull request.',
    ja: '取り込んだプルリクエストの画面で「Revert」を押して取り消してください。そのあと別の人が同じ変更を提案すれば、責任者がそのプルリクエストを承認できます。',
  },
  'fix-hosted-look-again': {
    en: '{person} looks at it again: Files changed → Review changes → Approve.',
    ja: '{person} さんに、Files changed → Review changes → Approve で確認し直してもらってください。',
  },
  'fix-hosted-mend': {
    en: 'Mend it and push; {person} reviews it again, or dismisses that review.',
    ja: '修正してプッシュすると、{person} さんに改めて依頼します(本人がそのレビューを取り下げることもできます)。',
  },
} satisfies Vocabulary
