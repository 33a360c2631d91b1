import type { Vocabulary } from './phrase.ts'

/** What the ledger's entries say: the commit subjects of the branch, and the lines of `audit log`. */
const said = {
  'ledger-said-root': { en: 'the record begins at commit {commit}', ja: 'コミット {commit} から記録を開始' },
  'ledger-said-rules': {
    en: 'every rule change up to commit {commit} was approved',
    ja: 'コミット {commit} までのルール変更はすべて承認済み',
  },
  'ledger-said-planned': {
    en: '{count} recipients counted for the request at {commit}',
    ja: '依頼 {commit} の宛先を集計: {count} 人',
  },
  'ledger-said-tested': {
    en: 'test of {commit} mailed to {people}, asked for by {by}',
    ja: '{by} さんの依頼で {commit} のテスト配信: {people}',
  },
  'ledger-said-blocked': { en: 'not sent: {reason}', ja: '送信せず: {reason}' },
  'ledger-said-released': { en: 'hold lifted by {by}: {reason}', ja: '{by} が保留を解除: {reason}' },
  'ledger-said-claimed': { en: 'sending begins', ja: '送信を開始' },
  'ledger-said-claimed-again': { en: 'sending goes on, attempt {attempt}', ja: '送信を継続({attempt} 回目)' },
  'ledger-said-snapshot': { en: '{count} recipients', ja: '宛先を確定: {count} 人' },
  'ledger-said-stage-started': { en: 'stage {stage} begins', ja: '段階 {stage} を開始' },
  'ledger-said-stage-sent': { en: 'stage {stage} handed over', ja: '段階 {stage} の引き渡しが完了' },
  'ledger-said-stage-ok': {
    en: 'the figures of stage {stage} are good',
    ja: '段階 {stage} の数値は問題なし',
  },
  'ledger-said-sent': { en: 'sent to {sent} of {total}', ja: '{total} 人中 {sent} 人に送信' },
  'ledger-said-halted': { en: 'stopped by {by}: {reason}', ja: '{by} が停止: {reason}' },
  'ledger-said-resumed': { en: 'resumed by {by}: {reason}', ja: '{by} が再開: {reason}' },
  'ledger-said-aborted': { en: 'ended for good by {by}: {reason}', ja: '{by} が打ち切り: {reason}' },
  'ledger-said-settled-accepted': {
    en: '{count} of unknown fate settled as accepted by {by}: {reason}',
    ja: '結果不明の {count} 件を {by} が「受理済み」と確定: {reason}',
  },
  'ledger-said-settled-not-sent': {
    en: '{count} of unknown fate settled as not sent by {by}: {reason}',
    ja: '結果不明の {count} 件を {by} が「未送信」と確定: {reason}',
  },
  'ledger-said-expired': { en: 'not sent: its time was over', ja: '送信せず: 送信期限を過ぎた' },
  'ledger-said-cancelled': { en: 'cancelled before it was sent', ja: '送信前に取り消し' },
  'ledger-said-superseded': { en: 'replaced by commit {commit}', ja: 'コミット {commit} に置き換え' },
  'ledger-part-skipped': { en: '{count} skipped', ja: '対象外 {count} 人' },
  'ledger-part-rejected': { en: '{count} rejected', ja: '拒否 {count} 人' },
  'ledger-part-unknown': { en: '{count} of unknown fate', ja: '結果不明 {count} 人' },
  'ledger-part-not-sent': { en: '{count} not sent', ja: '未送信 {count} 人' },
  'ledger-part-approved': { en: 'approved by {people}', ja: '承認: {people}' },
  'ledger-part-rehearsal': { en: 'a rehearsal: colleagues only', ja: 'リハーサル(社内の人だけ)' },
  'ledger-part-without': {
    en: 'list {list} without approval under a policy until {until}',
    ja: 'リスト {list} はポリシーにより承認なし({until} まで)',
  },
} satisfies Vocabulary

