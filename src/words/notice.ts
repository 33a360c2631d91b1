import type { Vocabulary } from './phrase.ts'

/** What mails to staff say. */
export const notice = {
  'notice-from': { en: 'From', ja: '送信元' },
  'notice-to': { en: 'To', ja: '宛先' },
  'notice-subject': { en: 'Subject and preheader', ja: '件名とプリヘッダー' },
  'notice-body': { en: 'Body', ja: '本文' },
  'notice-when': { en: 'When', ja: '配信日時' },
  'notice-body-cut': {
    en: '(shortened here; the whole text is in the repository)',
    ja: '(ここでは省略しています。全文はリポジトリにあります)',
  },
  'notice-when-merged': { en: 'as soon as it is merged', ja: 'マージされ次第' },
  'notice-when-undo': {
    en: 'about {minutes} minutes after it is merged; until then it can be stopped',
    ja: 'マージのおよそ {minutes} 分後(それまでは取り消せます)',
  },
  'notice-when-at': { en: '{local} ({zone})', ja: '{local}({zone})' },
  'notice-when-at-utc': {
    en: '{local} ({zone}), that is {utc} UTC',
    ja: '{local}({zone})/ 協定世界時 {utc}',
  },
  'notice-people': { en: '{count} people', ja: '{count} 人' },
  'notice-few-people': { en: 'fewer than {limit} people', ja: '{limit} 人未満' },
  'notice-list': { en: '{title} ({id}): {people}', ja: '{title}({id}): {people}' },
  'notice-together': {
    en: 'together, each person once: {people}',
    ja: '合計(重複を除く): {people}',
  },
  'notice-not-counted': {
    en: 'how many people that is has not been counted yet',
    ja: '人数はまだ数えられていません',
  },
  'notice-excluded': { en: 'without the people of: {lists}', ja: '除外するリスト: {lists}' },
  'notice-skipped': {
    en: 'left out (opt-outs, bounces, exclusions): {people}',
    ja: '対象外(配信停止・不達・除外など): {people}',
  },
  'notice-request-title': { en: 'Please approve: {subject}', ja: '【承認のお願い】{subject}' },
  'notice-request-intro': {
    en: '{writer} asks you to approve {release}. Nothing is sent before the owners of its lists have approved.',
    ja: '{writer} さんから {release} の承認依頼が届いています。リストの責任者が承認するまで、何も送信されません。',
  },
  'notice-request-bound': {
    en: 'Your answer counts for exactly this content (commit {commit}, digest {digest}). If anything in it changes, you are asked again.',
    ja: '回答は、この内容(コミット {commit}、ダイジェスト {digest})に対してのみ有効です。内容が変われば、改めて承認をお願いします。',
  },
  'notice-reminder-title': { en: 'Still waiting for you: {subject}', ja: '【再送・承認のお願い】{subject}' },
  'notice-reminder-intro': {
    en: '{release} by {writer} has been waiting for an answer since {since} ({zone}). You are reminded this once; until the owners of its lists have approved, nothing is sent.',
    ja: '{writer} さんの {release} が、{since}({zone})から回答を待っています。お知らせはこの 1 回だけです。リストの責任者が承認するまで、何も送信されません。',
  },
  'notice-still-missing': { en: 'Still missing', ja: 'まだ足りないもの' },
  'notice-to-approve': {
    en: 'To approve, run in your copy of the repository:',
    ja: '承認するには、手元のリポジトリで次を実行してください:',
  },
  'notice-to-reject': { en: 'To send it back, with your reason:', ja: '差し戻すには、理由を添えて:' },
  'notice-reason': { en: 'Reason', ja: '理由' },
  'notice-sent-back-title': { en: 'Sent back: {subject}', ja: '【差し戻し】{subject}' },
  'notice-sent-back-intro': {
    en: '{person} has sent {release} back to you. It will not be sent as it is.',
    ja: '{person} さんが {release} を差し戻しました。このままでは送信されません。',
  },
  'notice-sent-back-desk': {
    en: '{release} cannot be put before its owners as it is.',
    ja: '{release} は、このままでは責任者に承認を依頼できません。',
  },
  'notice-held-title': { en: 'Your request waits: {subject}', ja: '【依頼を保留中】{subject}' },
  'notice-held-intro': {
    en: 'A change of the rules waits for its approval, so the request for {release} is put on hold. You need not do anything: as soon as that is settled, the owners are asked.',
    ja: 'ルールの変更が承認待ちのため、{release} の依頼を保留しています。あなたの作業は要りません。解決し次第、責任者に承認を依頼します。',
  },
  'notice-rules-title': {
    en: 'A change of the rules waits for its approval',
    ja: '【要確認】承認されていないルールの変更があります',
  },
  'notice-rules-intro': {
    en: 'As long as it is neither approved nor taken back, nothing is sent. {release} is waiting for it.',
    ja: '承認または取り消しが行われるまで、何も送信されません。{release} の依頼もこのため保留しています。',
  },
  'notice-rules-after': {
    en: 'Requests that wait go on by themselves afterwards.',
    ja: '解決すると、保留中の依頼は自動で再開します。',
  },
  'desk-held': {
    en: {
      say: '{release} is on hold until the rules are settled: {reason}',
      fix: 'The Administrators approve that change or take it back; the next pass then asks the owners.',
    },
    ja: {
      say: '{release} の依頼を、ルールの問題が解決するまで保留しています: {reason}',
      fix: '管理者がその変更を承認するか取り消すと、次の処理で責任者に依頼します。',
    },
  },
  'notice-ask-again': {
    en: 'Change the campaign, commit it, and ask again:',
    ja: '内容を直してコミットし、改めて依頼してください:',
  },
  'notice-sent-title': { en: 'Sent: {release}', ja: '【配信完了】{release}' },
  'notice-sent-intro': { en: '{release} has been sent.', ja: '{release} の配信が完了しました。' },
  'notice-rehearsal-title': { en: 'REHEARSAL: {title}', ja: '【リハーサル】{title}' },
  'notice-rehearsed': {
    en: 'It was a rehearsal: only colleagues on these lists got it.',
    ja: 'リハーサルのため、リストに登録された社内の人にだけ届きました。',
  },
  'notice-outcome': { en: 'What became of it', ja: '結果' },
  'notice-accepted': {
    en: 'accepted by the mail server: {count}',
    ja: 'メールサーバーが受け付けた数: {count}',
  },
  'notice-deferred': { en: 'to be tried again: {count}', ja: '再試行待ち: {count}' },
  'notice-rejected': { en: 'refused: {count}', ja: '拒否: {count}' },
  'notice-left-out': { en: 'left out: {count}', ja: '対象外: {count}' },
  'notice-unknown': { en: 'outcome unknown: {count}', ja: '結果不明: {count}' },
  'notice-approved-by': { en: 'Approved by', ja: '承認者' },
  'notice-unknown-left': {
    en: 'Nobody knows what became of {count} messages; a person must decide. Begin with:',
    ja: '{count} 通の結果が分かっていません。人の判断が必要です。まず次を実行してください:',
  },
  'notice-verify': { en: 'To check the record yourself:', ja: '記録を自分で検証するには:' },
  'notice-stopped-title': { en: 'Stopped: {release}', ja: '【停止】{release}' },
  'notice-stopped-intro': {
    en: '{release} has been stopped ({by}). What was not sent yet stays unsent.',
    ja: '{release} は停止しました({by})。未送信の分は送信されていません。',
  },
  'notice-blocked-title': { en: 'Not sent: {release}', ja: '【未送信】{release}' },
  'notice-blocked-intro': {
    en: '{release} was merged but is not being sent.',
    ja: '{release} はマージされましたが、送信されていません。',
  },
  'notice-reason-code': {
    en: 'The reason is {code}; the command below says it in full.',
    ja: '理由: {code}(詳しくは下のコマンドで確認できます)',
  },
  'notice-checks-failed': {
    en: 'Its text does not pass the checks.',
    ja: '内容が検査に通りません。',
  },
  'notice-look': { en: 'To see where it stands:', ja: '状態を確認するには:' },
  'notice-go-on': { en: 'To go on:', ja: '再開するには:' },
  'notice-end': { en: 'To end it for good:', ja: '打ち切るには:' },
  'option-key': {
    en: 'the SSH key to sign with (default: git config user.signingkey)',
    ja: '署名に使う SSH 鍵(既定は git config user.signingkey)',
  },
  'option-reject': { en: 'send the campaign back', ja: '差し戻す' },
  'option-reason': { en: 'why it is sent back', ja: '差し戻す理由' },
  'option-rules': {
    en: 'approve a change of the rules: the commit that made it',
    ja: 'ルールの変更を承認する(変更したコミット)',
  },
  'option-revision': {
    en: 'the commit to answer for (default: the newest request)',
    ja: '対象のコミット(既定は最新の依頼)',
  },
  'request-no-such-campaign': {
    en: {
      say: 'There is no campaign “{campaign}” at commit {commit}.',
      fix: 'Check the name of its folder below campaigns/, and commit it. There, the most alike first: {known}',
    },
    ja: {
      say: 'コミット {commit} にキャンペーン「{campaign}」がありません。',
      fix: 'campaigns/ の下のフォルダー名を確かめ、コミットしてください。そこにあるもの(似ている順): {known}',
    },
  },
  'request-detached': {
    en: {
      say: 'No branch is checked out, so there is nothing to ask about.',
      fix: 'Switch to the branch of your campaign: git switch <branch>',
    },
    ja: {
      say: 'ブランチがチェックアウトされていないため、依頼できません。',
      fix: 'キャンペーンのブランチに切り替えてください: git switch <ブランチ>',
    },
  },
  'request-on-default-branch': {
    en: {
      say: 'You are on {branch}, where everything is already decided.',
      fix: 'Put the campaign on a branch of its own: git switch --create {campaign}',
    },
    ja: {
      say: '現在のブランチは {branch} です。ここでは承認を依頼できません。',
      fix: 'キャンペーン用のブランチを作ってください: git switch --create {campaign}',
    },
  },
  'request-uncommitted': {
    en: {
      say: 'Some changes of this campaign are not committed: {path}',
      fix: 'Commit them, so that the owners see what you see: git add campaigns/{campaign} && git commit',
    },
    ja: {
      say: 'コミットされていない変更があります: {path}',
      fix: '責任者に同じ内容を見てもらうため、コミットしてください: git add campaigns/{campaign} && git commit',
    },
  },
  'request-draft': {
    en: {
      say: 'The campaign says status: draft, so nobody is asked.',
      fix: 'Write status: ready in {path} (or remove the line) and commit.',
    },
    ja: {
      say: 'キャンペーンが下書き(status: draft)のため、承認は依頼されません。',
      fix: '{path} を status: ready にして(またはその行を消して)コミットしてください。',
    },
  },
  'request-edition-used': {
    en: {
      say: '{release} was sent already, so nobody is asked.',
      fix: 'To send it once more, write edition: {next} in {path} and commit.',
    },
    ja: {
      say: '{release} はすでに配信されているため、承認は依頼されません。',
      fix: 'もう一度配信するには、{path} に edition: {next} と書いてコミットしてください。',
    },
  },
  'request-already': {
    en: 'Already asked for {release}, with the same content (commit {commit}); nobody is mailed twice. To ask once more all the same: --again',
    ja: '{release} はすでに依頼済みです(同じ内容、コミット {commit})。それでも改めて依頼するには --again を付けてください。',
  },
  'option-request-again': {
    en: 'ask once more about the same content',
    ja: '同じ内容でも、もう一度依頼する',
  },
  'request-conflict': {
    en: {
      say: 'The branch conflicts with {branch}.',
      fix: 'Merge {branch} into your branch, solve the conflicts, commit, and ask again.',
    },
    ja: {
      say: 'このブランチは {branch} と競合しています。',
      fix: '{branch} を取り込んで競合を解消し、コミットしてから、もう一度依頼してください。',
    },
  },
  'request-behind': {
    en: {
      say: '{branch} has meanwhile changed something that this campaign uses, so an approval of your branch would not count.',
      fix: 'Merge {branch} into your branch and ask again.',
    },
    ja: {
      say: 'このキャンペーンが使うものが {branch} で変わっているため、今のブランチへの承認は無効になります。',
      fix: '{branch} を取り込んでから、もう一度依頼してください。',
    },
  },
  'request-findings': {
    en: {
      say: '{count} errors stand in the way; nobody was asked.',
      fix: 'Mend them, commit, and ask again.',
    },
    ja: {
      say: 'エラーが {count} 件あるため、依頼していません。',
      fix: '直してコミットし、もう一度依頼してください。',
    },
  },
  'signer-unknown': {
    en: {
      say: 'The key {fingerprint} belongs to nobody in policies/identities.yaml on {branch}.',
      fix: 'Have its public key added to your entry there, by a change that the Administrators approve; or sign with the key that is listed (--key FILE).',
    },
    ja: {
      say: '鍵 {fingerprint} は、{branch} の policies/identities.yaml で誰のものでもありません。',
      fix: '管理者の承認を得て公開鍵を自分の項目に追加してもらうか、登録済みの鍵を --key で指定してください。',
    },
  },
  'identities-missing': {
    en: {
      say: 'The default branch has no valid policies/identities.yaml.',
      fix: 'Run `postmerge validate` on it and mend what it finds.',
    },
    ja: {
      say: '既定ブランチに正しい policies/identities.yaml がありません。',
      fix: '`postmerge validate` を実行し、指摘された点を直してください。',
    },
  },
  'request-done': {
    en: 'Asked for approval of {release}: commit {commit}, digest {digest}, signed as {person}.',
    ja: '{release} の承認を依頼しました(コミット {commit}、ダイジェスト {digest}、署名 {person})。',
  },
  'request-owners': {
    en: '  {subject} belongs to {owners}',
    ja: '  {subject} の責任者: {owners}',
  },
  'request-next': {
    en: 'Next: the desk counts the recipients and mails the owners; they answer with postmerge approve {campaign}. Then merge with git merge --no-ff. See where it stands: postmerge approvals {campaign}',
    ja: 'このあと: デスクが宛先を数えて責任者にメールし、責任者が postmerge approve {campaign} で回答します。承認されたら git merge --no-ff でマージしてください。状況は postmerge approvals {campaign} で確認できます。',
  },
  'notice-sender-unfit': {
    en: {
      say: 'Requests cannot be mailed: “{name}” is no sender of notices.',
      expected: 'notices.sender in policies/approvals.yaml names a sender whose only category is notice',
      fix: 'Correct notices.sender, or the categories of that sender in policies/senders.yaml.',
    },
    ja: {
      say: '承認依頼のメールを送れません。「{name}」は通知用の送信元ではありません。',
      expected: 'policies/approvals.yaml の notices.sender が、カテゴリーが notice だけの送信元を指すこと',
      fix: 'notices.sender、または policies/senders.yaml のその送信元のカテゴリーを直してください。',
    },
  },
  'notice-person-unknown': {
    en: {
      say: 'Nobody called {person} is in policies/identities.yaml, so no mail was sent.',
      fix: 'Add the person there, or correct the owner in CODEOWNERS.',
    },
    ja: {
      say: '{person} が policies/identities.yaml に登録されていないため、メールを送っていません。',
      fix: '登録するか、CODEOWNERS の責任者を直してください。',
    },
  },
  'desk-nothing': { en: 'Nothing new.', ja: '新しい依頼や回答はありません。' },
  'desk-asked': {
    en: '{release}: {recipients} recipients counted; asked by mail: {people}',
    ja: '{release}: 宛先 {recipients} 人を確認。メールで依頼: {people}',
  },
  'desk-reminded': {
    en: '{release}: waiting since {since}; reminded by mail: {people}',
    ja: '{release}: {since} から回答待ち。メールで再依頼: {people}',
  },
  'desk-returned': {
    en: '{release}: sent back by {person}; {writer} was told by mail',
    ja: '{release}: {person} が差し戻し。{writer} にメールで通知しました',
  },
  'desk-told': { en: '{release}: told by mail: {people}', ja: '{release}: メールで通知: {people}' },
  'desk-sent-back': {
    en: {
      say: '{release} was not put before its owners: {reason}',
      fix: '{person} was told by mail; the next request is looked at again.',
    },
    ja: {
      say: '{release} は責任者に依頼していません: {reason}',
      fix: '{person} にメールで通知しました。次の依頼で改めて確認します。',
    },
  },
  'desk-request-mismatch': {
    en: {
      say: 'The request for {release} by {person} names another content than its commit holds; nobody was asked.',
      fix: 'Let {person} ask again with postmerge request.',
    },
    ja: {
      say: '{person} による {release} の依頼は、コミットの内容と一致しないため、誰にも依頼していません。',
      fix: '{person} に postmerge request で依頼し直してもらってください。',
    },
  },
  'desk-under-way': {
    en: {
      say: '{release} is already under way or over; it is not planned again.',
      fix: 'For another send of this campaign raise `edition` in its front matter.',
    },
    ja: {
      say: '{release} はすでに配信中または完了しているため、計画し直しません。',
      fix: 'もう一度送るには、フロントマターの edition を上げてください。',
    },
  },
  'desk-undecided': {
    en: {
      say: '{release} could not be judged ({code}).',
      fix: 'The next pass tries again; run postmerge approvals to see the reason.',
    },
    ja: {
      say: '{release} を判定できませんでした({code})。',
      fix: '次の処理で再試行します。理由は postmerge approvals で確認できます。',
    },
  },
  'desk-mail-failed': {
    en: {
      say: '{release}: the mail server did not take all mails.',
      fix: 'The next pass tries the others again; nobody gets a mail twice.',
    },
    ja: {
      say: '{release}: メールサーバーが一部のメールを受け付けませんでした。',
      fix: '次の処理で残りを再送します。同じ人に二度は送りません。',
    },
  },
  'desk-not-mailed': {
    en: {
      say: '{release}: nobody was mailed, because policies/approvals.yaml wants no such notices.',
      fix: 'Tell {people} yourself, or set `notices` there.',
    },
    ja: {
      say: '{release}: policies/approvals.yaml で通知が設定されていないため、メールを送っていません。',
      fix: '{people} に直接知らせるか、notices を設定してください。',
    },
  },
  'desk-tag-refused': {
    en: {
      say: '{tag} says nothing that counts ({reason}).',
      fix: 'Find out who pushed it; delete it when it is a mistake.',
    },
    ja: {
      say: '{tag} は無効です({reason})。',
      fix: '誰が push したか確認し、間違いであれば削除してください。',
    },
  },
  'desk-tag-missing': {
    en: {
      say: '{tag} was there before and is gone or changed; releases that it concerns are held.',
      fix: 'Push it again from a copy that still has it, or find out who removed it.',
    },
    ja: {
      say: '以前あった {tag} が削除または変更されています。関係する配信は保留されます。',
      fix: '残っているコピーから push し直すか、誰が削除したか確認してください。',
    },
  },
} satisfies Vocabulary
