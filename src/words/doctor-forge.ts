import type { Vocabulary } from './phrase.ts'

/** What `postmerge doctor --forge` says about the settings of a repository: each point, what goes wrong without it, and the fix. */
export const doctorForge = {
  'doctor-main-pull-request': {
    en: {
      say: '{branch} changes through pull requests alone',
      fix: 'Open {url}/settings/rules, make a branch ruleset for {branch} and tick "Require a pull request before merging".',
    },
    ja: {
      say: '{branch} はプルリクエストでしか変更できない',
      fix: '{url}/settings/rules で {branch} のブランチルールセットを作り、"Require a pull request before merging" にチェックを入れてください。',
    },
  },
  'doctor-main-pull-request-why': {
    en: 'whoever pushes past them changes a campaign that nobody reviewed',
    ja: '直接プッシュされると、誰も確認していない変更が入ります',
  },
  'doctor-main-approvals': {
    en: {
      say: 'a merge into {branch} needs an approval',
      fix: 'In the ruleset of {branch} ({url}/settings/rules) set "Required approvals" to 1 or more.',
    },
    ja: {
      say: '{branch} へのマージには承認が必要',
      fix: '{branch} のルールセット({url}/settings/rules)で "Required approvals" を 1 以上にしてください。',
    },
  },
  'doctor-main-approvals-why': {
    en: 'a writer could merge alone, and only the runner would hold it back',
    ja: '作成者が一人でマージでき、止めるのは配信側の検査だけになります',
  },
  'doctor-main-code-owners': {
    en: {
      say: "changed files need their owners' review",
      fix: 'In the ruleset of {branch} ({url}/settings/rules) tick "Require review from Code Owners".',
    },
    ja: {
      say: '変更したファイルの責任者(CODEOWNERS)のレビューが必要',
      fix: '{branch} のルールセット({url}/settings/rules)で "Require review from Code Owners" にチェックを入れてください。',
    },
  },
  'doctor-main-code-owners-why': {
    en: 'anybody with write access could approve a change of lists and rules',
    ja: '書き込み権限があれば誰でも、リストやルールの変更を承認できてしまいます',
  },
  'doctor-main-stale': {
    en: {
      say: 'a push dismisses the approvals before it',
      fix: 'In the ruleset of {branch} ({url}/settings/rules) tick "Dismiss stale pull request approvals when new commits are pushed".',
    },
    ja: {
      say: '追加のプッシュで承認が取り消される',
      fix: '{branch} のルールセット({url}/settings/rules)で "Dismiss stale pull request approvals when new commits are pushed" にチェックを入れてください。',
    },
  },
  'doctor-main-stale-why': {
    en: 'a campaign could be swapped after it was approved, and be merged',
    ja: '承認の後で内容を差し替えて、そのままマージできてしまいます',
  },
  'doctor-main-last-push': {
    en: {
      say: 'somebody else approves the last push',
      fix: 'In the ruleset of {branch} ({url}/settings/rules) tick "Require approval of the most recent reviewable push".',
    },
    ja: {
      say: '最後のプッシュは本人以外が承認する',
      fix: '{branch} のルールセット({url}/settings/rules)で "Require approval of the most recent reviewable push" にチェックを入れてください。',
    },
  },
  'doctor-main-last-push-why': {
    en: 'whoever pushed last could approve their own change',
    ja: '最後にプッシュした人が、自分の変更を承認できてしまいます',
  },
  'doctor-main-threads': {
    en: {
      say: 'open remarks hold the merge',
      fix: 'In the ruleset of {branch} ({url}/settings/rules) tick "Require conversation resolution before merging".',
    },
    ja: {
      say: '未解決の指摘があるとマージできない',
      fix: '{branch} のルールセット({url}/settings/rules)で "Require conversation resolution before merging" にチェックを入れてください。',
    },
  },
  'doctor-main-threads-why': {
    en: 'a remark that nobody answered is overlooked',
    ja: '返事のない指摘が見落とされます',
  },
  'doctor-main-force': {
    en: {
      say: '{branch} cannot be force-pushed',
      fix: 'In the ruleset of {branch} ({url}/settings/rules) tick "Block force pushes".',
    },
    ja: {
      say: '{branch} を強制プッシュできない',
      fix: '{branch} のルールセット({url}/settings/rules)で "Block force pushes" にチェックを入れてください。',
    },
  },
  'doctor-main-force-why': {
    en: 'history that was approved could be replaced; sending then stops altogether',
    ja: '承認済みの履歴を書き換えられます。その場合、配信はすべて止まります',
  },
  'doctor-main-deletion': {
    en: {
      say: '{branch} cannot be deleted',
      fix: 'In the ruleset of {branch} ({url}/settings/rules) tick "Restrict deletions".',
    },
    ja: {
      say: '{branch} を削除できない',
      fix: '{branch} のルールセット({url}/settings/rules)で "Restrict deletions" にチェックを入れてください。',
    },
  },
  'doctor-main-deletion-why': {
    en: 'with the branch the rules would be gone',
    ja: 'ブランチごとルールが失われます',
  },
  'doctor-main-bypass': {
    en: {
      say: 'nobody may pass the rules of {branch} by',
      fix: 'In the rulesets of {branch} ({url}/settings/rules) empty the "Bypass list". In its branch protection rule, if it has one ({url}/settings/branches), tick "Do not allow bypassing the above settings" and untick "Allow specified actors to bypass required pull requests".',
    },
    ja: {
      say: '{branch} のルールを誰も回避できない',
      fix: '{branch} のルールセット({url}/settings/rules)の "Bypass list" を空にしてください。ブランチ保護ルール({url}/settings/branches)がある場合は、"Do not allow bypassing the above settings" にチェックを入れ、"Allow specified actors to bypass required pull requests" のチェックを外してください。',
    },
  },
  'doctor-main-bypass-why': {
    en: '{actors} can merge and push as if there were none',
    ja: '{actors} はルールを無視してマージやプッシュができます',
  },
  'doctor-main-merge-methods': {
    en: {
      say: 'merges are merge commits or squashes',
      fix: 'In the ruleset of {branch} ({url}/settings/rules) allow only "Merge" and "Squash" as merge methods.',
    },
    ja: {
      say: 'マージ方法はマージコミットかスカッシュのみ',
      fix: '{branch} のルールセット({url}/settings/rules)の "Allowed merge methods" を Merge と Squash だけにしてください。',
    },
  },
  'doctor-main-merge-methods-why': {
    en: 'after a rebase it is unclear which commit the reviewers saw',
    ja: 'リベースすると、どのコミットが確認されたのか曖昧になります',
  },
  'doctor-main-check-source': {
    en: {
      say: 'a merge waits for the check of our App',
      fix: 'In the ruleset of {branch} ({url}/settings/rules) tick "Require status checks to pass", add "mail / approvals" and choose the App of your desk as its source.',
    },
    ja: {
      say: 'マージには自分たちの App が付けるチェックが必要',
      fix: '{branch} のルールセット({url}/settings/rules)で "Require status checks to pass" にチェックを入れ、"mail / approvals" を加えて、発行元(source)にデスク用 App を選んでください。',
    },
  },
  'doctor-main-check-source-why': {
    en: 'any App or workflow may set "{check}"; sending ignores it, people do not',
    ja: '"{check}" はどの App やワークフローからも付けられます。配信側は無視しますが、人は見間違えます',
  },
  'doctor-tags-mail': {
    en: {
      say: 'tags mail/** stay where they are',
      fix: 'Open {url}/settings/rules, make a tag ruleset for mail/** that restricts updates and deletions, with an empty "Bypass list".',
    },
    ja: {
      say: 'タグ mail/** を動かせない',
      fix: '{url}/settings/rules で mail/** を対象とするタグルールセットを作り、更新("Restrict updates")と削除("Restrict deletions")を制限してください。"Bypass list" は空にします。',
    },
  },
  'doctor-tags-mail-why': {
    en: 'people find what was sent by these tags',
    ja: '何が送られたかは、このタグで探します',
  },
  'doctor-ledger-branch': {
    en: {
      say: 'the signed record (branch {ledger}) can only grow',
      fix: 'Open {url}/settings/rules, make a branch ruleset for {ledger} that restricts deletions and blocks force pushes, with an empty "Bypass list".',
    },
    ja: {
      say: '署名付きの記録({ledger} ブランチ)は追記しかできない',
      fix: '{url}/settings/rules で {ledger} を対象とするブランチルールセットを作り、削除("Restrict deletions")と強制プッシュ("Block force pushes")を禁止してください。"Bypass list" は空にします。',
    },
  },
  'doctor-ledger-branch-why': {
    en: 'a record that is cut off is noticed, but lost',
    ja: '切り詰めは検知できますが、失われた記録は戻りません',
  },
  'doctor-actions-token': {
    en: {
      say: 'workflows get a token that only reads',
      fix: 'Open {url}/settings/actions and choose "Read repository contents and packages permissions".',
    },
    ja: {
      say: 'ワークフローに渡るトークンは読み取り専用',
      fix: '{url}/settings/actions で "Read repository contents and packages permissions" を選んでください。',
    },
  },
  'doctor-actions-token-why': {
    en: 'any workflow of any branch could write to the repository',
    ja: 'どのブランチのワークフローからもリポジトリに書き込めてしまいます',
  },
  'doctor-actions-approve': {
    en: {
      say: 'workflows cannot approve pull requests',
      fix: 'Open {url}/settings/actions and untick "Allow GitHub Actions to create and approve pull requests".',
    },
    ja: {
      say: 'ワークフローがプルリクエストを承認できない',
      fix: '{url}/settings/actions で "Allow GitHub Actions to create and approve pull requests" のチェックを外してください。',
    },
  },
  'doctor-actions-approve-why': {
    en: 'a workflow could give the approval that GitHub asks for',
    ja: 'ワークフローが、GitHub の求める承認を代わりに与えられてしまいます',
  },
  'doctor-actions-pinned': {
    en: {
      say: 'actions are pinned to a commit',
      fix: 'Open {url}/settings/actions and tick "Require actions to be pinned to a full-length commit SHA".',
    },
    ja: {
      say: 'アクションはコミットで固定する',
      fix: '{url}/settings/actions で "Require actions to be pinned to a full-length commit SHA" にチェックを入れてください。',
    },
  },
  'doctor-actions-pinned-why': {
    en: 'a tag can be moved to other code, which then runs beside your keys',
    ja: 'タグは別のコードに付け替えられ、鍵のそばで実行されます',
  },
  'doctor-workflow-target': {
    en: {
      say: 'no workflow runs on pull_request_target',
      fix: 'Take pull_request_target out of {files}; use pull_request, which has no secrets.',
    },
    ja: {
      say: 'pull_request_target を使うワークフローがない',
      fix: '{files} から pull_request_target を外し、秘密の値を持たない pull_request を使ってください。',
    },
  },
  'doctor-workflow-target-why': {
    en: '{files}: code of a pull request could run with the rights of {branch}',
    ja: '{files}: プルリクエストのコードが {branch} の権限で動くおそれがあります',
  },
  'doctor-workflows-shipped': {
    en: {
      say: 'the workflows are those of this version',
      fix: 'Take them over with a pull request: postmerge init --team small writes those that are missing; compare the others with the package.',
    },
    ja: {
      say: 'ワークフローがこのバージョンのものと同じ',
      fix: 'プルリクエストで取り込んでください。ないものは postmerge init --team small が作ります。ほかはパッケージの中身と見比べてください。',
    },
  },
  'doctor-workflows-shipped-why': {
    en: '{files}: not there, or not as this version has them',
    ja: '{files}: ない、またはこのバージョンと違います',
  },
  'doctor-environment': {
    en: {
      say: 'the environments with secrets serve {branch} alone',
      fix: 'Open {url}/settings/environments; for {environment}: make it where it is not there, choose "Selected branches and tags" and add {branch} alone.',
    },
    ja: {
      say: '秘密の値を持つ環境を使えるのは {branch} だけ',
      fix: '{url}/settings/environments の {environment} を(なければ作って)"Selected branches and tags" にし、{branch} だけを加えてください。',
    },
  },
  'doctor-environment-why': {
    en: '{environment}: a workflow that somebody changed on a branch could read the keys',
    ja: '{environment}: ブランチで書き換えたワークフローが鍵を読めてしまいます',
  },
  'doctor-environment-admins': {
    en: {
      say: 'administrators cannot pass by what guards these environments',
      fix: 'Open {url}/settings/environments; for {environment} untick "Allow administrators to bypass configured protection rules".',
    },
    ja: {
      say: '管理者も環境の保護を回避できない',
      fix: '{url}/settings/environments の {environment} で "Allow administrators to bypass configured protection rules" のチェックを外してください。',
    },
  },
  'doctor-environment-admins-why': {
    en: '{environment}: an administrator could let a run past its rules',
    ja: '{environment}: 管理者が保護ルールを無視して実行を通せてしまいます',
  },
  'doctor-environment-gate': {
    en: {
      say: 'a person or a time stands before mail leaves',
      fix: 'Open {url}/settings/environments; for {environment} add "Required reviewers" or a "Wait timer".',
    },
    ja: {
      say: '配信の前に、人の確認か待ち時間がある',
      fix: '{url}/settings/environments の {environment} に "Required reviewers" か "Wait timer" を加えてください。',
    },
  },
  'doctor-environment-gate-why': {
    en: 'the undo window of Postmerge alone lies between merge and mail',
    ja: 'マージから配信までの間にあるのは、Postmerge の取り消し時間だけです',
  },
  'doctor-environment-filled': {
    en: {
      say: 'each environment has its secrets',
      fix: 'For each of {environment} put a line NAME=VALUE for each of its secrets into a file, then: gh secret set POSTMERGE_SECRETS --env ENVIRONMENT --repo {name} < FILE',
    },
    ja: {
      say: '各環境に秘密の値が入っている',
      fix: '{environment} のそれぞれについて、秘密の値を「名前=値」の行で書いたファイルを用意し、gh secret set POSTMERGE_SECRETS --env 環境名 --repo {name} < ファイル を実行してください。',
    },
  },
  'doctor-environment-filled-why': {
    en: '{environment}: without POSTMERGE_SECRETS its jobs cannot do anything',
    ja: '{environment}: POSTMERGE_SECRETS がないと、ジョブは何もできません',
  },
  'doctor-environment-secrets': {
    en: {
      say: 'the secrets are in the environments and nowhere else',
      fix: 'Open {url}/settings/secrets/actions, delete {secrets}, and keep them in the environments alone; make new keys if they were used.',
    },
    ja: {
      say: '秘密の値が環境以外の場所にない',
      fix: '{url}/settings/secrets/actions から {secrets} を削除し、環境だけに置いてください。使われた形跡があれば鍵を作り直してください。',
    },
  },
  'doctor-environment-secrets-why': {
    en: '{secrets}: every workflow of every branch can read them',
    ja: '{secrets} は、どのブランチのどのワークフローからも読めます',
  },
  'doctor-runner': {
    en: {
      say: 'runners with the labels postmerge and postmerge-control are online',
      fix: 'Set up a dedicated runner for each of {labels} at {url}/settings/actions/runners/new, or run postmerge from timers.',
    },
    ja: {
      say: 'ラベル postmerge と postmerge-control のランナーが動いている',
      fix: '{url}/settings/actions/runners/new で、{labels} それぞれの専用ランナーを用意するか、タイマーで postmerge を動かしてください。',
    },
  },
  'doctor-runner-why': {
    en: '{labels}: nothing is online that could run desk and send, or stop them; a store of contacts does not outlive a hosted machine',
    ja: '{labels}: desk・send、または停止操作を動かすマシンがありません。宛先データは GitHub のランナーには残りません',
  },
  'doctor-variable': {
    en: { say: 'the workflows are switched on', fix: 'gh variable set POSTMERGE --body on --repo {name}' },
    ja: {
      say: 'ワークフローが有効になっている',
      fix: '有効にするには: gh variable set POSTMERGE --body on --repo {name}',
    },
  },
  'doctor-variable-why': {
    en: 'the repository variable POSTMERGE is not on, so that they do nothing',
    ja: 'リポジトリ変数 POSTMERGE が on でないため、ワークフローは何もしません',
  },
  'doctor-codeowners-errors': {
    en: {
      say: 'GitHub understands every line of CODEOWNERS',
      fix: 'Mend the line; it is explained at {url}/blob/{branch}/.github/CODEOWNERS.',
    },
    ja: {
      say: 'GitHub が CODEOWNERS のすべての行を読める',
      fix: '行を直してください。理由は {url}/blob/{branch}/.github/CODEOWNERS に表示されます。',
    },
  },
  'doctor-codeowners-errors-why': {
    en: 'GitHub skips line {lines}: what it owns is owned by nobody there',
    ja: 'GitHub は {lines} 行目を無視します。その行の対象には責任者がいないことになります',
  },
  'doctor-teams': {
    en: {
      say: 'every team that owns something can be seen',
      fix: 'Give the App "Members: read" at the organisation, or name the members in policies/identities.yaml (teams) instead.',
    },
    ja: {
      say: '責任者のチームがすべて見える',
      fix: 'App に組織の "Members: read" 権限を与えるか、policies/identities.yaml の teams にメンバーを書いてください。',
    },
  },
  'doctor-teams-why': {
    en: '{teams}: whether somebody is a member cannot be told',
    ja: '{teams}: 誰がメンバーなのか確かめられません',
  },
  'doctor-teams-write': {
    en: {
      say: 'every team that owns something may write',
      fix: 'Open {url}/settings/access and give {teams} the role Write.',
    },
    ja: {
      say: '責任者のチームに書き込み権限がある',
      fix: '{url}/settings/access で {teams} に Write の役割を与えてください。',
    },
  },
  'doctor-teams-write-why': {
    en: '{teams}: without write access their review does not count, and GitHub skips the line',
    ja: '{teams}: 書き込み権限がないとレビューは数えられず、GitHub はその行を無視します',
  },
  'doctor-accounts': {
    en: {
      say: 'each login still belongs to the account it was pinned to',
      fix: 'Have the owners of /policies/ correct login and id in policies/identities.yaml (gh api users/LOGIN --jq .id).',
    },
    ja: {
      say: 'ログイン名と登録済みのアカウント番号が一致する',
      fix: '/policies/ の責任者が policies/identities.yaml の login と id を直してください(gh api users/ログイン名 --jq .id)。',
    },
  },
  'doctor-accounts-why': {
    en: '{logins}: the login is gone, or is another account now',
    ja: '{logins}: なくなったか、別のアカウントになっています',
  },
  'doctor-repository-id': {
    en: {
      say: 'policies/approvals.yaml names this very repository',
      fix: 'Have the owners of /policies/ write forge: { github: {name}, id: {actual} } into policies/approvals.yaml.',
    },
    ja: {
      say: 'policies/approvals.yaml がこのリポジトリを指している',
      fix: '/policies/ の責任者が policies/approvals.yaml に forge: { github: {name}, id: {actual} } と書いてください。',
    },
  },
  'doctor-repository-id-why': {
    en: 'it says {expected}, and GitHub says {actual}: approvals of another repository would be asked for',
    ja: '{expected} と書かれていますが、GitHub では {actual} です。別のリポジトリの承認を見てしまいます',
  },
  'doctor-forge-clock': {
    en: {
      say: "this clock and GitHub's agree within a minute",
      fix: 'Let this machine keep time: timedatectl set-ntp true',
    },
    ja: {
      say: 'このマシンの時計と GitHub の時計のずれが 1 分以内',
      fix: 'このマシンの時刻を自動で合わせてください: timedatectl set-ntp true',
    },
  },
  'doctor-forge-clock-why': {
    en: 'it differs by {seconds} s: schedules and undo windows would be wrong',
    ja: '{seconds} 秒ずれています。配信予約や取り消し時間が狂います',
  },
} satisfies Vocabulary
