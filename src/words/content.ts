import type { Vocabulary } from './phrase.ts'

/** What can be wrong with the files people write: where they lie, and what they name. */
export const content = {
  'policy-missing': {
    en: { say: '{file} does not exist', fix: 'Add it; nothing is sent without it.' },
    ja: { say: '{file} がありません', fix: 'ファイルを追加してください。これがない間は何も送信されません。' },
  },
  'unknown-policy': {
    en: { say: 'no policy has this name', expected: 'one of: {expected}', fix: 'Rename or remove the file.' },
    ja: {
      say: 'この名前のポリシーはありません',
      expected: '次のいずれか: {expected}',
      fix: 'ファイル名を直すか、削除してください。',
    },
  },
  'unknown-file': {
    en: {
      say: 'no file of this kind belongs here',
      fix: 'Move it out of the content folders, or remove it.',
    },
    ja: { say: 'この種類のファイルはここに置けません', fix: '別の場所へ移すか、削除してください。' },
  },
  'campaign-without-folder': {
    en: {
      say: 'a campaign lies in a folder of its own',
      fix: 'Move it to campaigns/<name>/campaign.md, as in campaigns/2026-12-sale/campaign.md.',
    },
    ja: {
      say: 'キャンペーンは専用のフォルダーに置きます',
      fix: 'campaigns/<名前>/campaign.md へ移してください(例: campaigns/2026-12-sale/campaign.md)。',
    },
  },
  'nested-folder': {
    en: { say: 'no folder belongs here', fix: 'Move the file one level up.' },
    ja: { say: 'ここにフォルダーは置けません', fix: 'ファイルを一つ上の階層へ移してください。' },
  },
  'yml-ending': {
    en: { say: 'the ending .yml is not read', expected: '.yaml', fix: 'Rename the file.' },
    ja: {
      say: '拡張子 .yml のファイルは読み込まれません',
      expected: '拡張子 .yaml',
      fix: 'ファイル名を変更してください。',
    },
  },
  'bad-file-name': {
    en: {
      say: 'the file has a name that cannot be used',
      expected: 'a-z, 0-9 and -, at most 64',
      fix: 'Rename it.',
    },
    ja: {
      say: 'このファイル名は使えません',
      expected: '英小文字、数字、ハイフンで64文字以内',
      fix: 'ファイル名を変更してください。',
    },
  },
  'bad-folder-name': {
    en: {
      say: 'the folder has a name that cannot be used',
      expected: 'a-z, 0-9 and -, at most 64',
      fix: 'Rename it.',
    },
    ja: {
      say: 'このフォルダー名は使えません',
      expected: '英小文字、数字、ハイフンで64文字以内',
      fix: 'フォルダー名を変更してください。',
    },
  },
  'name-not-nfc': {
    en: { say: 'the name is not in Unicode normal form C', fix: 'Rename it with a-z, 0-9 and - only.' },
    ja: {
      say: '名前が Unicode 正規化形式 C ではありません',
      fix: '英小文字、数字、ハイフンだけの名前にしてください。',
    },
  },
  'case-twin': {
    en: { say: 'the path differs only in case from {other}', fix: 'Rename one of the two.' },
    ja: { say: '{other} と大文字・小文字だけが違うパスです', fix: 'どちらかの名前を変更してください。' },
  },
  'symbolic-link': {
    en: { say: 'this is a symbolic link', fix: 'Put the file itself here.' },
    ja: { say: 'シンボリックリンクは使えません', fix: 'ファイルそのものを置いてください。' },
  },
  submodule: {
    en: { say: 'this is a submodule', fix: 'Put the files themselves into this repository.' },
    ja: { say: 'サブモジュールは使えません', fix: 'ファイルそのものをこのリポジトリに置いてください。' },
  },
  'no-plain-file': {
    en: { say: 'this is no plain file (mode {mode})', fix: 'Put a plain file here.' },
    ja: { say: '通常のファイルではありません(モード {mode})', fix: '通常のファイルを置いてください。' },
  },
  'too-many-files': {
    en: {
      say: 'there are more than {limit} content files; none was read',
      fix: 'Remove campaigns that are long past.',
    },
    ja: {
      say: 'コンテンツファイルが {limit} 件を超えているため、一つも読み込んでいません',
      fix: '古いキャンペーンを削除してください。',
    },
  },
  'file-twice': {
    en: { say: '{other} has the same name', fix: 'Keep one of the two.' },
    ja: { say: '{other} と同じ名前です', fix: 'どちらか一方だけを残してください。' },
  },
  'file-too-large': {
    en: { say: 'the file is larger than {kilobytes} KB', fix: 'Shorten it.' },
    ja: { say: 'ファイルが {kilobytes} KB を超えています', fix: '短くしてください。' },
  },
  'file-unread': {
    en: {
      say: 'the file was not read',
      fix: 'See that you may read it; then commit it again as a plain file.',
    },
    ja: {
      say: 'ファイルを読み込めませんでした',
      fix: '読み取りの権限を確認し、通常のファイルとしてコミットし直してください。',
    },
  },
  'folder-unread': {
    en: { say: 'the folder could not be opened', fix: 'See that you may open it and read what is in it.' },
    ja: {
      say: 'フォルダーを開けませんでした',
      fix: 'フォルダーと中のファイルの読み取り権限を確認してください。',
    },
  },
  'file-not-utf8': {
    en: {
      say: 'the text is not UTF-8',
      fix: 'Save the file as UTF-8. In Notepad: File, Save as, Encoding: UTF-8.',
    },
    ja: {
      say: '文字コードが UTF-8 ではありません',
      fix: 'UTF-8 で保存し直してください。メモ帳なら「ファイル」→「名前を付けて保存」→「文字コード: UTF-8」です。',
    },
  },
  'file-lfs-pointer': {
    en: { say: 'this is a pointer of Git LFS, not the file', fix: 'Commit the file itself.' },
    ja: {
      say: 'これは Git LFS のポインターで、ファイル本体ではありません',
      fix: 'ファイル本体をコミットしてください。',
    },
  },
  'control-character': {
    en: {
      say: 'there is an invisible control character here',
      fix: 'Delete it; often it came with a copied text.',
    },
    ja: {
      say: '見えない制御文字が含まれています',
      fix: '削除してください。多くは文章のコピーと一緒に入ります。',
    },
  },
  'mjml-config': {
    en: { say: '.mjmlconfig could name programs to run', fix: 'Remove the file.' },
    ja: {
      say: '.mjmlconfig は実行するプログラムを指定できるため使えません',
      fix: 'ファイルを削除してください。',
    },
  },
  'private-key-in-repository': {
    en: {
      say: 'there is a private key here',
      fix: 'Replace that key by a new one everywhere: it is in the history of this repository now.',
    },
    ja: {
      say: '秘密鍵が含まれています',
      fix: 'この鍵は履歴に残るため、すべての場所で新しい鍵に取り替えてください。',
    },
  },
  'address-in-repository': {
    en: {
      say: 'there is an email address here',
      fix: 'Remove it: addresses of contacts live in the store, those of staff in policies/identities.yaml.',
    },
    ja: {
      say: 'メールアドレスが含まれています',
      fix: '削除してください。顧客のアドレスはストアに、社員のアドレスは policies/identities.yaml に置きます。',
    },
  },
  'not-supported-yet': {
    en: {
      say: '{what} is not supported yet',
      fix: 'Remove it; it would otherwise be ignored, which is refused.',
    },
    ja: { say: '{what} にはまだ対応していません', fix: '削除してください。無視して送信することはしません。' },
  },
  'campaign-file-name': {
    en: {
      say: '{name} is not how the text of a campaign is called',
      expected: 'campaign.md or campaign.mjml, and campaign.ja.md for another language',
      fix: 'Rename it. Windows hides endings such as .txt until “File name extensions” is ticked; a document of a word processor must be saved as plain text.',
    },
    ja: {
      say: '「{name}」は、キャンペーンの本文のファイル名として使えません',
      expected: 'campaign.md または campaign.mjml。別の言語は campaign.en.md のような名前',
      fix: 'ファイル名を変更してください。Windows では「表示」→「ファイル名拡張子」をオンにすると、隠れた .txt などが見えます。Word などの文書は、テキスト形式で保存し直してください。',
    },
  },
  'campaign-file-missing': {
    en: {
      say: 'the folder of campaign {campaign} holds no campaign file',
      expected: 'campaign.md or campaign.mjml',
      fix: 'Add one, or remove the folder.',
    },
    ja: {
      say: 'キャンペーン {campaign} のフォルダーに本体のファイルがありません',
      expected: 'campaign.md または campaign.mjml',
      fix: 'ファイルを追加するか、フォルダーを削除してください。',
    },
  },
  'unknown-list': {
    en: {
      say: 'unknown list "{list}"',
      expected: 'one of: {expected}',
      fix: 'Correct the name, or have lists/{list}.yaml added first.',
    },
    ja: {
      say: 'リスト「{list}」はありません',
      expected: '次のいずれか: {expected}',
      fix: '名前を直すか、先に lists/{list}.yaml を追加してもらってください。',
    },
  },
  'no-such-name': {
    en: { say: '"{written}" is no name', expected: 'one of: {expected}', fix: 'Write one of these names.' },
    ja: {
      say: '「{written}」という名前は使えません',
      expected: '次のいずれか: {expected}',
      fix: 'このいずれかの名前を書いてください。',
    },
  },
  'title-for-name': {
    en: { say: '"{written}" is no name', expected: '{meant}', fix: 'Write {meant}.' },
    ja: {
      say: '「{written}」という名前は使えません',
      expected: '{meant}',
      fix: '{meant} と書いてください。',
    },
  },
  'address-for-name': {
    en: {
      say: '{key} holds a name, not an email address',
      expected: 'one of: {expected}',
      fix: 'Write one of these names.',
    },
    ja: {
      say: '{key} に書くのはメールアドレスではなく、登録された名前です',
      expected: '次のいずれか: {expected}',
      fix: 'このいずれかの名前を書いてください。',
    },
  },
  'list-named-twice': {
    en: { say: 'list "{list}" is named twice', fix: 'Remove one of the two.' },
    ja: { say: 'リスト「{list}」が2回書かれています', fix: '一方を削除してください。' },
  },
  'list-targeted-and-excluded': {
    en: { say: 'list "{list}" is both targeted and excluded', fix: 'Remove it from lists or from exclude.' },
    ja: {
      say: 'リスト「{list}」が宛先と除外の両方にあります',
      fix: 'lists か exclude のどちらかから削除してください。',
    },
  },
  'unknown-sender': {
    en: {
      say: 'unknown sender "{sender}"',
      expected: 'one of: {expected}',
      fix: 'Correct the name, or have the sender added to policies/senders.yaml first.',
    },
    ja: {
      say: '送信元「{sender}」はありません',
      expected: '次のいずれか: {expected}',
      fix: '名前を直すか、先に policies/senders.yaml へ追加してもらってください。',
    },
  },
  'category-not-allowed': {
    en: {
      say: 'sender "{sender}" may not send mail of category {category}',
      expected: 'one of: {expected}',
      fix: 'Choose another sender or category.',
    },
    ja: {
      say: '送信元「{sender}」は分類 {category} のメールを送れません',
      expected: '次のいずれか: {expected}',
      fix: '送信元か分類を変更してください。',
    },
  },
  'notice-sender-category': {
    en: {
      say: 'sender "{sender}" is not for notices',
      expected: 'a sender with category notice',
      fix: 'Choose another sender; notices have a domain and a key of their own.',
    },
    ja: {
      say: '送信元「{sender}」は通知用ではありません',
      expected: '分類に notice を持つ送信元',
      fix: '通知専用のドメインと鍵を持つ送信元を選んでください。',
    },
  },
  'unknown-layout': {
    en: {
      say: 'unknown layout "{layout}"',
      expected: 'one of: {expected}',
      fix: 'Correct the name, or add campaigns/_layouts/{layout}.mjml.',
    },
    ja: {
      say: 'レイアウト「{layout}」はありません',
      expected: '次のいずれか: {expected}',
      fix: '名前を直すか、campaigns/_layouts/{layout}.mjml を追加してください。',
    },
  },
  'unknown-person': {
    en: {
      say: 'unknown person "{person}"',
      expected: 'one of: {expected}',
      fix: 'Correct the name, or add the person under people.',
    },
    ja: {
      say: '「{person}」という人は登録されていません',
      expected: '次のいずれか: {expected}',
      fix: '名前を直すか、people に追加してください。',
    },
  },
  'unknown-network': {
    en: {
      say: 'unknown network "{network}"',
      expected: 'one of: {expected}',
      fix: 'Correct the name, or add it under networks.',
    },
    ja: {
      say: 'ネットワーク「{network}」は定義されていません',
      expected: '次のいずれか: {expected}',
      fix: '名前を直すか、networks に追加してください。',
    },
  },
  'team-named-twice': {
    en: { say: 'team {team} is the same as {other}: case does not count', fix: 'Join the two.' },
    ja: {
      say: 'チーム {team} は {other} と同じです(大文字・小文字は区別されません)',
      fix: '一つにまとめてください。',
    },
  },
  'team-without-organisation': {
    en: {
      say: '{team} would be read as a person',
      expected: '@organisation/team',
      fix: 'Put the organisation in front.',
    },
    ja: {
      say: '{team} は個人の名前として扱われます',
      expected: '@組織/チーム',
      fix: '前に組織の名前を付けてください。',
    },
  },
  'ssh-key-shared': {
    en: {
      say: 'the key of {person} is also the key of {other}',
      fix: 'Give each person a key of their own: one key is one approval.',
    },
    ja: {
      say: '{person} の鍵は {other} の鍵と同じです',
      fix: '一人ずつ別の鍵にしてください。一つの鍵が一人分の承認です。',
    },
  },
  'identity-shared': {
    en: {
      say: '{person} and {other} share this',
      fix: 'Give it to one of the two: otherwise nobody knows whose commits these are.',
    },
    ja: {
      say: '{person} と {other} に同じ値があります',
      fix: 'どちらか一方だけに書いてください。誰のコミットか分からなくなります。',
    },
  },
  'approval-off-confidential': {
    en: { say: 'list "{list}" is confidential; its approval cannot be off', fix: 'Remove the line.' },
    ja: { say: 'リスト「{list}」は機密のため、承認を不要にできません', fix: 'この設定を削除してください。' },
  },
  'approval-off-too-long': {
    en: {
      say: 'the approval of list "{list}" is off for more than {days} days',
      fix: 'Choose a nearer day.',
    },
    ja: {
      say: 'リスト「{list}」の承認を {days} 日を超えて不要にしています',
      fix: 'もっと近い日付にしてください。',
    },
  },
  'ends-before-it-begins': {
    en: { say: 'the end lies before the beginning', fix: 'Correct one of the two days.' },
    ja: { say: '終わりの日が始まりの日より前です', fix: 'どちらかの日付を直してください。' },
  },
  'ledger-key-twice': {
    en: { say: 'the key "{id}" is the same as "{other}"', fix: 'Make a key of its own for each role.' },
    ja: { say: '鍵「{id}」は「{other}」と同じです', fix: '役割ごとに別の鍵を作ってください。' },
  },
  'ledger-id-twice': {
    en: { say: 'the id "{id}" is used twice', fix: 'Give one of the two keys another id.' },
    ja: { say: 'id「{id}」が2回使われています', fix: '一方の鍵の id を変更してください。' },
  },
  'relay-without-tls': {
    en: {
      say: 'sender "{sender}" speaks to its relay without TLS',
      expected: 'starttls or implicit',
      fix: 'Only a relay on this very machine may do without.',
    },
    ja: {
      say: '送信元「{sender}」は TLS なしで中継サーバーに接続します',
      expected: 'starttls または implicit',
      fix: 'TLS を省けるのは、同じマシン上の中継サーバーだけです。',
    },
  },
} satisfies Vocabulary
