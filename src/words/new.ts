import type { Vocabulary } from './phrase.ts'

/** What `postmerge new` asks and says. */
export const newWords = {
  'about-new': {
    en: 'begin a campaign: three questions, and a text to change',
    ja: 'キャンペーンを始める(3 つの質問に答えると、書き換えるだけの文面ができる)',
  },
  'option-new-template': {
    en: 'what it is: newsletter, sale, event or notice',
    ja: '種類: newsletter(便り)、sale(セール)、event(催し)、notice(お知らせ)',
  },
  'option-new-list': { en: 'whom it is for: a list', ja: '宛先のリスト' },
  'option-new-schedule': {
    en: 'when it leaves, as "2026-12-01 09:00"; default: soon after the merge',
    ja: '配信日時("2026-12-01 09:00" の形)。省くとマージ後まもなく',
  },
  'option-new-from': {
    en: 'the sender; default: one that may send this kind of mail',
    ja: '差出人。省くと、その種類を送れるものを選ぶ',
  },
  'option-new-language': {
    en: 'the language of the text; default: the one that is spoken here',
    ja: '文面の言語。省くと表示中の言語',
  },
  'option-new-link': {
    en: 'write nothing: print a link that opens the filled form in the web editor of the forge',
    ja: 'ファイルを作らず、記入例の入った編集画面を Web で開くリンクを表示する',
  },
  'new-template-newsletter': { en: 'a newsletter', ja: '便り(ニュースレター)' },
  'new-template-sale': { en: 'a sale or an offer', ja: 'セール・特典のご案内' },
  'new-template-event': { en: 'an invitation to an event', ja: '催し・説明会へのご招待' },
  'new-template-notice': { en: 'a notice, such as new opening hours', ja: 'お知らせ(営業時間の変更など)' },
  'new-question-template': { en: 'What will it be?', ja: '何を送りますか?' },
  'new-question-list': { en: 'Whom is it for?', ja: 'どなたに送りますか?' },
  'new-question-schedule': {
    en: 'When should it leave, as 2026-12-01 09:00? Leave it empty for: soon after it is approved and merged.',
    ja: 'いつ送りますか? 2026-12-01 09:00 の形で入力してください。空のままなら、承認とマージの後まもなく送ります。',
  },
  'new-question-number': { en: 'Number or name', ja: '番号または名前' },
  'new-answer-unknown': {
    en: 'That is none of them. Type a number or a name from the list.',
    ja: 'その選択肢はありません。一覧の番号か名前を入力してください。',
  },
  'question-unanswered': {
    en: {
      say: 'The question was not answered.',
      fix: 'Run the command again, or give the answers as options: see --help.',
    },
    ja: {
      say: '質問に回答がありませんでした。',
      fix: 'もう一度実行するか、オプションで指定してください(--help を参照)。',
    },
  },
  'new-options-missing': {
    en: {
      say: 'Nobody can be asked here, and these options are missing: {options}.',
      fix: 'For example: postmerge new {example}',
    },
    ja: {
      say: 'ここでは質問できないため、次のオプションが必要です: {options}',
      fix: '例: postmerge new {example}',
    },
  },
  'new-value-unknown': {
    en: { say: '{option} {value} is unknown; expected one of: {expected}.', fix: 'Take one of these.' },
    ja: {
      say: '{option} に {value} はありません。使えるもの: {expected}',
      fix: 'この中から選んでください。',
    },
  },
  'new-no-list': {
    en: {
      say: 'No list can be read, and a campaign needs one.',
      fix: 'Run postmerge validate to see what is wrong with lists/, or postmerge init to lay out a repository.',
    },
    ja: {
      say: '読み取れるリストがありません。キャンペーンにはリストが必要です。',
      fix: 'postmerge validate で lists/ の問題を確かめるか、postmerge init でリポジトリを用意してください。',
    },
  },
  'new-bad-name': {
    en: {
      say: '{name} cannot be the name of a campaign.',
      fix: 'Use lower-case letters, digits and dashes, at most 64, as in 2026-12-winter-sale.',
    },
    ja: {
      say: '{name} はキャンペーンの名前に使えません。',
      fix: '英小文字・数字・ハイフンで 64 文字以内にしてください(例: 2026-12-winter-sale)。',
    },
  },
  'new-exists': {
    en: {
      say: '{path} exists already; nothing was changed.',
      fix: 'Choose another name: postmerge new {suggestion}',
    },
    ja: {
      say: '{path} はすでにあります。何も変更していません。',
      fix: '別の名前にしてください: postmerge new {suggestion}',
    },
  },
  'new-schedule-past': {
    en: { say: '{at} is over.', fix: 'Give a later time, or none.' },
    ja: { say: '{at} は過ぎています。', fix: 'これから先の日時にするか、指定しないでください。' },
  },
  'new-schedule-read': { en: 'Read as {at}', ja: '{at} と読み取りました' },
  'new-schedule-no-time': {
    en: {
      say: '{typed} has no time of day.',
      expected: '{day} 09:00',
      fix: 'Write the time as well; as an option, all of it in quotation marks.',
    },
    ja: {
      say: '{typed} には時刻がありません。',
      expected: '{day} 09:00',
      fix: '時刻まで書いてください(オプションでは全体を " で囲みます)。',
    },
  },
  'new-done': { en: 'Wrote {path}', ja: '{path} を作成しました' },
  'new-done-facts': {
    en: '{template}, in {language}, from {from}, to {list} ({title}), leaves {when}',
    ja: '{template}({language})。差出人 {from}、宛先 {list}({title})、配信 {when}',
  },
  'new-when-merged': { en: 'soon after the merge', ja: 'マージ後まもなく' },
  'new-next': { en: 'Next:', ja: '次にすること:' },
  'new-next-edit': {
    en: '1. Change the text in {path}: buttons are [[double brackets]](https://…), columns stand between ::: lines.',
    ja: '1. {path} の文面を書き換える(ボタンは [[二重の角括弧]](https://…)、段組みは ::: の行で囲みます)',
  },
  'new-next-preview': {
    en: '2. postmerge preview {name}    see it as readers will, while you write',
    ja: '2. postmerge preview {name}    書きながら、読者に見えるとおりに確認する',
  },
  'new-next-validate': {
    en: '3. postmerge validate {name}    what is wrong, and how to mend it',
    ja: '3. postmerge validate {name}    誤りと直し方を確認する',
  },
  'new-next-ready': {
    en: '4. Delete the line "status: draft", then commit and push on a branch of your own:',
    ja: '4. 「status: draft」の行を消し、自分のブランチでコミットしてプッシュする:',
  },
  'new-next-test': {
    en: '5. postmerge test {name}    get it into your own mailbox',
    ja: '5. postmerge test {name}    自分あてにテスト配信する',
  },
  'new-next-request': {
    en: '6. postmerge request {name}    ask the owners of the list to approve',
    ja: '6. postmerge request {name}    リストの責任者に承認を依頼する',
  },
  'new-next-pull-request': {
    en: '5. Open a pull request of the branch, as the answer to the push says: the owners of the list are asked by themselves. The label "test me" mails it to you.',
    ja: '5. プッシュの結果に表示されるリンクからプルリクエストを開く。リストの責任者に自動で承認依頼が届きます。ラベル「test me」を付けると自分あてにテスト配信されます',
  },
  'new-guide': {
    en: 'How a campaign is written, on one page: {page}',
    ja: '書き方の説明(1 ページ): {page}',
  },
  'new-other-errors': {
    en: 'Lists and policies have {errors} errors: until they are mended nothing can be requested. See postmerge validate.',
    ja: 'リストとポリシーにエラーが {errors} 件あります。直るまで承認の依頼はできません。postmerge validate で確認してください。',
  },
  'new-no-sender': {
    en: 'No sender that may send this could be found, so that "from: {from}" is a guess: ask an Administrator.',
    ja: '差出人として使えるものが見つからないため、「from: {from}」は仮の値です。管理者に確認してください。',
  },
  'folder-is-no-folder': {
    en: {
      say: '{path} is no folder, so that nothing can be written below it.',
      fix: 'Move it away; a link to another folder is not followed.',
    },
    ja: {
      say: '{path} はフォルダーではないため、その中に書き込めません。',
      fix: '別の場所に移してください。別のフォルダーへのリンクはたどりません。',
    },
  },
  'file-not-created': {
    en: { say: '{path} could not be created ({detail}).', fix: 'See whether you may write there.' },
    ja: { say: '{path} を作成できませんでした({detail})。', fix: '書き込み権限を確認してください。' },
  },
  'new-no-remote': {
    en: {
      say: 'This repository has no remote "origin", so that there is no web editor to link to.',
      fix: 'Add it: git remote add origin https://github.com/…; or write the file here: the same command without --link.',
    },
    ja: {
      say: 'このリポジトリにはリモート origin がないため、リンク先の編集画面がありません。',
      fix: '登録してください: git remote add origin https://github.com/…。リンクなしで作るには、--link を付けずに実行します。',
    },
  },
  'new-remote-local': {
    en: {
      say: 'The remote {remote} is a folder or a server without web pages, so that there is no web editor to link to.',
      fix: 'A link needs a remote such as https://github.com/…. To write the file here, leave out --link.',
    },
    ja: {
      say: 'リモート {remote} は Web の編集画面がある場所(GitHub や GitLab)ではありません。',
      fix: 'リンクには https://github.com/… のようなリモートが必要です。手元にファイルを作るには、--link を外してください。',
    },
  },
  'new-forge-none': {
    en: {
      say: 'With --forge none there is no web editor to link to.',
      fix: 'Leave out --link or --forge none.',
    },
    ja: {
      say: '--forge none では、リンク先の編集画面がありません。',
      fix: '--link か --forge none のどちらかを外してください。',
    },
  },
  'new-no-forge': {
    en: {
      say: 'Nobody can tell from its name which forge {url} is.',
      fix: 'Say it: --link --forge github, or --link --forge gitlab.',
    },
    ja: {
      say: '{url} が GitHub と GitLab のどちらなのか、名前からは分かりません。',
      fix: '--link --forge github または --link --forge gitlab のように指定してください。',
    },
  },
  'option-forge': {
    en: 'the forge: github, gitlab or none; default: as the remote says',
    ja: 'フォージ: github、gitlab、none。省くとリモートから判断する',
  },
  'new-link-without-text': {
    en: 'A link cannot carry this text into the editor of this forge. Paste it there yourself:',
    ja: 'このフォージの編集画面には、リンクで文面を渡せません。開いた画面に次の文面を貼り付けてください:',
  },
} satisfies Vocabulary