/** What can be wrong with an entry. */
const wrong = {
  'ledger-unreadable': {
    en: 'it cannot be read: {field} is missing, unknown or malformed',
    ja: '読み取れません({field} がないか、未知か、形式が不正です)',
  },
  'ledger-wrong-number': {
    en: 'numbered {found} instead of {expected}',
    ja: '番号が {expected} ではなく {found} です',
  },
  'ledger-broken-link': {
    en: 'it does not follow from the entry before: one of them was changed, or one between them is gone',
    ja: '直前の記録とつながっていません。どちらかが変更されたか、間の記録が失われています',
  },
  'ledger-back-in-time': {
    en: 'its time {at} is before that of the entry before',
    ja: '時刻 {at} が直前の記録より前です',
  },
  'ledger-unknown-key': {
    en: 'signed with key {key}, which policies/ledger.yaml never named',
    ja: 'policies/ledger.yaml に一度も載っていない鍵 {key} で署名されています',
  },
  'ledger-bad-signature': {
    en: 'its signature is not that of key {key}: it was changed after it was signed',
    ja: '鍵 {key} の署名ではありません。署名の後に変更されています',
  },
  'ledger-key-out-of-date': {
    en: 'key {key} was not valid on {day}',
    ja: '鍵 {key} は {day} には有効ではありませんでした',
  },
  'ledger-wrong-role': { en: 'a {role} key may not write it', ja: '役割 {role} の鍵では書けない記録です' },
  'ledger-second-root': { en: 'the record begins a second time', ja: '記録の開始が 2 回あります' },
  'ledger-before-root': { en: 'it stands before the record begins', ja: '記録の開始より前にあります' },
  'ledger-foreign-release': {
    en: 'its release key does not belong to this repository, campaign and edition',
    ja: 'リリースの鍵が、このリポジトリ・キャンペーン・版のものではありません',
  },
  'ledger-illegal-order': {
    en: '{release} was {state}, from where this cannot follow',
    ja: '{release} は {state} の状態であり、この記録は続きえません',
  },
  'ledger-wrong-stage': {
    en: 'stage {found} instead of {expected}',
    ja: '段階が {expected} ではなく {found} です',
  },
  'ledger-unfinished': { en: '{count} recipients are unaccounted for', ja: '{count} 人の結果が残っています' },
  'ledger-wrong-unknown': {
    en: '{count} recipients of unknown fate do not fit this end',
    ja: '結果不明 {count} 人は、この終わり方と矛盾します',
  },
  'ledger-counts-differ': {
    en: '{found} {state}, but the batches hold {expected}',
    ja: '{state} が {found} 人ですが、各バッチの合計は {expected} 人です',
  },
  'ledger-not-linear': {
    en: 'its commit {commit} does not have the entry before as its only parent',
    ja: 'コミット {commit} の親が、直前の記録だけではありません',
  },
  'ledger-not-one-file': {
    en: 'its commit {commit} does something else than adding this one entry',
    ja: 'コミット {commit} が、この記録の追加以外の変更を含んでいます',
  },
  'ledger-wrong-sum': {
    en: 'the counts add up to {found} instead of {expected}',
    ja: '合計が {expected} ではなく {found} です',
  },
} satisfies Vocabulary

