import type { Vocabulary } from './phrase.ts'

/** What `postmerge init --team small` says beside the rest: what guards a send on which plan, and the way from one step to the next. */
export const initTeam = {
  'option-init-team': {
    en: 'small: a team on pull requests; everything begins as a rehearsal',
    ja: 'small: プルリクエストで進めるチーム向け。最初はすべてリハーサルになる',
  },
  'plan-column-plan': { en: 'plan', ja: 'プラン' },
  'plan-column-forge': { en: 'GitHub enforces', ja: 'GitHub が強制すること' },
  'plan-column-runner': { en: 'our runner enforces', ja: 'Postmerge が強制すること' },
  'plan-column-nobody': { en: 'nobody does', ja: '誰も防げないこと' },
  'plan-of-free': { en: 'Free, private', ja: 'Free(非公開)' },
  'plan-of-team': { en: 'Team or Pro, private', ja: 'Team・Pro(非公開)' },
  'plan-of-enterprise': { en: 'Enterprise, private', ja: 'Enterprise(非公開)' },
  'plan-of-public': { en: 'any plan, public', ja: '全プラン(公開)' },
  'plan-forge-free': {
    en: 'who may read and write; no rules for branches, no owners, no environments',
    ja: '読み書きできる人だけ。ブランチのルール、責任者、環境は使えない',
  },
  'plan-forge-team': {
    en: 'pull requests, reviews by owners, no forced pushes, secrets for the default branch alone',
    ja: 'プルリクエスト、責任者のレビュー、強制プッシュの禁止、既定のブランチだけに渡る秘密の値',
  },
  'plan-forge-enterprise': {
    en: 'the same, and a person or a time before the secrets are handed out',
    ja: '同上。さらに、秘密の値が渡る前の人の確認や待ち時間',
  },
  'plan-forge-public': {
    en: 'the same as on Enterprise',
    ja: 'Enterprise と同じ',
  },
  'plan-runner': {
    en: 'approvals by the owners of each targeted list for exactly this content, judged again before the first mail; changes of rules by the owners that were named before; once to each; undo window and halt',
    ja: '宛先リストごとの責任者が、その内容そのものを承認していること(最初の 1 通の前に再判定)。ルールの変更は変更前の責任者の承認が必要。1 人に 1 通。取り消し時間と停止',
  },
  'plan-runner-same': { en: 'the same', ja: '同上' },
  'plan-nobody-free': {
    en: 'keys in Actions could be read by whoever writes: run desk and send from timers of a machine of your own',
    ja: 'Actions に置いた鍵は書き込める人なら誰でも読める。desk と send は自分のマシンのタイマーで動かす',
  },
  'plan-nobody-team': {
    en: 'an owner of the organisation can switch rules off, and hand the secrets to a workflow; postmerge doctor --forge tells',
    ja: '組織のオーナーはルールを外し、秘密の値をワークフローに渡せる(postmerge doctor --forge で分かる)',
  },
  'plan-nobody-enterprise': {
    en: "the same of the enterprise's owners",
    ja: 'エンタープライズのオーナーについても同じ',
  },
  'plan-nobody-public': {
    en: 'everybody reads campaigns before they are sent',
    ja: '配信前のキャンペーンを誰でも読める',
  },
  'init-step-rules': {
    en: 'First pull request: rules and lists. Search the files for "CHANGE", put in what is true, then:',
    ja: '1 つ目のプルリクエスト: ルールとリスト。ファイルの「要変更」の箇所を実際の内容に直してから、次を実行します:',
  },
  'init-step-first-commit': {
    en: 'First commit: rules and lists. Search the files for "CHANGE", put in what is true, then:',
    ja: '最初のコミット: ルールとリスト。ファイルの「要変更」の箇所を実際の内容に直してから、次を実行します:',
  },
  'init-step-campaign': {
    en: 'Second pull request: the first campaign, a draft. Write it, then:',
    ja: '2 つ目のプルリクエスト: 最初のキャンペーン(下書き)。書けたら次を実行します:',
  },
  'init-step-again': {
    en: 'When that is merged, run this again: it begins the first campaign.',
    ja: 'マージしたら、もう一度実行してください。最初のキャンペーンを用意します。',
  },
  'init-staircase': {
    en: 'Four steps, each of use by itself; postmerge doctor says on which you are and what leads to the next:',
    ja: '導入は 4 段階で、どの段階も単独で役に立ちます。今どの段階か、次に何をするかは postmerge doctor で分かります:',
  },
  'init-message-rules': { en: 'Rules and lists', ja: 'ルールとリスト' },
  'init-message-campaign': { en: 'The first campaign', ja: '最初のキャンペーン' },
  'init-forge-unknown': {
    en: 'No workflows were written: nothing here says that this repository lies on GitHub. If it does, or will: npx postmerge init --team small --forge github --remote https://github.com/OWNER/NAME',
    ja: 'このリポジトリが GitHub にあるか分からないため、ワークフローは用意していません。GitHub に置く場合: npx postmerge init --team small --forge github --remote https://github.com/所有者/名前',
  },
  'init-package': {
    en: 'The workflows install Postmerge by package.json and its lock file, without what is only for development: npm install --save-exact, and commit both.',
    ja: 'ワークフローは package.json とロックファイルで Postmerge を入れます(開発用は除く)。npm install --save-exact で加え、両方をコミットしてください。',
  },
  'init-ticks': {
    en: 'The ticks of the workflows: {own} runs a month on runners of your own, which cost no minutes; {hosted} on machines of GitHub, about {minutes} minutes a month. A check of a push costs about two.',
    ja: 'ワークフローの定期実行: 自分のランナーで月 {own} 回(料金の対象外)、GitHub のマシンで月 {hosted} 回、約 {minutes} 分。ほかにプッシュごとの検査が 1 回約 2 分です。',
  },
  'init-workflows-off': {
    en: 'The workflows do nothing until you say so: gh variable set POSTMERGE --body on. See docs/github.md of Postmerge.',
    ja: 'ワークフローは、gh variable set POSTMERGE --body on を実行するまで何もしません。手順は Postmerge の docs/github.md にあります。',
  },
} satisfies Vocabulary
