import type { Vocabulary } from './phrase.ts'

/** The words of contacts, imports and the store. */
export const audience = {
  'store-unreadable': {
    en: {
      say: 'The store {path} could not be opened.',
      fix: 'See that the folder may be written to, that the disk is not full and that the file is a Postmerge store; POSTMERGE_STORE names it.',
    },
    ja: {
      say: 'ストア {path} を開けませんでした。',
      fix: 'フォルダーに書き込めること、ディスクに空きがあること、ファイルが Postmerge のストアであることを確かめてください。場所は POSTMERGE_STORE で指定します。',
    },
  },
  'store-not-written': {
    en: {
      say: 'The store could not be written: the disk refused, or another process held it for more than ten seconds.',
      fix: 'Run the command again; see that the disk is not full. What was not written did not happen.',
    },
    ja: {
      say: 'ストアに書き込めませんでした。ディスクに拒まれたか、ほかのプロセスが 10 秒を超えて使っていました。',
      fix: 'もう一度実行してください。ディスクの空きも確かめてください。書き込めなかった操作は行われていません。',
    },
  },
  'store-too-new': {
    en: {
      say: 'The store {path} was made by another version of Postmerge, which this one cannot read.',
      fix: 'Update Postmerge to the version that used the store last.',
    },
    ja: {
      say: 'ストア {path} は別のバージョンの Postmerge で作られており、このバージョンでは読めません。',
      fix: '最後にこのストアを使ったバージョン以降の Postmerge に更新してください。',
    },
  },
  'store-postgres': {
    en: {
      say: 'A store in PostgreSQL is not supported yet.',
      fix: 'Set POSTMERGE_STORE to a SQLite file, for example sqlite:var/postmerge.db.',
    },
    ja: {
      say: 'PostgreSQL のストアにはまだ対応していません。',
      fix: 'POSTMERGE_STORE に SQLite のファイルを指定してください(例: sqlite:var/postmerge.db)。',
    },
  },
  'store-url': {
    en: {
      say: 'POSTMERGE_STORE does not name a store.',
      expected: 'sqlite:PATH, for example sqlite:var/postmerge.db',
      fix: 'Set POSTMERGE_STORE to the path of the SQLite file after the word sqlite and a colon.',
    },
    ja: {
      say: 'POSTMERGE_STORE の値がストアを指していません。',
      expected: 'sqlite:パス(例: sqlite:var/postmerge.db)',
      fix: 'POSTMERGE_STORE に「sqlite:」と SQLite ファイルのパスを続けて指定してください。',
    },
  },
  'suppress-invalid': {
    en: {
      say: 'What was to be suppressed is not a mail address that anything could be sent to.',
      fix: 'Check how the address is written.',
    },
    ja: {
      say: '配信停止にしようとしたものは、送信できる形のメールアドレスではありません。',
      fix: 'アドレスの書き方を確かめてください。',
    },
  },
  'csv-unreadable': {
    en: {
      say: 'The file {file} could not be read.',
      fix: 'Check the path, and that it is a file you may read.',
    },
    ja: {
      say: 'ファイル {file} を読めませんでした。',
      fix: 'パスと、読み取り権限のあるファイルであることを確かめてください。',
    },
  },
  'csv-encoding': {
    en: {
      say: 'Line {line} is neither UTF-8 nor Shift_JIS, or not in the encoding of the lines before it.',
      fix: 'Save the file again as “CSV UTF-8” and import that.',
    },
    ja: {
      say: '{line} 行目が UTF-8 でも Shift_JIS でもないか、それまでの行と文字コードが違います。',
      fix: '「CSV UTF-8」形式で保存し直したファイルを取り込んでください。',
    },
  },
  'csv-line-too-long': {
    en: {
      say: 'Line {line} is longer than 64 KB, which no row of contacts is.',
      fix: 'Check that the file is a CSV file, and that a quotation mark that opens is closed.',
    },
    ja: {
      say: '{line} 行目が 64 KB を超えています。宛先の行としては長すぎます。',
      fix: 'CSV ファイルであること、引用符が閉じられていることを確かめてください。',
    },
  },
  'csv-quotes': {
    en: {
      say: 'The quotation marks of line {line}, or of a row that begins before it, do not fit together.',
      fix: 'Put a cell with quotation marks in quotation marks and double those inside, as spreadsheets do when they save CSV.',
    },
    ja: {
      say: '{line} 行目、またはその前から続く行で、引用符の対応が取れていません。',
      fix: '引用符を含むセルは全体を引用符で囲み、中の引用符は二重にしてください。表計算ソフトで CSV として保存し直すと、そうなります。',
    },
  },
  'csv-empty': {
    en: { say: 'The file is empty.', fix: 'Export it again; its first row names the columns.' },
    ja: { say: 'ファイルが空です。', fix: '出力し直してください。1 行目は列の名前です。' },
  },
  'csv-header': {
    en: {
      say: 'The first row names no column email.',
      expected: 'these columns: {columns}',
      fix: 'Put the names of the columns in the first row.',
    },
    ja: {
      say: '1 行目に email という列がありません。',
      expected: '列: {columns}',
      fix: '1 行目に列の名前を書いてください。',
    },
  },
  'csv-semicolons': {
    en: {
      say: 'The columns are separated by semicolons, not by commas.',
      fix: 'Save it as “CSV UTF-8 (comma delimited)”. Where the spreadsheet always writes semicolons, replace them outside of quoted cells.',
    },
    ja: {
      say: '列の区切りがカンマではなくセミコロンです。',
      fix: '「CSV UTF-8(コンマ区切り)」で保存し直してください。',
    },
  },
  'csv-tabs': {
    en: {
      say: 'The columns are separated by tabs, not by commas.',
      fix: 'Save it as “CSV UTF-8 (comma delimited)”, not as text.',
    },
    ja: {
      say: '列の区切りがカンマではなくタブです。',
      fix: '「テキスト」ではなく「CSV UTF-8(コンマ区切り)」で保存し直してください。',
    },
  },
  'csv-email-written': {
    en: {
      say: 'The first row says “{written}” where the column is called email.',
      fix: 'Write the names of the columns in lower case, as the list declares them: email',
    },
    ja: {
      say: '1 行目の「{written}」は、email という名前にする必要があります。',
      fix: '列の名前は、リストの宣言どおり半角の小文字で書いてください: email',
    },
  },
  'csv-column-twice': {
    en: { say: 'The column {column} stands there twice.', fix: 'Remove one of the two.' },
    ja: { say: '列 {column} が 2 つあります。', fix: 'どちらか一方を削除してください。' },
  },
  'csv-column-unknown': {
    en: {
      say: 'The list declares no field with the name of column {number}.',
      expected: 'these columns: {columns}',
      fix: 'Correct the name, declare the field in the list, or leave the column out with --ignore-unknown.',
    },
    ja: {
      say: '{number} 列目の名前の項目は、このリストで宣言されていません。',
      expected: '列: {columns}',
      fix: '列の名前を直すか、リストで項目を宣言するか、--ignore-unknown でその列を無視してください。',
    },
  },
  'csv-column-missing': {
    en: {
      say: 'The column {column} is missing, which this list needs.',
      fix: 'Add the column {column} to the file.',
    },
    ja: {
      say: 'このリストに必要な列 {column} がありません。',
      fix: 'ファイルに列 {column} を加えてください。',
    },
  },
  'row-width': {
    en: {
      say: 'The row has more or fewer cells than the first row.',
      fix: 'Put a cell that contains a comma in quotation marks.',
    },
    ja: { say: 'セルの数が 1 行目と違います。', fix: 'カンマを含むセルは引用符で囲んでください。' },
  },
  'row-duplicate': {
    en: 'An earlier row has the same address; this one is left out.',
    ja: '同じアドレスの行が前にあるため、この行は取り込みません。',
  },
  'row-suppressed': {
    en: 'This person opted out or must not be mailed; the row is left out, and that stands.',
    ja: 'この人は配信停止を希望したか、送信できない宛先です。この行は取り込まれず、配信停止は続きます。',
  },
  'address-empty': {
    en: { say: 'There is no address.', fix: 'Fill in the column {column}, or remove the row.' },
    ja: { say: 'アドレスがありません。', fix: '列 {column} を埋めるか、行を削除してください。' },
  },
  'address-syntax': {
    en: {
      say: 'This is not a mail address that mail can be sent to.',
      fix: 'Correct the column {column}: one plain address, without name, quotation marks or comments.',
    },
    ja: {
      say: '送信できる形のメールアドレスではありません。',
      fix: '列 {column} を直してください。名前・引用符・コメントのない、アドレス 1 つだけを書きます。',
    },
  },
  'address-too-long': {
    en: {
      say: 'The address is longer than mail servers accept (64 before the @, 254 in all).',
      fix: 'Check the column {column}.',
    },
    ja: {
      say: 'アドレスがメールサーバーの上限(@ の前 64 文字、全体 254 文字)を超えています。',
      fix: '列 {column} を確かめてください。',
    },
  },
  'address-not-ascii': {
    en: {
      say: 'The part before the @ has characters that most mail servers cannot deliver to.',
      fix: 'Ask for another address; only ASCII letters, digits and signs work there.',
    },
    ja: {
      say: '@ の前に、多くのメールサーバーが扱えない文字があります。',
      fix: '別のアドレスを尋ねてください。@ の前に使えるのは半角の英数字と記号だけです。',
    },
  },
  'address-domain': {
    en: {
      say: 'The part after the @ is not the name of a mail domain.',
      fix: 'Correct the column {column}.',
    },
    ja: {
      say: '@ の後ろが、メールのドメイン名として正しくありません。',
      fix: '列 {column} を直してください。',
    },
  },
  'address-legacy-mobile': {
    en: {
      say: 'This is an old mobile address whose dots the mail standard does not allow, so that many servers refuse it.',
      fix: 'Ask the person for another address; until then the row is left out.',
    },
    ja: {
      say: 'ドットの位置がメールの規格に合わない、古い携帯電話のアドレスです。多くのサーバーが拒否します。',
      fix: '別のアドレスを尋ねてください。それまでこの行は取り込みません。',
    },
  },
  'field-missing': {
    en: {
      say: 'The column {column} is empty, but its field is not optional.',
      fix: 'Fill it in, or make the field optional in the list.',
    },
    ja: {
      say: '列 {column} が空ですが、必須の項目です。',
      fix: '値を入れるか、リストでその項目を optional にしてください。',
    },
  },
  'field-text': {
    en: {
      say: 'The text in column {column} has line breaks or invisible characters, or is longer than 500.',
      fix: 'Write it in one line.',
    },
    ja: {
      say: '列 {column} の文字列に改行や見えない文字があるか、500 文字を超えています。',
      fix: '1 行で書いてください。',
    },
  },
  'field-integer': {
    en: {
      say: 'The value in column {column} is not a whole number.',
      fix: 'Write digits only, without thousands separators, for example 1200.',
    },
    ja: {
      say: '列 {column} の値が整数ではありません。',
      fix: '桁区切りのない半角数字で書いてください(例: 1200)。',
    },
  },
  'field-boolean': {
    en: { say: 'The value in column {column} is neither true nor false.', fix: 'Write true or false.' },
    ja: {
      say: '列 {column} の値が true でも false でもありません。',
      fix: 'true か false と書いてください。',
    },
  },
  'field-date': {
    en: { say: 'The value in column {column} is not a day.', fix: 'Write it as 2026-12-31.' },
    ja: { say: '列 {column} の値が日付ではありません。', fix: '2026-12-31 の形で書いてください。' },
  },
  'consent-missing': {
    en: {
      say: 'There is no record of consent, which this list needs.',
      fix: 'Fill in consent_source, consent_time and consent_wording.',
    },
    ja: {
      say: 'このリストに必要な同意の記録がありません。',
      fix: 'consent_source、consent_time、consent_wording を埋めてください。',
    },
  },
  'consent-incomplete': {
    en: {
      say: 'The record of consent is not complete.',
      fix: 'Fill in all three: consent_source, consent_time and consent_wording.',
    },
    ja: {
      say: '同意の記録が揃っていません。',
      fix: 'consent_source、consent_time、consent_wording の 3 つとも埋めてください。',
    },
  },
  'consent-text': {
    en: {
      say: 'consent_source or consent_wording has line breaks or invisible characters, or is longer than 1000.',
      fix: 'Write it in one line.',
    },
    ja: {
      say: 'consent_source か consent_wording に改行や見えない文字があるか、1000 文字を超えています。',
      fix: '1 行で書いてください。',
    },
  },
  'consent-time': {
    en: {
      say: 'consent_time is not a time.',
      fix: 'Write it as 2026-03-01, 2026-03-01 09:05 or 2026-03-01T09:05:00+09:00.',
    },
    ja: {
      say: 'consent_time が日時ではありません。',
      fix: '2026-03-01、2026-03-01 09:05、2026-03-01T09:05:00+09:00 のいずれかの形で書いてください。',
    },
  },
  'consent-future': {
    en: { say: 'consent_time is in the future.', fix: 'Write when the person agreed.' },
    ja: { say: 'consent_time が未来の日時です。', fix: '本人が同意した日時を書いてください。' },
  },
  'list-unknown': {
    en: {
      say: 'The default branch has no list {list}.',
      expected: 'one of: {lists}',
      fix: 'Check the name, or merge the file of the list first.',
    },
    ja: {
      say: '既定ブランチにリスト {list} がありません。',
      expected: '次のいずれか: {lists}',
      fix: '名前を確かめるか、先にリストのファイルをマージしてください。',
    },
  },
  'import-turned-round': {
    en: { say: 'The list comes first, then the file.', fix: 'Type: postmerge list import {list} {file}' },
    ja: {
      say: '先にリスト名、次にファイルを指定します。',
      fix: '次のように入力してください: postmerge list import {list} {file}',
    },
  },
  'import-heading': { en: '{file} → list {list}', ja: '{file} → リスト {list}' },
  'import-rows': {
    en: '{rows} rows: {accepted} accepted ({new} new, {updated} updated, {unchanged} unchanged), {duplicate} duplicate, {invalid} invalid, {suppressed} suppressed',
    ja: '{rows} 行: 有効 {accepted}(新規 {new}、更新 {updated}、変更なし {unchanged})、重複 {duplicate}、無効 {invalid}、配信停止 {suppressed}',
  },
  'import-shift-jis': {
    en: 'It was read as Shift_JIS: look at some names before you go on.',
    ja: 'Shift_JIS のファイルとして読みました。氏名などが正しく読めているか確かめてください。',
  },
  'import-more': {
    en: '… and {number} more; --json lists them',
    ja: '… ほか {number} 件(--json ですべて表示)',
  },
  'import-many-more': {
    en: '… and at least {number} more; --json lists the first ten thousand',
    ja: '… ほか {number} 件以上(--json で最初の 1 万件を表示)',
  },
  'import-dry': {
    en: 'Nothing was changed: this was a dry run. Add --apply to import.',
    ja: '何も変更していません(試行)。取り込むには --apply を付けてください。',
  },
  'import-refused': {
    en: 'Nothing was changed. Mend the invalid rows, or leave them out with --skip-invalid.',
    ja: '何も変更していません。無効な行を直すか、--skip-invalid で除いてください。',
  },
  'import-done': { en: 'Imported.', ja: '取り込みました。' },
  'import-stopped': {
    en: 'Stopped before the end. Run the same import again: it goes on where it stopped.',
    ja: '途中で止めました。同じ取り込みをもう一度実行すると、続きから再開します。',
  },
  'import-interrupted': {
    en: {
      say: 'Interrupted while the file was read; nothing was changed.',
      fix: 'Run the import again.',
    },
    ja: {
      say: 'ファイルの読み込み中に中断されました。何も変更していません。',
      fix: 'もう一度取り込みを実行してください。',
    },
  },
  'import-progress': { en: '{rows} rows', ja: '{rows} 行' },
  'option-apply': {
    en: 'change the store; without it, only say what would change',
    ja: 'ストアを変更する(付けなければ試行のみ)',
  },
  'option-skip-invalid': {
    en: 'leave invalid rows out instead of refusing the file',
    ja: '無効な行があっても、その行を除いて取り込む',
  },
  'option-ignore-unknown': {
    en: 'leave out columns that the list does not declare',
    ja: 'リストで宣言されていない列を無視する',
  },
  'count-recipients': {
    en: '{list}: {recipients} would get a marketing campaign, of {members} on the list',
    ja: '{list}: 登録 {members} 人のうち、販促メールの送信対象は {recipients} 人',
  },
  'count-skipped': { en: '  {number} left out: {reason}', ja: '  除外 {number} 人: {reason}' },
  'skip-unsubscribed': { en: 'opted out', ja: '配信停止を希望' },
  'skip-bounced': { en: 'mail came back', ja: '不達' },
  'skip-complained': { en: 'reported as spam', ja: '迷惑メールとして報告' },
  'skip-suppressed': { en: 'blocked', ja: '送信禁止' },
  'skip-excluded': { en: 'on an excluded list', ja: '除外リストに登録' },
  'skip-duplicate': { en: 'already counted', ja: '重複' },
  'skip-invalid-address': { en: 'invalid address', ja: '無効なアドレス' },
  'skip-no-consent': { en: 'no record of consent', ja: '同意の記録なし' },
  'skip-rehearsal': { en: 'not in this rehearsal', ja: 'リハーサルの対象外' },
  'skip-gave-up': { en: 'gave up after five attempts', ja: '5 回試みて断念' },
} satisfies Vocabulary
