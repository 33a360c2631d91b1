import type { Vocabulary } from './phrase.ts'

/** What `postmerge doctor --forge` says about Apps: the check they write, what they may do; and about workflows that come from forks. */
export const doctorApps = {
  'doctor-check-absent': {
    en: 'no rule requires "{check}": a pull request can be merged while its owners are still asked',
    ja: '"{check}" が必須になっていません。承認待ちのままマージできてしまいます',
  },
  'doctor-check-other': {
    en: '"{check}" is taken from App {source}, and the desk is App {app}: another program says whether owners approved',
    ja: '"{check}" の発行元は App {source} ですが、デスク用 App は {app} です。別のプログラムが承認済みと表示できてしまいます',
  },
  'doctor-check-untold': {
    en: {
      say: '"{check}" is taken from App {source}; whether that is your desk cannot be told here',
      fix: "Ask with the number of the desk's App: POSTMERGE_GITHUB_APP_ID=NUMBER POSTMERGE_GITHUB_TOKEN=$(gh auth token) postmerge doctor --forge",
    },
    ja: {
      say: '"{check}" の発行元は App {source} です。それがデスク用 App かどうかは、ここでは分かりません',
      fix: 'デスク用 App の番号を添えて実行してください: POSTMERGE_GITHUB_APP_ID=番号 POSTMERGE_GITHUB_TOKEN=$(gh auth token) postmerge doctor --forge',
    },
  },
  'doctor-fork-approval': {
    en: {
      say: 'workflows of a fork run when a person has let them',
      fix: 'Open {url}/settings/actions and choose "Require approval for all external contributors", or: gh api --method PUT repos/{name}/actions/permissions/fork-pr-contributor-approval -f approval_policy=all_external_contributors',
    },
    ja: {
      say: 'フォークからのワークフローは、人が許可してから動く',
      fix: '{url}/settings/actions で "Require approval for all external contributors" を選ぶか、gh api --method PUT repos/{name}/actions/permissions/fork-pr-contributor-approval -f approval_policy=all_external_contributors を実行してください。',
    },
  },
  'doctor-fork-approval-why': {
    en: 'the policy is {policy}: whoever had one small change merged can run code of their own in your workflows, unseen',
    ja: '現在は {policy} です。一度小さな変更が取り込まれた人なら、誰にも見られずに自分のコードをワークフローで動かせます',
  },
  'doctor-fork-private': {
    en: {
      say: 'whoever may read can fork, and their workflows run here unseen, or with secrets or a token that writes',
      fix: 'Open {url}/settings/actions and untick "Run workflows from fork pull requests", or: gh api --method PUT repos/{name}/actions/permissions/fork-pr-workflows-private-repos -F run_workflows_from_fork_pull_requests=false',
    },
    ja: {
      say: '閲覧できる人がフォークすれば、そのワークフローが確認なしに、または秘密の値や書き込み用トークンを持って動きます',
      fix: '{url}/settings/actions で "Run workflows from fork pull requests" のチェックを外すか、gh api --method PUT repos/{name}/actions/permissions/fork-pr-workflows-private-repos -F run_workflows_from_fork_pull_requests=false を実行してください。',
    },
  },
  'doctor-app-permissions': {
    en: {
      say: 'our App may do what it needs',
      fix: 'On the App\'s page open "Permissions & events" and set {permissions}, as {manifest} says; then accept it on the page of its installation.',
    },
    ja: {
      say: '自分たちの App に必要な権限がある',
      fix: 'App の設定ページの "Permissions & events" で {permissions} を設定し({manifest} のとおり)、インストール先のページで承認してください。',
    },
  },
  'doctor-app-permissions-why': {
    en: 'as the {role} it lacks {permissions}: what it cannot see or write ends in an error, and nothing is sent',
    ja: '{role} の App として {permissions} が足りません。読めない・書けないものがあるとエラーになり、配信されません',
  },
  'doctor-app-least': {
    en: {
      say: 'our App may do nothing else',
      fix: 'On the App\'s page open "Permissions & events" and lower {permissions} to what {manifest} says.',
    },
    ja: {
      say: '自分たちの App に余分な権限がない',
      fix: 'App の設定ページの "Permissions & events" で、{permissions} を {manifest} のとおりに下げてください。',
    },
  },
  'doctor-app-least-why': {
    en: 'as the {role} it has {permissions}, which it never needs; whoever gets its key has it too',
    ja: '{role} の App には不要な権限です: {permissions}。鍵が漏れると、そのまま悪用されます',
  },
  'doctor-app-untold': {
    en: {
      say: 'what a plain token may do cannot be known',
      fix: "Run it where the App's key is too: on the desk's machine and on the sender's.",
    },
    ja: {
      say: '通常のトークンの権限は確かめられません',
      fix: 'App の鍵がある desk と send のマシンでも実行してください。',
    },
  },
} satisfies Vocabulary