/** What keeps the ledger from being read or written. */
const failures = {
  'ledger-key-unusable': {
    en: {
      say: 'The private key of ledger key "{key}" cannot be used.',
      fix: 'Give an Ed25519 private key as PKCS #8 PEM; `openssl genpkey -algorithm ed25519` makes one.',
    },
    ja: {
      say: '台帳の鍵「{key}」の秘密鍵を使えません。',
      fix: 'Ed25519 の秘密鍵を PKCS #8 PEM 形式で指定してください(`openssl genpkey -algorithm ed25519` で作れます)。',
    },
  },
  'ledger-key-unnamed': {
    en: {
      say: 'The private ledger key given here belongs to no key of policies/ledger.yaml.',
      fix: 'Add its public half there by a pull request that the Administrators approve, or give another key.',
    },
    ja: {
      say: '指定された台帳の秘密鍵に対応する公開鍵が policies/ledger.yaml にありません。',
      fix: '管理者の承認を得たプルリクエストで公開鍵を追加するか、別の鍵を指定してください。',
    },
  },
  'ledger-key-not-in-policy': {
    en: {
      say: 'The ledger key "{key}" is not in policies/ledger.yaml, or is not valid today.',
      fix: 'Add its public key there by a pull request that the Administrators approve, or name another key.',
    },
    ja: {
      say: '台帳の鍵「{key}」が policies/ledger.yaml にないか、現在は有効期間外です。',
      fix: '管理者の承認を得たプルリクエストで公開鍵を追加するか、別の鍵を指定してください。',
    },
  },
  'ledger-address-refused': {
    en: {
      say: 'The ledger refuses an entry {type} that holds something like an email address; the record can never be deleted.',
      fix: 'Take the address out of the approval, tag or policy that it comes from.',
    },
    ja: {
      say: 'メールアドレスらしきものを含むため、{type} を台帳に書けません(台帳は削除できない記録です)。',
      fix: '元になった承認・タグ・ポリシーからアドレスを取り除いてください。',
    },
  },
  'ledger-invalid': {
    en: {
      say: 'The ledger is not sound: entry {seq} ({type}) is wrong. Nothing is sent on top of it.',
      fix: 'Run `postmerge audit verify` to see what is wrong, and restore the branch from a clone that is sound.',
    },
    ja: {
      say: '台帳に問題があります(記録 {seq}、{type})。この上では何も送りません。',
      fix: '`postmerge audit verify` で内容を確かめ、正しいクローンからブランチを復元してください。',
    },
  },
  'ledger-rewound': {
    en: {
      say: 'The ledger is shorter than it was: {found} entries where {known} were seen.',
      fix: 'Somebody rewrote the branch. Restore it from a clone that has all entries, and protect it against force pushes.',
    },
    ja: {
      say: '台帳が以前より短くなっています(確認済み {known} 件に対して {found} 件)。',
      fix: 'ブランチが書き換えられています。全記録を持つクローンから復元し、強制プッシュを禁止してください。',
    },
  },
  'ledger-rewritten': {
    en: {
      say: 'The branch of the ledger was rewritten: what was there before is not part of it any more.',
      fix: 'Restore it from a clone that has all entries, and protect it against force pushes and deletion.',
    },
    ja: {
      say: '台帳のブランチが書き換えられています。以前の記録が含まれていません。',
      fix: '全記録を持つクローンから復元し、強制プッシュと削除を禁止してください。',
    },
  },
  'ledger-foreign-file': {
    en: {
      say: 'The branch of the ledger holds a file that is no entry: {path}',
      fix: 'Somebody else wrote to the branch. Restore it from a clone that is sound, and let only the sender push to it.',
    },
    ja: {
      say: '台帳のブランチに、記録ではないファイルがあります: {path}',
      fix: '第三者が書き込んでいます。正しいクローンから復元し、書き込み権限を送信係だけに限ってください。',
    },
  },
  'ledger-unreachable': {
    en: {
      say: 'The ledger at "{remote}" cannot be reached, or does not take what was pushed.',
      fix: 'Check the connection and the right to push to its branch, then run the command again; nothing was lost.',
    },
    ja: {
      say: '台帳({remote})に接続できないか、プッシュを受け付けません。',
      fix: '接続とブランチへの書き込み権限を確かめて、もう一度実行してください。失われたものはありません。',
    },
  },
  'ledger-crowded': {
    en: {
      say: 'Too many others write to the ledger at the same time.',
      fix: 'Run the command again in a minute.',
    },
    ja: {
      say: '台帳への書き込みが混み合っています。',
      fix: '1 分ほど待ってから、もう一度実行してください。',
    },
  },
} satisfies Vocabulary

