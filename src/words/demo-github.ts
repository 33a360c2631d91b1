import type { Vocabulary } from './phrase.ts'

/** The words of `demo --github`. */
export const demoGitHub = {
  'option-demo-github': {
    en: 'the story of a pull request, on a GitHub that runs on this machine (in a checkout of the sources)',
    ja: 'プルリクエストの一部始終を、このマシンで動かす GitHub で実演する(ソースのチェックアウトでのみ)',
  },
  'demo-github-no-stand-in': {
    en: {
      say: 'The GitHub of the demo is a part of the tests, which are not installed.',
      fix: 'Clone the sources of Postmerge and run npm ci, then npm run demo -- --github. Here, postmerge demo plays everything else.',
    },
    ja: {
      say: 'デモ用の GitHub はテストの一部で、インストール版には含まれません。',
      fix: 'Postmerge のソースを clone して npm ci を実行し、npm run demo -- --github を使ってください。ほかの実演は postmerge demo でご覧になれます。',
    },
  },
  'demo-github': {
    en: 'On GitHub: Aoi proposes, Vera reviews, everybody sees it',
    ja: 'GitHub の上で: 葵が提案し、ヴェラがレビューし、全員に見える',
  },
  'demo-github-town': {
    en: 'A GitHub of this machine, with accounts, teams, Apps and git over HTTP: {url}. DNS, mail servers and signatures are real as ever.',
    ja: 'アカウント、チーム、App、HTTP 経由の git を備えた GitHub を、このマシンで動かします: {url}。DNS、メールサーバー、署名は本物です。',
  },
  'demo-github-root': {
    en: '{count} invented readers are in the store, none in git. The runner trusts the repository as it is today.',
    ja: '架空の読者 {count} 人をストアに取り込みました(git には入りません)。配信マシンは、現在のリポジトリを信頼の起点とします。',
  },
  'demo-github-propose': {
    en: 'Aoi changes the winter sale and opens a pull request. She runs no command of Postmerge.',
    ja: '葵が冬の感謝市のメールを書き換え、プルリクエストを開きます。Postmerge のコマンドは使いません。',
  },
  'demo-github-desk': {
    en: 'The desk reads it as data, counts, paints it, comments, and mails the owner.',
    ja: 'デスクがデータとして読み取り、人数を数え、表示イメージを作り、コメントを付け、責任者にメールします。',
  },
  'demo-github-comment': {
    en: 'there is one comment, and it says how things stand',
    ja: 'コメントは 1 件だけで、現在の状況を示しています',
  },
  'demo-github-pictures': {
    en: 'pictures before and after: wide window, phone, dark mode',
    ja: '変更前・変更後の表示イメージ(パソコン、スマートフォン、ダークモード)',
  },
  'demo-github-no-pictures': {
    en: 'There are no pictures: the comment says why.',
    ja: '表示イメージはありません。理由はコメントに書かれています。',
  },
  'demo-github-mend': {
    en: 'Aoi mends it and pushes. That is all: the desk asks Vera again, with what changed since she looked.',
    ja: '葵が直してプッシュします。それだけで、デスクが前回からの変更点を添えて、ヴェラにもう一度依頼します。',
  },
  'demo-github-again': {
    en: 'Vera was asked a second time, for the new content',
    ja: '新しい内容で、ヴェラに 2 度目の依頼が届きました',
  },
  'demo-github-approve': {
    en: 'Vera approves in the review of the pull request. It counts for exactly this content.',
    ja: 'ヴェラがプルリクエストのレビューで承認します。承認は、この内容だけに有効です。',
  },
  'demo-github-merge': {
    en: 'She merges, and the runner sends: it asks GitHub again, and trusts no comment, check or label.',
    ja: 'マージすると、配信マシンが送ります。コメントやチェック、ラベルは信用せず、GitHub に改めて確かめます。',
  },
  'demo-github-report': {
    en: 'The comment becomes the report.',
    ja: 'コメントは、そのまま配信の報告になります。',
  },
  'demo-github-reported': {
    en: 'Aoi and Vera got the result by mail',
    ja: '葵とヴェラに結果がメールで届きました',
  },
  'demo-github-proof': {
    en: 'The whole record is proved anew, with what GitHub said kept beside it.',
    ja: '保存しておいた GitHub の記録とともに、全体を改めて検証します。',
  },
  'demo-github-described': {
    en: '{requests} requests to GitHub, each as its published description has it',
    ja: 'GitHub への要求 {requests} 件は、すべて公開された仕様のとおりでした',
  },
  'demo-github-page-title': {
    en: 'From a pull request to everybody’s inbox',
    ja: 'プルリクエストから、読者の受信箱まで',
  },
  'demo-github-page-lead': {
    en: 'What Postmerge did on this machine just now, with a stand-in for GitHub, and with real git, DNS, SMTP and signatures.',
    ja: 'Postmerge がこのマシンで今しがた行ったことです。GitHub は代役ですが、git、DNS、SMTP、署名はすべて本物です。',
  },
  'demo-github-page-comments': { en: 'The comment in the pull request', ja: 'プルリクエストのコメント' },
  'demo-github-page-comments-hint': {
    en: 'One comment, kept up to date: its first line says who must do what.',
    ja: 'コメントは 1 件で、常に最新です。最初の行に、誰が何をすべきかが示されます。',
  },
  'demo-github-page-asked': { en: 'Asked', ja: '承認依頼' },
  'demo-github-page-back': { en: 'Sent back', ja: '差し戻し' },
  'demo-github-page-again': { en: 'Mended, and asked again', ja: '修正後、再依頼' },
  'demo-github-page-sent': { en: 'Sent: the report', ja: '配信後の報告' },
  'demo-github-page-pictures': { en: 'What readers see, before and after', ja: '読者に見える変化' },
  'demo-github-page-pictures-hint': {
    en: 'Painted by a browser in a sandbox, without scripts and without any network.',
    ja: 'サンドボックス内のブラウザーが、スクリプトもネットワークも使わずに描画しました。',
  },
  'demo-github-page-asked-hint': {
    en: 'What the owner of the list got, first and after the change, with the pictures in it.',
    ja: 'リストの責任者に届いたメールです(最初の依頼と、修正後の再依頼)。表示イメージも含まれます。',
  },
} satisfies Vocabulary
