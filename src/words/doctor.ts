import type { Vocabulary } from './phrase.ts'

/** What `postmerge doctor` says: each point, what goes wrong without it, and the fix. */
export const doctorWords = {
  'doctor-node': {
    en: {
      say: 'Node 26 or newer runs this',
      fix: 'Run npm ci in the repository, which brings the right Node.',
    },
    ja: {
      say: 'Node 26 以降で動いている',
      fix: 'リポジトリで npm ci を実行すると、正しい Node が入ります。',
    },
  },
  'doctor-node-why': {
    en: '{found}: older ones cannot keep what they compile from the network',
    ja: '{found}: 古い Node では、コンパイルをネットワークから切り離せません',
  },
  'doctor-git': {
    en: { say: 'git 2.34 or newer is here', fix: 'Install a newer git: https://git-scm.com/downloads' },
    ja: { say: 'git 2.34 以降がある', fix: '新しい git を入れてください: https://git-scm.com/downloads' },
  },
  'doctor-git-why': {
    en: '{found}: signatures by SSH keys need it',
    ja: '{found}: SSH 鍵による署名に必要です',
  },
  'doctor-ssh-keygen': {
    en: {
      say: 'ssh-keygen is here',
      fix: 'Install OpenSSH: apt install openssh-client, or brew install openssh.',
    },
    ja: {
      say: 'ssh-keygen がある',
      fix: 'OpenSSH を入れてください(apt install openssh-client または brew install openssh)。',
    },
  },
  'doctor-ssh-keygen-why': {
    en: 'approvals are signatures by SSH keys, and nobody could verify one here',
    ja: '承認は SSH 鍵の署名です。これがないと検証できません',
  },
  'doctor-repository': {
    en: {
      say: 'this folder is a git repository with a default branch',
      fix: 'Run it in the mail repository, or begin one: git init --initial-branch=main && postmerge init',
    },
    ja: {
      say: 'git リポジトリの中で、既定のブランチが読める',
      fix: 'メール用リポジトリの中で実行するか、新しく始めてください: git init --initial-branch=main && postmerge init',
    },
  },
  'doctor-repository-why': {
    en: '{detail}',
    ja: '{detail}',
  },
  'doctor-not-landed': {
    en: {
      say: 'the files of postmerge init are in this folder, and not yet on the default branch ({detail})',
      fix: 'Commit and push them; where the default branch has commits already, merge them by a pull request. Then: git switch main && git pull',
    },
    ja: {
      say: 'postmerge init のファイルはこのフォルダーにありますが、既定のブランチにはまだありません({detail})',
      fix: 'コミットしてプッシュしてください。既定のブランチにすでにコミットがある場合は、プルリクエストでマージします。そのあと: git switch main && git pull',
    },
  },
  'doctor-policies': {
    en: {
      say: 'campaigns, lists and policies are well formed',
      fix: 'postmerge validate says each line and its fix.',
    },
    ja: {
      say: 'キャンペーン・リスト・ポリシーに誤りがない',
      fix: '行と直し方は postmerge validate で分かります。',
    },
  },
  'doctor-policies-why': {
    en: '{errors} errors on {branch}, the first in {file}',
    ja: '{branch} にエラーが {errors} 件あります。最初は {file} です',
  },
  'doctor-lists-owned': {
    en: {
      say: 'every list has two owners or more',
      fix: 'Have the owners of /.github/ add a second owner to the lines of {lists} in .github/CODEOWNERS.',
    },
    ja: {
      say: 'どのリストにも責任者が 2 人以上いる',
      fix: '.github/CODEOWNERS の {lists} の行に 2 人目の責任者を加えてください(/.github/ の責任者の承認が必要です)。',
    },
  },
  'doctor-lists-owned-why': {
    en: '{lists}: whoever owns a list alone cannot have their own campaign approved',
    ja: '{lists}: 責任者が 1 人だと、その人のキャンペーンを承認できる人がいません',
  },
  'doctor-rules-owned': {
    en: {
      say: 'the rules themselves have two owners or more',
      fix: 'Add a second person with a key to {folders} in .github/CODEOWNERS, before postmerge send --trust-root.',
    },
    ja: {
      say: 'ルールそのものにも責任者が 2 人以上いる',
      fix: 'postmerge send --trust-root の前に、.github/CODEOWNERS の {folders} の行に鍵を持つ 2 人目を加えてください。',
    },
  },
  'doctor-rules-owned-why': {
    en: '{folders}: nobody approves their own change, so that no rule could ever be changed',
    ja: '{folders}: 自分の変更は承認できないため、二度とルールを変えられなくなります',
  },
  'doctor-freeze': {
    en: {
      say: 'freezes can be read',
      fix: 'postmerge validate says which line of policies/delivery.yaml to mend.',
    },
    ja: {
      say: '配信停止期間の設定が読める',
      fix: 'policies/delivery.yaml のどの行を直すかは postmerge validate で分かります。',
    },
  },
  'doctor-freeze-why': {
    en: 'policies/delivery.yaml cannot be read, and then nothing leaves',
    ja: 'policies/delivery.yaml が読めないため、何も配信されません',
  },
  'doctor-sender': {
    en: { say: '{sender}: receivers believe its mail', fix: 'postmerge plan shows the record to publish.' },
    ja: {
      say: '{sender}: 受信側に正当なメールと認められる',
      fix: '公開すべきレコードは postmerge plan で分かります。',
    },
  },
  'doctor-sender-why': {
    en: 'mail of this sender would not be believed',
    ja: 'この送信元のメールは信用されません',
  },
  'doctor-role': {
    en: {
      say: 'this machine has a key for the record',
      fix: "On a writer's machine nothing is missing. Elsewhere put the private key of its role into POSTMERGE_LEDGER_KEY.",
    },
    ja: {
      say: 'このマシンに記録用の鍵がある',
      fix: '作成者のマシンなら問題ありません。それ以外では、役割に合った秘密鍵を POSTMERGE_LEDGER_KEY に入れてください。',
    },
  },
  'doctor-role-why': {
    en: 'POSTMERGE_LEDGER_KEY is not set: this machine neither sends nor is a desk',
    ja: 'POSTMERGE_LEDGER_KEY がないため、このマシンは配信もデスクもできません',
  },
  'doctor-secrets': {
    en: {
      say: 'the secrets of a {role} are here',
      fix: 'Put {names} into the environment of the {role}, and nowhere else.',
    },
    ja: {
      say: '{role} に必要な秘密の値が揃っている',
      fix: '{names} を {role} の環境変数だけに入れてください。',
    },
  },
  'doctor-secrets-why': {
    en: '{names}: not set',
    ja: '{names} が設定されていません',
  },
  'doctor-secrets-apart': {
    en: {
      say: "a {role} holds no other role's secrets",
      fix: 'Take {names} out of the environment of the {role}.',
    },
    ja: {
      say: '{role} がほかの役割の秘密の値を持っていない',
      fix: '{role} の環境変数から {names} を外してください。',
    },
  },
  'doctor-secrets-apart-why': {
    en: '{names}: a desk that reads pull requests must hold no key that signs campaigns',
    ja: '{names}: プルリクエストを読むデスクに、キャンペーンの署名鍵を置いてはいけません',
  },
  'doctor-store': {
    en: {
      say: 'the store of contacts can be opened',
      fix: 'Set POSTMERGE_STORE, as in sqlite:var/postmerge.db, and import contacts: postmerge list import',
    },
    ja: {
      say: '宛先データのストアを開ける',
      fix: 'POSTMERGE_STORE を設定し(例: sqlite:var/postmerge.db)、postmerge list import で取り込んでください。',
    },
  },
  'doctor-store-why': {
    en: '{detail}',
    ja: '{detail}',
  },
  'doctor-store-absent': { en: 'there is no {file}', ja: '{file} がありません' },
  'doctor-store-current': {
    en: {
      say: 'the store is not behind the record',
      fix: 'Bring back the store that sent last; its number of the record is {seen}, and {seq} is needed.',
    },
    ja: {
      say: 'ストアが記録より古くない',
      fix: '最後に配信したときのストアに戻してください(ストアの記録番号 {seen}、必要な番号 {seq})。',
    },
  },
  'doctor-store-current-why': {
    en: 'an old backup would mail people twice',
    ja: '古いバックアップのままでは、同じ人に 2 回送ってしまいます',
  },
  'doctor-record': {
    en: {
      say: 'the record begins with a trusted commit',
      fix: 'On the sender, when rules and owners are right: postmerge send --trust-root',
    },
    ja: {
      say: '記録に、信頼の起点となるコミットがある',
      fix: 'ルールと責任者が整ったら、配信マシンで実行してください: postmerge send --trust-root',
    },
  },
  'doctor-record-why': {
    en: 'nothing sends before somebody said from which commit on the rules are trusted',
    ja: 'どのコミットからルールを信頼するかを決めるまで、何も送られません',
  },
  'doctor-clock': {
    en: {
      say: 'no entry of the record is from the future',
      fix: 'Let this machine keep time: timedatectl set-ntp true',
    },
    ja: {
      say: 'このマシンの時計が遅れていない',
      fix: 'このマシンの時刻を自動で合わせてください: timedatectl set-ntp true',
    },
  },
  'doctor-clock-why': {
    en: 'this clock is {seconds} s behind the newest entry',
    ja: '最新の記録より {seconds} 秒遅れています',
  },
  'doctor-forge': {
    en: {
      say: 'the forge is named, and the token can ask it',
      fix: 'Write forge: { github: owner/name, id: number } into policies/approvals.yaml, and set POSTMERGE_GITHUB_TOKEN, as in POSTMERGE_GITHUB_TOKEN=$(gh auth token)',
    },
    ja: {
      say: 'フォージ(GitHub)が指定され、トークンで読める',
      fix: 'policies/approvals.yaml に forge: { github: owner/name, id: 番号 } と書き、POSTMERGE_GITHUB_TOKEN を設定してください(例: POSTMERGE_GITHUB_TOKEN=$(gh auth token))。',
    },
  },
  'doctor-forge-why': {
    en: '{detail}',
    ja: '{detail}',
  },
  'doctor-forge-unnamed': {
    en: 'policies/approvals.yaml names none',
    ja: 'policies/approvals.yaml に指定がありません',
  },
  'about-doctor': {
    en: 'say what is missing on this machine and, with --forge, in the settings of the forge',
    ja: 'このマシンと(--forge でフォージの設定も)足りないものを調べる',
  },
  'option-doctor-forge': {
    en: 'also look at the settings of the forge; only reads',
    ja: 'フォージの設定も調べる(読み取りのみ)',
  },
  'option-doctor-offline': { en: 'ask no DNS', ja: 'DNS に問い合わせない' },
  'doctor-area-machine': { en: 'This machine', ja: 'このマシン' },
  'doctor-area-repository': { en: 'The repository', ja: 'リポジトリ' },
  'doctor-area-senders': { en: 'Senders', ja: '送信元' },
  'doctor-area-runner': { en: 'What runs here', ja: 'このマシンの役割' },
  'doctor-area-branch': { en: '{name}: branches and tags', ja: '{name}: ブランチとタグ' },
  'doctor-area-actions': { en: '{name}: workflows and secrets', ja: '{name}: ワークフローと秘密の値' },
  'doctor-area-owners': { en: '{name}: owners and Apps', ja: '{name}: 責任者と App' },
  'doctor-unseen': {
    en: 'cannot be seen with this token (HTTP {status}); it may be off',
    ja: 'このトークンでは確認できません(HTTP {status})。無効かもしれません',
  },
  'doctor-unseen-fix': {
    en: 'Ask again with the token of an administrator of the repository: POSTMERGE_GITHUB_TOKEN=$(gh auth token) postmerge doctor --forge',
    ja: 'リポジトリの管理者のトークンで、もう一度実行してください: POSTMERGE_GITHUB_TOKEN=$(gh auth token) postmerge doctor --forge',
  },
  'doctor-unauthorised': {
    en: 'GitHub does not accept the credential (HTTP 401)',
    ja: 'GitHub に認証情報が受け付けられませんでした(HTTP 401)',
  },
  'doctor-unauthorised-fix': {
    en: 'It is mistyped, expired or revoked: POSTMERGE_GITHUB_TOKEN=$(gh auth token) postmerge doctor --forge',
    ja: '入力の誤りか、期限切れ・取り消しです。次のように実行してください: POSTMERGE_GITHUB_TOKEN=$(gh auth token) postmerge doctor --forge',
  },
  'doctor-unanswered': { en: 'GitHub did not answer', ja: 'GitHub から応答がありません' },
  'doctor-unanswered-fix': {
    en: 'Run it again later; https://www.githubstatus.com says whether GitHub has trouble.',
    ja: 'しばらくしてから再実行してください。障害情報: https://www.githubstatus.com',
  },
  'doctor-no-plan': { en: 'not on this plan', ja: 'このプランでは使えません' },
  'doctor-no-plan-fix': {
    en: 'Nothing to do: send checks approvals itself. What nobody holds then stands in docs/github.md of Postmerge.',
    ja: '操作は不要です。承認は send が自分で確かめます。誰にも防げないものは Postmerge の docs/github.md にあります。',
  },
  'doctor-counts': {
    en: '{on} in order, {missing} missing, {warning} to look at, {noPlan} not on this plan, {hidden} not seen',
    ja: '正常 {on}、不足 {missing}、要確認 {warning}、プラン対象外 {noPlan}、確認できず {hidden}',
  },
  'doctor-step': { en: 'Step {step} of 3: {title}.', ja: '段階 {step} / 3: {title}。' },
  'doctor-next-step': { en: 'Next, step {step}: {title}.', ja: '次は段階 {step}: {title}。' },
  'doctor-step-0': {
    en: 'the demo; nothing of yours is here yet',
    ja: 'デモ(まだ自分のものは何もありません)',
  },
  'doctor-step-1': {
    en: 'checks and pictures in pull requests, without any secret',
    ja: 'プルリクエストでの検査とプレビュー画像(秘密の値なし)',
  },
  'doctor-step-2': {
    en: 'rehearsal: real merges and signatures, mail to colleagues alone',
    ja: '予行(リハーサル): マージと署名は本物、メールは社内の人だけに届く',
  },
  'doctor-step-3': { en: 'live: {lists}', ja: '本番: {lists}' },
  'doctor-step-3-all': { en: 'live: every list', ja: '本番: すべてのリスト' },
  'doctor-step-3-title': { en: 'live, list by list', ja: '本番(リストごとに切り替え)' },
  'doctor-to-1': {
    en: 'postmerge init --team small lays out what is needed.',
    ja: 'postmerge init --team small で必要なものを用意できます。',
  },
  'doctor-to-1-landing': {
    en: 'Its files are here; they count when they are merged into the default branch.',
    ja: 'ファイルは揃っています。既定のブランチにマージされると有効になります。',
  },
  'doctor-to-2': {
    en: 'Set the secrets, then on the sender: postmerge send --trust-root. While policies/delivery.yaml says live: [], only colleagues get mail.',
    ja: '秘密の値を設定し、配信マシンで postmerge send --trust-root を実行してください。policies/delivery.yaml が live: [] の間、届くのは社内の人だけです。',
  },
  'doctor-to-3': {
    en: 'When a rehearsal went well, name the list under live: in policies/delivery.yaml, in a pull request of its own.',
    ja: 'リハーサルがうまくいったら、policies/delivery.yaml の live: にリストを加えるプルリクエストを出してください。',
  },
  'doctor-to-3-more': {
    en: 'Still in rehearsal: {lists}. Name them under live: in policies/delivery.yaml, each in a pull request of its own.',
    ja: 'まだリハーサル中: {lists}。policies/delivery.yaml の live: に 1 つずつ、プルリクエストで加えてください。',
  },
} satisfies Vocabulary