/** What `audit` claims, and what speaks against it. */
const audit = {
  'option-recipient': {
    en: "the person's address; it is never logged",
    ja: '本人のアドレス(記録されません)',
  },
  'audit-chain': {
    en: '{count} entries: numbered, linked, signed by keys that may, in a legal order, and adding up',
    ja: '記録 {count} 件: 番号・連結・署名と権限・順序・合計',
  },
  'audit-commits': {
    en: '{count} commits in one line, each adding one entry and nothing else',
    ja: 'コミット {count} 件: 一直線で、それぞれ記録を 1 件だけ追加',
  },
  'audit-rules': {
    en: '{count} changes of the rules since {commit}, each approved by those whom the rules before it name',
    ja: '{commit} 以降のルール変更 {count} 件: いずれも変更前のルールが定める責任者が承認',
  },
  'audit-approvals': {
    en: '{count} authorisations, judged again from git and the signed tags in the record: each had its approvals',
    ja: '送信許可 {count} 件: git と記録内の署名付きタグから再判定し、いずれも承認あり',
  },
  'audit-evidence': {
    en: '{count} Merkle roots over recipients, computed again from the store',
    ja: '受信者ごとの証拠のマークル根 {count} 件: 保存データから再計算',
  },
  'audit-evidence-unchecked': {
    en: {
      say: 'The Merkle roots over recipients were not computed again: there is no store here.',
      fix: 'Run it where the store is, with POSTMERGE_STORE set.',
    },
    ja: {
      say: '保存データがないため、受信者ごとの証拠は再計算していません。',
      fix: '保存データのあるマシンで、POSTMERGE_STORE を設定して実行してください。',
    },
  },
  'audit-no-root': {
    en: {
      say: 'No rule was judged: the record has no beginning yet.',
      fix: 'The first `postmerge send --trust-root` writes it.',
    },
    ja: {
      say: '記録がまだ始まっていないため、ルールは判定していません。',
      fix: '最初の `postmerge send --trust-root` で記録が始まります。',
    },
  },
  'audit-rules-unasked': {
    en: {
      say: 'The changes of the rules were not judged again: their reviews could not be read ({detail}).',
      fix: 'Run it with credentials for GitHub, where the network reaches it.',
    },
    ja: {
      say: 'ルールの変更は再判定していません。GitHub のレビューを読み取れませんでした({detail})。',
      fix: 'GitHub に接続できる環境で、認証情報を設定して実行してください。',
    },
  },
  'audit-sound': { en: 'The record is sound.', ja: '記録に問題はありません。' },
  'audit-unsound': {
    en: 'The record is NOT sound. Nothing is sent on top of it until that is mended.',
    ja: '記録に問題があります。解決するまで、この上では何も送りません。',
  },
  'audit-at-entry': { en: 'entry {seq} ({type})', ja: '記録 {seq}({type})' },
  'audit-at-commit': { en: 'commit {commit} ({subject})', ja: 'コミット {commit}({subject})' },
  'audit-batch-missing': {
    en: '{release}: the store holds nothing of this batch',
    ja: '{release}: このバッチが保存データにありません',
  },
  'audit-root-differs': {
    en: '{release}: what the store holds is not what was signed: a receipt was changed, or a person taken out by hand',
    ja: '{release}: 保存データが署名時の内容と一致しません(結果の変更、または list erase を使わない個人情報の削除)',
  },
  'audit-rules-upto-wrong': {
    en: 'it calls the rules up to commit {commit} approved, and they are not',
    ja: 'コミット {commit} までのルールを承認済みとしていますが、そうではありません',
  },
  'audit-not-approved': {
    en: '{release}: judged again it is {verdict} ({reason})',
    ja: '{release}: 再判定の結果は {verdict}({reason})です',
  },
  'audit-other-evidence': {
    en: '{release}: git does not say what its evidence says',
    ja: '{release}: 証拠の内容が git と一致しません',
  },
  'audit-other-judge': {
    en: '{release}: it was judged by {judge}, which this version of Postmerge does not have; run audit verify of the version that sent it',
    ja: '{release}: 判定したのは {judge} で、この版の Postmerge にはありません。送信した版の audit verify で確認してください',
  },
  'audit-other-data': {
    en: '{release}: {field} is not what was judged',
    ja: '{release}: {field} が判定の内容と異なります',
  },
  'audit-log-unsound': {
    en: 'The record is not sound ({count} problems); `postmerge audit verify` names them.',
    ja: '記録に問題が {count} 件あります。`postmerge audit verify` で確認できます。',
  },
  'audit-release-unknown': {
    en: 'The record knows no release of this name. The most alike first: {known}',
    ja: 'この名前のリリースは記録にありません。記録にあるもの(似ている順): {known}',
  },
  'audit-release-malformed': {
    en: {
      say: '"{text}" names no release.',
      fix: 'Name a campaign, or a campaign and its edition: winter-sale/1. In the record, the most alike first: {known}',
    },
    ja: {
      say: '「{text}」はリリース名ではありません。',
      fix: 'キャンペーン名、または版を付けて指定してください(例: winter-sale/1)。記録にあるもの(似ている順): {known}',
    },
  },
} satisfies Vocabulary

