import type { Vocabulary } from './phrase.ts'

/** What can be wrong with a value in a file people write, and with the syntax around it. */
export const contentValues = {
  'missing-key': {
    en: { say: 'the key {key} is missing', fix: 'Add the line: {example}' },
    ja: { say: 'キー {key} がありません', fix: '次の行を加えてください: {example}' },
  },
  'key-misspelt': {
    en: { say: 'unknown key {key}', fix: 'Write {meant}.' },
    ja: { say: '{key} というキーはありません', fix: '{meant} と書いてください。' },
  },
  'unknown-key': {
    en: {
      say: 'unknown key {key}',
      expected: 'one of: {expected}',
      fix: 'Correct the spelling, or remove the key.',
    },
    ja: {
      say: '{key} というキーはありません',
      expected: '次のいずれか: {expected}',
      fix: '綴りを直すか、キーを削除してください。',
    },
  },
  'not-one-of': {
    en: { say: '{key} has a value that does not exist', expected: 'one of: {expected}' },
    ja: { say: '{key} に使えない値が書かれています', expected: '次のいずれか: {expected}' },
  },
  'bad-status': {
    en: {
      say: '{key} has a value that does not exist',
      expected: 'draft (not finished: nothing is sent) or ready (finished)',
      fix: 'Write draft or ready; a finished campaign may also leave the line out.',
    },
    ja: {
      say: '{key} に使えない値が書かれています',
      expected: 'draft(下書き: まだ送信しない)または ready(完成)',
      fix: '下書きなら draft、完成していれば ready と書くか、行を削除してください。',
    },
  },
  'value-refused': {
    en: {
      say: '{key} has a value that cannot be used',
      fix: 'Compare it with the example in the documentation.',
    },
    ja: { say: '{key} の値は使えません', fix: 'ドキュメントの例と見比べてください。' },
  },
  'value-blank': {
    en: {
      say: '{key} has no value',
      fix: 'Write one behind the colon; a line that may be left out can be deleted.',
    },
    ja: {
      say: '{key} の値が書かれていません',
      fix: 'コロンの後ろに値を書いてください。省略できる項目なら、行ごと削除してもかまいません。',
    },
  },
  'expected-text': {
    en: { say: '{key} must be text', fix: 'Put it in quotes.' },
    ja: { say: '{key} は文字列でなければなりません', fix: '引用符で囲んでください。' },
  },
  'expected-number': {
    en: { say: '{key} must be a number' },
    ja: { say: '{key} は数値でなければなりません' },
  },
  'expected-integer': {
    en: { say: '{key} must be a whole number' },
    ja: { say: '{key} は整数でなければなりません' },
  },
  'expected-boolean': {
    en: { say: '{key} must be true or false' },
    ja: { say: '{key} は true か false でなければなりません' },
  },
  'expected-list': {
    en: {
      say: '{key} must be a list',
      expected: '[first, second]',
      fix: 'Put it in plain square brackets, [ and ].',
    },
    ja: {
      say: '{key} はリストでなければなりません',
      expected: '[first, second] の形',
      fix: '半角の角括弧 [ ] で囲んでください。',
    },
  },
  'expected-mapping': {
    en: { say: '{key} must hold keys with values', expected: 'key: value' },
    ja: { say: '{key} にはキーと値の組を書きます', expected: 'key: value の形' },
  },
  'expected-keys': {
    en: { say: 'there are no keys with values here', expected: 'key: value' },
    ja: { say: 'キーと値の組がありません', expected: 'key: value の形' },
  },
  'text-empty': {
    en: { say: '{key} is empty', fix: 'Write something, or remove the key if it is optional.' },
    ja: { say: '{key} が空です', fix: '何か書くか、省略できるキーなら削除してください。' },
  },
  'text-too-long': {
    en: { say: '{key} is longer than {limit} characters', fix: 'Shorten it.' },
    ja: { say: '{key} が {limit} 文字を超えています', fix: '短くしてください。' },
  },
  'number-too-small': {
    en: { say: '{key} is too small', expected: 'at least {limit}' },
    ja: { say: '{key} が小さすぎます', expected: '{limit} 以上' },
  },
  'number-too-big': {
    en: { say: '{key} is too big', expected: 'at most {limit}' },
    ja: { say: '{key} が大きすぎます', expected: '{limit} 以下' },
  },
  'list-too-short': {
    en: { say: '{key} has too few entries', expected: 'at least {limit}' },
    ja: { say: '{key} の項目が足りません', expected: '{limit} 件以上' },
  },
  'list-too-long': {
    en: { say: '{key} has too many entries', expected: 'at most {limit}' },
    ja: { say: '{key} の項目が多すぎます', expected: '{limit} 件以下' },
  },
  'sample-of-other-type': {
    en: { say: 'a sample of field "{field}" is not of type {type}', fix: 'Correct the sample or the type.' },
    ja: { say: '項目「{field}」のサンプルが型 {type} と合いません', fix: 'サンプルか型を直してください。' },
  },
  'bad-name': {
    en: {
      say: '{key} is no name',
      expected: 'a-z, 0-9 and -, at most 64',
      fix: 'Use these characters only.',
    },
    ja: {
      say: '{key} が名前として使えません',
      expected: '英小文字、数字、ハイフンで64文字以内',
      fix: 'この文字だけの名前にしてください。',
    },
  },
  'bad-field': {
    en: { say: '{key} is no field name', expected: 'a-z, 0-9 and _, a letter first, at most 40' },
    ja: { say: '{key} が項目名として使えません', expected: '英小文字で始まる英小文字、数字、_ で40文字以内' },
  },
  'bad-line': {
    en: { say: '{key} must be a single line', fix: 'Remove line ends and control characters.' },
    ja: { say: '{key} は1行でなければなりません', fix: '改行と制御文字を削除してください。' },
  },
  'bad-host': {
    en: { say: '{key} is no host name', expected: 'lower case, such as mail.hikari.example' },
    ja: { say: '{key} がホスト名として使えません', expected: 'mail.hikari.example のような小文字の名前' },
  },
  'bad-address': {
    en: { say: '{key} is no email address', expected: 'name@domain, the domain in lower case' },
    ja: { say: '{key} がメールアドレスとして使えません', expected: 'name@domain(ドメインは小文字)' },
  },
  'bad-secret': {
    en: {
      say: '{key} must name a secret, never hold one',
      expected: 'env:NAME',
      fix: 'If a secret stood here, replace it by a new one.',
    },
    ja: {
      say: '{key} には秘密の値ではなく、その名前を書きます',
      expected: 'env:NAME の形',
      fix: '秘密の値を書いてしまった場合は、新しい値に取り替えてください。',
    },
  },
  'bad-owner': {
    en: { say: '{key} is no owner', expected: '"@login" or "@organisation/team"' },
    ja: { say: '{key} がオーナーの書き方になっていません', expected: '"@ログイン名" または "@組織/チーム"' },
  },
  'bad-day': {
    en: { say: '{key} is no day of the calendar', expected: '2026-12-31' },
    ja: { say: '{key} が日付として読めません', expected: '2026-12-31' },
  },
  'bad-zone': {
    en: { say: '{key} is no time zone', expected: 'an IANA name such as Asia/Tokyo' },
    ja: { say: '{key} がタイムゾーンとして読めません', expected: 'Asia/Tokyo のような IANA の名前' },
  },
  'bad-duration': {
    en: { say: '{key} is no duration', expected: 'PT10M, PT2H or P14D' },
    ja: { say: '{key} が期間として読めません', expected: 'PT10M、PT2H、P14D など' },
  },
  'bad-locale': {
    en: {
      say: '{key} is no language',
      expected: 'ja, en or en-GB',
      fix: 'Japanese is ja, English en; jp, for example, is a country.',
    },
    ja: {
      say: '{key} が言語として読めません',
      expected: 'ja、en、en-GB など',
      fix: '日本語は ja、英語は en と書きます(jp は国のコードです)。',
    },
  },
  'bad-rate': {
    en: { say: '{key} is no rate', expected: '50/s, 600/m or 20000/h' },
    ja: { say: '{key} が速度として読めません', expected: '50/s、600/m、20000/h など' },
  },
  'bad-login': {
    en: { say: '{key} is no login of GitHub' },
    ja: { say: '{key} が GitHub のログイン名として使えません' },
  },
  'bad-ssh-key': {
    en: {
      say: '{key} is no SSH public key',
      expected: 'a line such as ssh-ed25519 AAAA…',
      fix: 'Copy the line of the .pub file.',
    },
    ja: {
      say: '{key} が SSH 公開鍵として読めません',
      expected: 'ssh-ed25519 AAAA… のような1行',
      fix: '.pub ファイルの行をそのまま写してください。',
    },
  },
  'bad-public-key': {
    en: { say: '{key} is no Ed25519 public key', expected: '60 characters that begin with MCowBQYDK2VwAyEA' },
    ja: { say: '{key} が Ed25519 の公開鍵として読めません', expected: 'MCowBQYDK2VwAyEA で始まる60文字' },
  },
  'bad-github': {
    en: { say: '{key} is no repository of GitHub', expected: 'owner/name, as in its address' },
    ja: { say: '{key} が GitHub のリポジトリ名として読めません', expected: 'URL と同じ「所有者/名前」の形' },
  },
  'bad-github-api': {
    en: {
      say: '{key} is no address of an API',
      expected: 'https://github.example.com/api/v3; leave it out for github.com',
    },
    ja: {
      say: '{key} が API の URL として読めません',
      expected: 'https://github.example.com/api/v3 のような https の URL(github.com なら不要)',
    },
  },
  'bad-repository': {
    en: { say: '{key} is no name of a repository', expected: 'lower case, such as github.com/hikari/mail' },
    ja: {
      say: '{key} がリポジトリの名前として使えません',
      expected: 'github.com/hikari/mail のような小文字の名前',
    },
  },
  'bad-selector': {
    en: { say: '{key} is no DKIM selector', expected: 'a-z, 0-9 and -, such as s2026q4r' },
    ja: {
      say: '{key} が DKIM のセレクターとして使えません',
      expected: 's2026q4r のような英小文字、数字、ハイフン',
    },
  },
  'bad-https': {
    en: { say: '{key} is no https address', expected: 'https://host/path' },
    ja: { say: '{key} が https の URL ではありません', expected: 'https://host/path の形' },
  },
  'bad-spf': {
    en: { say: '{key} is no SPF include', expected: 'include:domain' },
    ja: { say: '{key} が SPF の include ではありません', expected: 'include:domain の形' },
  },
  'bad-feedback': {
    en: { say: '{key} is no feedback id', expected: '5 to 15 of a-z and 0-9' },
    ja: { say: '{key} がフィードバック ID として使えません', expected: '英小文字と数字で5〜15文字' },
  },
  'bad-ip': {
    en: { say: '{key} is no IP address' },
    ja: { say: '{key} が IP アドレスとして読めません' },
  },
  'bad-network': {
    en: { say: '{key} is no network', expected: '203.0.113.0/24 or 2001:db8::/48' },
    ja: { say: '{key} がネットワークとして読めません', expected: '203.0.113.0/24 または 2001:db8::/48' },
  },
  'yaml-syntax': {
    en: {
      say: 'this line cannot be read',
      expected: 'key: value',
      fix: 'Check quotes, colons and indentation of this line and the one before.',
    },
    ja: {
      say: 'この行を読み取れません',
      expected: '「キー: 値」の形',
      fix: 'この行と前の行の引用符、コロン、字下げを確かめてください。',
    },
  },
  'yaml-needs-quotes': {
    en: {
      say: 'this line cannot be read',
      expected: 'text in quotes, such as subject: "Winter: what is new"',
      fix: 'Put text that holds a colon, a brace, @ or % between double quotes, and no further double quotes inside.',
    },
    ja: {
      say: 'この行を読み取れません',
      expected: 'subject: "冬の便り: 新商品のお知らせ" のように引用符で囲んだ文字列',
      fix: 'コロン、波括弧、@、% を含む文字列は二重引用符で囲み、その中では二重引用符の代わりに「」を使ってください。',
    },
  },
  'yaml-wide-colon': {
    en: {
      say: 'the colon after {key} is full-width (：)',
      expected: '{key}: …',
      fix: 'Type a plain colon and a space.',
    },
    ja: {
      say: '「{key}」の後のコロンが全角(：)です',
      expected: '{key}: …',
      fix: '半角のコロンと半角の空白に直してください。',
    },
  },
  'yaml-wide-space': {
    en: {
      say: 'the space after {key}: is full-width',
      expected: '{key}: …',
      fix: 'Type a plain space.',
    },
    ja: {
      say: '「{key}:」の後の空白が全角です',
      expected: '{key}: …',
      fix: '半角の空白に直してください。',
    },
  },
  'yaml-no-space': {
    en: { say: 'there is no space after {key}:', expected: '{key}: …', fix: 'Put a space after the colon.' },
    ja: {
      say: '「{key}:」の後に空白がありません',
      expected: '{key}: …',
      fix: 'コロンの後に半角の空白を入れてください。',
    },
  },
  'yaml-indent': {
    en: {
      say: 'the indentation is wrong',
      fix: 'Indent with spaces, never tabs, the same for keys that belong together.',
    },
    ja: { say: '字下げが正しくありません', fix: 'タブではなく空白で、同じ階層のキーを揃えてください。' },
  },
  'yaml-unclosed': {
    en: {
      say: 'a quote or bracket is not closed',
      fix: 'Put {mark} where the text ends, mostly at the end of the line.',
    },
    ja: {
      say: '引用符か括弧が閉じられていません',
      fix: '文字列の終わり(たいていは行の最後)に {mark} を付けてください。',
    },
  },
  'yaml-duplicate-key': {
    en: { say: 'the key {key} stands already on line {line}', fix: 'Remove one of the two.' },
    ja: { say: 'キー {key} は {line} 行目にもあります', fix: 'どちらかを削除してください。' },
  },
  'yaml-reserved-key': {
    en: { say: 'the key {key} cannot be used', fix: 'Choose another name.' },
    ja: { say: 'キー {key} は使えません', fix: '別の名前にしてください。' },
  },
  'yaml-half-character': {
    en: {
      say: 'an escape (\\u…) writes only half of a character',
      fix: 'Write the character itself, such as 😀, without an escape.',
    },
    ja: {
      say: 'エスケープ(\\u…)が文字の半分しか表していません',
      fix: 'エスケープを使わず、😀 のように文字そのものを書いてください。',
    },
  },
  'yaml-alias': {
    en: {
      say: 'anchors and aliases (& and *) are not allowed',
      fix: 'Write the value out, or put the text in quotes.',
    },
    ja: {
      say: 'アンカーとエイリアス(& と *)は使えません',
      fix: '値をそのまま書くか、文字列なら引用符で囲んでください。',
    },
  },
  'yaml-tag': {
    en: { say: 'tags (!) are not allowed', fix: 'Remove the tag, or put the text in quotes.' },
    ja: { say: 'タグ(!)は使えません', fix: 'タグを削除するか、文字列なら引用符で囲んでください。' },
  },
  'yaml-directive': {
    en: { say: 'directives (%) are not allowed', fix: 'Remove the line.' },
    ja: { say: 'ディレクティブ(%)は使えません', fix: 'この行を削除してください。' },
  },
  'yaml-several-documents': {
    en: { say: 'a second document begins here', fix: 'Remove the --- or ... line.' },
    ja: { say: 'ここから2つ目の文書が始まっています', fix: '--- か ... の行を削除してください。' },
  },
  'yaml-too-deep': {
    en: { say: 'the nesting is too deep', fix: 'Write it flatter.' },
    ja: { say: '入れ子が深すぎます', fix: '階層を減らしてください。' },
  },
} satisfies Vocabulary
