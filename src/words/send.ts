import type { Vocabulary } from './phrase.ts'

/** What `send` says. */
export const send = {
  'option-send-commit': {
    en: 'only what this commit of the default branch released',
    ja: '既定ブランチのこのコミットが対象のものだけ',
  },
  'option-send-due': { en: 'only what is due now; wait for nothing', ja: '今すぐ送れるものだけ(待たない)' },
  'option-send-dry-run': {
    en: 'judge everything, send and record nothing',
    ja: '判定だけを行い、送信も記録もしない',
  },
  'option-send-for': {
    en: 'begin nobody new after this time, for example PT5H',
    ja: 'この時間が過ぎたら新しい宛先を始めない(例: PT5H)',
  },
  'option-send-trust-root': {
    en: 'once: trust the default branch as it is; what was merged before never sends',
    ja: '最初に一度だけ: 現在の既定ブランチを信頼の起点とする(それ以前のものは送らない)',
  },
  'no-duration': {
    en: { say: '"{text}" is no duration.', fix: 'Write it like PT30M or PT5H (ISO 8601).' },
    ja: {
      say: '「{text}」は時間の長さとして読めません。',
      fix: 'PT30M や PT5H のように書いてください(ISO 8601)。',
    },
  },
  'ca-file-unreadable': {
    en: {
      say: 'The file {file} of POSTMERGE_CA_FILE cannot be read.',
      fix: 'Correct the path, or unset the variable.',
    },
    ja: {
      say: 'POSTMERGE_CA_FILE のファイル {file} を読めません。',
      fix: 'パスを直すか、変数を消してください。',
    },
  },
  'send-no-root': {
    en: {
      say: 'Nothing is trusted yet: the ledger has no beginning.',
      fix: 'Look at the default branch, and if you trust it run `postmerge send --trust-root` once.',
    },
    ja: {
      say: '信頼の起点がまだありません(記録が始まっていません)。',
      fix: '既定ブランチの内容を確かめ、信頼できるなら一度だけ `postmerge send --trust-root` を実行してください。',
    },
  },
  'option-send-lone-owner': {
    en: 'with --trust-root: begin although fewer than two people can approve rules',
    ja: '--trust-root とともに: ルールを承認できる人が 2 人未満でも始める',
  },
  'send-root-lone-owner': {
    en: {
      say: 'Only {person} owns {folder}. Nobody can approve their own change of the rules, so after this no rule that {person} changes can ever be approved, not even one that adds a second owner.',
      fix: 'Add a second person with an SSH key to /policies/ and /.github/ in .github/CODEOWNERS first. To begin all the same: --lone-owner',
    },
    ja: {
      say: '{folder} の責任者が {person} 1 人だけです。自分のルール変更は自分では承認できないため、この先、{person} による変更は 2 人目の追加も含めて一切承認できなくなります。',
      fix: '先に .github/CODEOWNERS の /policies/ と /.github/ に、SSH 鍵のある 2 人目を加えてください。それでも始める場合は --lone-owner を付けます。',
    },
  },
  'send-root-no-owner': {
    en: {
      say: 'Nobody who owns {folder} has an SSH key, so after this no change of the rules can ever be approved.',
      fix: 'Register SSH keys of two people in policies/identities.yaml and name them for /policies/ and /.github/ in .github/CODEOWNERS first. To begin all the same: --lone-owner',
    },
    ja: {
      say: '{folder} の責任者に SSH 鍵を登録した人がいないため、この先、ルールの変更を誰も承認できなくなります。',
      fix: '先に 2 人の SSH 鍵を policies/identities.yaml に登録し、.github/CODEOWNERS の /policies/ と /.github/ に書いてください。それでも始める場合は --lone-owner を付けます。',
    },
  },
  'send-root-written': {
    en: 'Trusted from {commit} on: later changes of the rules need their owners, earlier merges never send.',
    ja: '{commit} を信頼の起点にしました。以後のルールの変更には責任者の承認が必要で、以前のマージは送られません。',
  },
  'send-root-not-written': {
    en: {
      say: 'The beginning was not written: it takes a key of the role sender, and {key} in POSTMERGE_LEDGER_KEY is none.',
      fix: "Run it where the sender's key is: policies/ledger.yaml names the role of each key.",
    },
    ja: {
      say: '信頼の起点を書き込めませんでした。必要なのは役割 sender の鍵で、POSTMERGE_LEDGER_KEY の {key} はそうではありません。',
      fix: '配信用の鍵がある環境で実行してください。鍵の役割は policies/ledger.yaml にあります。',
    },
  },
  'send-root-known': {
    en: 'The trusted beginning is {commit} already.',
    ja: '信頼の起点はすでに {commit} です。',
  },
  'send-nothing': { en: 'nothing to send', ja: '送るものはありません' },
  'send-waiting': { en: 'undo window: {seconds} s left', ja: '取り消し可能な時間: 残り {seconds} 秒' },
  'send-progress': {
    en: '{release}: {accepted} accepted, {deferred} deferred, {rejected} rejected, {unknown} unknown',
    ja: '{release}: 受理 {accepted}、保留 {deferred}、拒否 {rejected}、不明 {unknown}',
  },
  'send-lost-race': {
    en: { say: 'another run was faster', fix: 'run the command again' },
    ja: { say: '別の実行が先に進めました', fix: 'もう一度実行してください' },
  },
  'send-blocked': {
    en: { say: 'not sent: {code} at {commit}', fix: 'postmerge approvals {campaign} shows every reason' },
    ja: {
      say: '送りません: {code}({commit})',
      fix: 'すべての理由は postmerge approvals {campaign} で見られます',
    },
  },
  'send-undecided': {
    en: {
      say: 'not sent: what GitHub says about {commit} could not be read completely',
      fix: 'nothing is sent on half an answer; the next run asks again',
    },
    ja: {
      say: '送りません: {commit} について GitHub の情報を最後まで確認できませんでした',
      fix: '確認できないうちは配信しません。次の実行で改めて確認します',
    },
  },
  'send-checks-failed': {
    en: {
      say: 'not sent: its checks fail at {commit}',
      fix: 'mend it on a branch, look with postmerge validate {campaign}, have it approved and merge it',
    },
    ja: {
      say: '送りません: {commit} の内容が検査に通りません',
      fix: 'ブランチで直し、postmerge validate {campaign} で確かめてから、承認を受けてマージしてください',
    },
  },
  'send-rules-unapproved': {
    en: {
      say: 'the rules were changed without approval in {commit} "{subject}" ({paths}): nothing is sent',
      fix: 'an owner named before that commit runs `postmerge approve --rules {commit}`, or revert it',
    },
    ja: {
      say: '承認のないルールの変更が {commit}「{subject}」にあります({paths})。何も送りません',
      fix: '変更前の責任者が `postmerge approve --rules {commit}` を実行するか、取り消してください',
    },
  },
  'send-would-authorise': { en: 'approved; would be authorised now', ja: '承認済み。実行すれば確定されます' },
  'send-nobody': {
    en: {
      say: 'approved, but nobody may be mailed on {lists}; nothing was sent and the edition is not used up',
      fix: 'see who is left out and why with postmerge plan; import contacts with their consent',
    },
    ja: {
      say: '承認済みですが、{lists} に送れる人がいません。何も送らず、この版も使っていません',
      fix: '対象外の理由を postmerge plan で確かめ、同意の記録とともに宛先を取り込んでください',
    },
  },
  'send-would': {
    en: 'would be sent to {recipients} people now',
    ja: '実行すれば今 {recipients} 人に送られます',
  },
  'send-waits': {
    en: {
      say: 'approved; leaves at {at} at the earliest',
      fix: 'until then `postmerge halt {release} --reason …` or a revert stops it',
    },
    ja: {
      say: '承認済み。早くて {at} に送ります',
      fix: 'それまでは `postmerge halt {release} --reason …` か revert で止められます',
    },
  },
  'send-denied': {
    en: { say: 'approved, but stopped for now: {denial}', fix: 'run the command again when that has passed' },
    ja: { say: '承認済みですが今は送れません: {denial}', fix: '解消したら、もう一度実行してください' },
  },
  'send-expired': {
    en: {
      say: 'its latest time is over; it does not leave any more',
      fix: 'merge a later `schedule`, which an owner approves',
    },
    ja: {
      say: '期限を過ぎたため、もう送りません',
      fix: '`schedule` を先の時刻に変えてマージし、責任者の承認を受けてください',
    },
  },
  'send-not-begun': {
    en: { say: 'not begun: the run was interrupted', fix: 'run the command again' },
    ja: { say: '実行が中断されたため、始めていません', fix: 'もう一度実行してください' },
  },
  'send-edition-used': {
    en: {
      say: 'was sent before it was changed in {commit}; the change is not sent',
      fix: 'write `edition: {next}` if it is to be sent again',
    },
    ja: {
      say: '{commit} での変更より前に送信が始まっているため、変更後の内容は送りません',
      fix: 'もう一度送るなら `edition: {next}` としてください',
    },
  },
  'send-cancelled': {
    en: 'cancelled: the campaign was withdrawn from the default branch',
    ja: '取り消し: キャンペーンが既定ブランチから取り下げられました',
  },
  'send-superseded': {
    en: 'superseded: another content took its place',
    ja: '差し替え: 別の内容に置き換えられました',
  },
  'send-not-believed': {
    en: {
      say: 'nothing was sent: receivers would not believe mail from {sender}',
      fix: 'publish the records above and run the command again',
    },
    ja: {
      say: '何も送っていません: {sender} からのメールは受信側に信頼されません',
      fix: '上のレコードを DNS に公開し、もう一度実行してください',
    },
  },
  'send-dns-unanswered': {
    en: {
      say: 'nothing was sent: DNS does not say whether receivers would believe mail from {sender}',
      fix: 'run the command again later',
    },
    ja: {
      say: '何も送っていません: {sender} からのメールが信頼されるかどうか、DNS の応答がなく分かりません',
      fix: '後でもう一度実行してください',
    },
  },
  'send-over-list-limit': {
    en: {
      say: 'nothing was sent: {recipients} people are more than the {max} that the lists {lists} allow',
      fix: 'target fewer people, or let the owners of the list raise limits.recipients in its file',
    },
    ja: {
      say: '何も送っていません: 対象の {recipients} 人は、リスト {lists} の上限 {max} 人を超えています',
      fix: '対象を減らすか、リストの責任者がファイルの limits.recipients を上げてください',
    },
  },
  'send-failed': {
    en: {
      say: 'not sent now',
      fix: 'mend what stands above and run the command again; nobody gets it twice',
    },
    ja: {
      say: '今は送れません',
      fix: '上の問題を直して、もう一度実行してください。二重には送りません',
    },
  },
  'send-first-message-refused': {
    en: {
      say: 'Nothing was sent: receivers would not believe the first message ({problem}).',
      fix: 'Run the command again for the record to publish.',
    },
    ja: {
      say: '何も送っていません: 最初の 1 通が受信側に信頼されません({problem})。',
      fix: 'もう一度実行すると、公開すべきレコードが表示されます。',
    },
  },
  'send-unsubscribe-dead': {
    en: {
      say: 'nothing was sent: the unsubscribe address at {host} does not work ({detail})',
      fix: 'start `postmerge serve` on this store behind that address and run the command again',
    },
    ja: {
      say: '何も送っていません: {host} の配信停止アドレスが動いていません({detail})',
      fix: 'このストアで `postmerge serve` をそのアドレスの後ろに起動し、もう一度実行してください',
    },
  },
  'send-unsubscribe-untried': {
    en: 'A rehearsal: the unsubscribe address at {host} was not tried, since neither it nor the relay reaches the world.',
    ja: '予行演習のため、配信停止リンク({host})は確かめていません(リンク先も中継サーバーも外部に届かない設定です)。',
  },
  'send-no-sender': {
    en: {
      say: 'The default branch has no sender "{sender}" any more.',
      fix: 'Restore it in policies/senders.yaml, or revert the campaign.',
    },
    ja: {
      say: '既定ブランチに送信元「{sender}」がもうありません。',
      fix: 'policies/senders.yaml に戻すか、キャンペーンを取り下げてください。',
    },
  },
  'send-artifact-missing': {
    en: {
      say: 'The store does not hold the compiled message {digest} that was authorised.',
      fix: 'Use the store that authorised it; another one would have forgotten whom it mailed.',
    },
    ja: {
      say: '確定時に作られた本文 {digest} がこのストアにありません。',
      fix: '確定したときのストアを使ってください。別のストアでは送信先の記録が失われます。',
    },
  },
  'send-claimed-elsewhere': {
    en: 'claimed by run {run}; 0 sent by this one',
    ja: '実行 {run} が送信中です。この実行では 0 件',
  },
  'send-already-sent': {
    en: 'already sent {at} to {accepted} of {all}, 0 sent',
    ja: '{at} に送信済み({all} 人中 {accepted} 人)。今回は 0 件',
  },
  'send-completed': {
    en: 'sent to {accepted} of {all}, {rejected} rejected, {skipped} skipped',
    ja: '{all} 人中 {accepted} 人に送信、拒否 {rejected}、対象外 {skipped}',
  },
  'send-unknown-left': {
    en: {
      say: 'the fate of {unknown} messages is unknown; they are not sent again by themselves',
      fix: 'look for them at the relay, then `postmerge resolve {release} --accepted` or `--not-sent`, with `--reason`',
    },
    ja: {
      say: '{unknown} 通の結果が不明です。自動では再送しません',
      fix: '中継サーバーの記録を確かめ、`postmerge resolve {release} --accepted` または `--not-sent` を `--reason` とともに実行してください',
    },
  },
  'send-halted': {
    en: {
      say: 'halted by {by}: {reason}',
      fix: 'postmerge resume {release} --reason … goes on, postmerge abort ends it',
    },
    ja: {
      say: '{by} が停止しました: {reason}',
      fix: 'postmerge resume {release} --reason … で再開、postmerge abort で打ち切り',
    },
  },
  'send-held': {
    en: { say: 'held: {reason}', fix: 'an owner lifts it with `postmerge resume {release} --reason …`' },
    ja: { say: '保留: {reason}', fix: '責任者が `postmerge resume {release} --reason …` で解除します' },
  },
  'send-to-be-continued': {
    en: {
      say: '{accepted} of {all} accepted, {deferred} deferred, {remaining} remaining',
      fix: 'run the command again; it goes on where it stopped',
    },
    ja: {
      say: '{all} 人中 受理 {accepted}、保留 {deferred}、残り {remaining}',
      fix: 'もう一度実行すると、続きから送ります',
    },
  },
  'send-interrupted': {
    en: {
      say: 'interrupted after {accepted} of {all}',
      fix: 'mend what stands above and run the command again; nobody gets it twice',
    },
    ja: {
      say: '{all} 人中 {accepted} 人で中断しました',
      fix: '上の問題を直して、もう一度実行してください。二重には送りません',
    },
  },
  'send-closed': { en: 'over: {state}', ja: '終了済み: {state}' },
} satisfies Vocabulary