/** What became of one person's message. */
const trace = {
  'trace-remaining': { en: 'not sent yet', ja: '未送信' },
  'trace-intent': { en: 'being sent', ja: '送信中' },
  'trace-accepted': { en: 'accepted by the relay', ja: '中継サーバーが受理' },
  'trace-deferred': { en: 'put off by the relay, will be tried again', ja: '中継サーバーが延期(再試行予定)' },
  'trace-rejected': { en: 'rejected by the relay', ja: '中継サーバーが拒否' },
  'trace-unknown': { en: 'of unknown fate', ja: '結果不明' },
  'trace-not-sent': { en: 'found not sent', ja: '未送信と確定' },
  'trace-skipped': { en: 'skipped', ja: '対象外' },
  'trace-list': { en: 'as a member of list {list}', ja: 'リスト: {list}' },
  'trace-message': { en: 'message {id}', ja: 'メッセージ: {id}' },
  'trace-answer': {
    en: 'the relay answered "{reply}" at {at} (attempts: {attempts})',
    ja: '中継サーバーの応答: 「{reply}」({at}、試行 {attempts} 回)',
  },
  'trace-no-answer': {
    en: 'no answer was read, noted at {at} (attempts: {attempts})',
    ja: '応答なし({at} に記録、試行 {attempts} 回)',
  },
  'trace-no-proof': { en: 'not in the signed record yet', ja: '署名付きの記録にはまだありません' },
  'trace-proved': {
    en: 'leaf {place} of {size} in entry {seq} of {at}, signed by {key}; {hashes} hashes lead to its root {root}',
    ja: '記録 {seq}({at}、署名 {key})の葉 {place}/{size}。{hashes} 個のハッシュで根 {root} に到達',
  },
  'trace-not-proved': {
    en: 'NOT proved by entry {seq} of {at}: leaf {place} of {size} does not lead to its root {root}',
    ja: '記録 {seq}({at})では証明できません。葉 {place}/{size} から根 {root} に到達しません',
  },
  'trace-nothing': { en: 'This person got nothing from it.', ja: 'この人には何も送られていません。' },
  'trace-no-address': {
    en: { say: 'An address is needed.', fix: 'Give it as --recipient name@example.com' },
    ja: { say: 'アドレスの指定が必要です。', fix: '--recipient name@example.com の形で指定してください。' },
  },
  'trace-unknown-address': {
    en: {
      say: 'The store knows nobody by this address.',
      fix: 'Check its spelling. A person who was erased leaves nothing behind by which an address could be found.',
    },
    ja: {
      say: 'このアドレスの人は保存データにいません。',
      fix: '綴りを確かめてください。削除された人は、アドレスから探せません。',
    },
  },
} satisfies Vocabulary

/** The words of `ledger`. */
export const ledger = { ...said, ...wrong, ...failures, ...audit, ...trace } satisfies Vocabulary
