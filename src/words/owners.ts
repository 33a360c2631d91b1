import type { Vocabulary } from './phrase.ts'

/** What can be wrong with the file that says who owns which list. */
export const owners = {
  'codeowners-missing': {
    en: {
      say: 'There is no CODEOWNERS file, so nobody owns a list and nothing can be sent.',
      fix: 'Create .github/CODEOWNERS with a line for each list, such as: /lists/newsletter.yaml @vera',
    },
    ja: {
      say: 'CODEOWNERS がないため、リストの責任者が決まらず、何も送信できません。',
      fix: '.github/CODEOWNERS を作り、リストごとに 1 行書いてください。例: /lists/newsletter.yaml @vera',
    },
  },
  'codeowners-elsewhere': {
    en: {
      say: 'A second CODEOWNERS file would take the place of the first.',
      expected: 'exactly one, at {place}',
      fix: 'Move its lines to {place} and delete this file.',
    },
    ja: {
      say: 'CODEOWNERS が別の場所にもあり、本来のファイルに取って代わるおそれがあります。',
      expected: '{place} に 1 つだけ',
      fix: '内容を {place} に移し、このファイルを削除してください。',
    },
  },
  'codeowners-no-plain-file': {
    en: {
      say: 'CODEOWNERS must be a plain file, not a link.',
      fix: 'Replace the link by the file it points to.',
    },
    ja: {
      say: 'CODEOWNERS は通常のファイルでなければなりません(リンクは使えません)。',
      fix: 'リンクを、リンク先のファイルそのものに置き換えてください。',
    },
  },
  'codeowners-too-large': {
    en: {
      say: 'CODEOWNERS has {bytes} bytes and is not read at all.',
      expected: 'less than 3 MB',
      fix: 'Remove lines that are no longer needed.',
    },
    ja: {
      say: 'CODEOWNERS が {bytes} バイトあり、読み込まれません。',
      expected: '3 MB 未満',
      fix: '不要になった行を削除してください。',
    },
  },
  'codeowners-not-utf8': {
    en: { say: 'CODEOWNERS is not UTF-8 text.', fix: 'Save the file as UTF-8.' },
    ja: { say: 'CODEOWNERS が UTF-8 ではありません。', fix: 'UTF-8 で保存し直してください。' },
  },
  'codeowners-byte-order-mark': {
    en: {
      say: 'The file begins with a byte order mark, which spoils its first pattern.',
      fix: 'Save the file as UTF-8 without a byte order mark.',
    },
    ja: {
      say: 'ファイルの先頭に BOM があり、最初のパターンが正しく読まれません。',
      fix: 'BOM なしの UTF-8 で保存し直してください。',
    },
  },
  'codeowners-negation': {
    en: {
      say: '“{word}” begins with !, but CODEOWNERS has no exceptions: the line would be skipped.',
      fix: 'Write a later line for the exception, with its own owners.',
    },
    ja: {
      say: '「{word}」は ! で始まっていますが、CODEOWNERS に除外の書き方はなく、この行は無視されます。',
      fix: '例外にしたいパスを、後ろの行に責任者付きで書いてください。',
    },
  },
  'codeowners-owner-as-path': {
    en: {
      say: '“{word}” stands where the path must stand.',
      expected: 'a path, then its owners',
      fix: 'Write the path first. A folder whose name begins with @ is written with a slash before it.',
    },
    ja: {
      say: 'パスを書く位置に「{word}」があります。',
      expected: 'パス、続けて責任者',
      fix: '先にパスを書いてください。@ で始まるフォルダーは、前に / を付けて書きます。',
    },
  },
  'codeowners-trailing-backslash': {
    en: { say: '“{word}” ends with a backslash.', fix: 'Remove the backslash.' },
    ja: {
      say: '「{word}」の末尾にバックスラッシュがあります。',
      fix: 'バックスラッシュを取り除いてください。',
    },
  },
  'codeowners-escape': {
    en: {
      say: '“{word}” uses a backslash in a way that is read differently by different programs.',
      expected: 'a backslash only before a blank or a star',
      fix: 'Use ? for the character, or name the folder above it.',
    },
    ja: {
      say: '「{word}」のバックスラッシュは、プログラムによって解釈が異なります。',
      expected: 'バックスラッシュは空白か * の前だけ',
      fix: 'その文字を ? で書くか、上のフォルダーを指定してください。',
    },
  },
  'codeowners-hash-in-pattern': {
    en: {
      say: '“{word}” contains #: some programs read a comment there, others a path.',
      fix: 'Put a blank before a comment; for a path, use ? in place of #.',
    },
    ja: {
      say: '「{word}」に # が含まれています。コメントと読むプログラムと、パスと読むプログラムがあります。',
      fix: 'コメントなら # の前に空白を入れ、パスなら # の代わりに ? を使ってください。',
    },
  },
  'codeowners-range': {
    en: {
      say: '“{word}” contains a square bracket, which CODEOWNERS does not support: the line would be skipped.',
      fix: 'Write a line for each case, or use ? for one character.',
    },
    ja: {
      say: '「{word}」に角括弧があります。CODEOWNERS では使えず、この行は無視されます。',
      fix: '場合ごとに行を分けるか、1 文字を ? で書いてください。',
    },
  },
  'codeowners-three-stars': {
    en: { say: '“{word}” contains three stars in a row.', expected: '* or **', fix: 'Use two stars.' },
    ja: {
      say: '「{word}」に * が 3 つ続いています。',
      expected: '* または **',
      fix: '* を 2 つにしてください。',
    },
  },
  'codeowners-double-star-folder': {
    en: {
      say: '“{word}” matches everything to some programs and nothing to others.',
      fix: 'Write * for everything.',
    },
    ja: {
      say: '「{word}」は、すべてに一致すると読むプログラムと、何にも一致しないと読むプログラムがあります。',
      fix: 'すべてを指すには * と書いてください。',
    },
  },
  'codeowners-never-matches': {
    en: { say: 'The pattern {word} never matches anything.', fix: 'Write * for everything.' },
    ja: {
      say: 'パターン「{word}」は何にも一致しません。',
      fix: 'すべてを指すには * と書いてください。',
    },
  },
  'codeowners-not-ascii': {
    en: {
      say: '“{word}” contains a character that not every program accepts in a pattern.',
      expected: 'letters, digits and signs of ASCII',
      fix: 'Use ? for the character, or name the folder above it.',
    },
    ja: {
      say: '「{word}」に、パターンとして受け付けないプログラムがある文字が含まれています。',
      expected: 'ASCII の英数字と記号',
      fix: 'その文字を ? で書くか、上のフォルダーを指定してください。',
    },
  },
  'codeowners-bad-owner': {
    en: {
      say: '“{word}” is no owner, and the whole line would be skipped.',
      expected: '@name or @organisation/team',
      fix: 'Correct the owner; a blank inside a path is written with a backslash before it.',
    },
    ja: {
      say: '「{word}」は責任者の形ではなく、この行全体が無視されます。',
      expected: '@名前 または @組織/チーム',
      fix: '責任者を書き直してください。パスの中の空白には、前にバックスラッシュを付けます。',
    },
  },
  'codeowners-email-owner': {
    en: {
      say: 'An owner is given by e-mail address, which cannot be resolved for every account.',
      expected: '@name or @organisation/team',
      fix: 'Write the owner as @name.',
    },
    ja: {
      say: '責任者がメールアドレスで書かれています。アカウントによっては特定できません。',
      expected: '@名前 または @組織/チーム',
      fix: '責任者を @名前 の形で書いてください。',
    },
  },
  'codeowners-unanchored': {
    en: {
      say: '“{pattern}” has the name of a list but matches anywhere in the repository.',
      fix: 'Write the path from the root, such as /lists/newsletter.yaml.',
    },
    ja: {
      say: '「{pattern}」はリストの名前ですが、リポジトリのどこにでも一致してしまいます。',
      fix: '/lists/newsletter.yaml のように、ルートからのパスで書いてください。',
    },
  },
  'codeowners-owns-nothing': {
    en: {
      say: '“{pattern}” seems to be meant for a list, but matches no file.',
      expected: 'the path of a list file, such as /lists/newsletter.yaml',
      fix: 'Correct the path, or remove the line.',
    },
    ja: {
      say: '「{pattern}」はリスト向けの行のようですが、一致するファイルがありません。',
      expected: '/lists/newsletter.yaml のような、リストのファイルのパス',
      fix: 'パスを直すか、この行を削除してください。',
    },
  },
  'list-unowned': {
    en: {
      say: 'Nobody owns {path}, so nobody could approve mail to it.',
      fix: 'Add a line at the end of .github/CODEOWNERS: /{path} followed by its owners.',
    },
    ja: {
      say: '{path} に責任者がいないため、このリストへの配信を承認できる人がいません。',
      fix: '.github/CODEOWNERS の最後に「/{path}」と責任者を書いた行を加えてください。',
    },
  },
  'list-owner-shadowed': {
    en: {
      say: '“{pattern}” comes later and takes {path} away from the owners that line {line} (“{shadowed}”) names.',
      fix: 'Move line {line} to the end of the file: the last matching line wins.',
    },
    ja: {
      say: '後ろにある「{pattern}」が優先され、{line} 行目(「{shadowed}」)に書かれた {path} の責任者が無効になっています。',
      fix: '{line} 行目をファイルの最後に移してください。最後に一致した行が有効です。',
    },
  },
  'rules-lone-owner': {
    en: {
      say: 'Only {person} owns {folder}. Nobody can approve their own change of the rules, so once sending has begun no rule that {person} changes can ever be approved, not even one that adds a second owner.',
      fix: 'Add a second person, with an SSH key in policies/identities.yaml, to /policies/ and /.github/ in .github/CODEOWNERS first.',
    },
    ja: {
      say: '{folder} の責任者が {person} 1 人だけです。自分のルール変更は自分では承認できないため、配信を始めた後は、{person} による変更は 2 人目の追加も含めて一切承認できなくなります。',
      fix: '先に .github/CODEOWNERS の /policies/ と /.github/ に 2 人目を加え、policies/identities.yaml にその人の SSH 鍵を登録してください。',
    },
  },
  'rules-no-owner': {
    en: {
      say: 'Nobody who owns {folder} has an SSH key, so once sending has begun no change of the rules can ever be approved.',
      fix: 'Name two people with SSH keys in policies/identities.yaml for /policies/ and /.github/ in .github/CODEOWNERS first.',
    },
    ja: {
      say: '{folder} の責任者に SSH 鍵を登録した人がいないため、配信を始めた後は、ルールの変更を誰も承認できなくなります。',
      fix: '先に .github/CODEOWNERS の /policies/ と /.github/ に、policies/identities.yaml に SSH 鍵のある人を 2 人書いてください。',
    },
  },
  'owner-unknown': {
    en: {
      say: 'The owner {owner} is in no entry of policies/identities.yaml.',
      fix: 'Correct the name, or add the person or team to policies/identities.yaml.',
    },
    ja: {
      say: '責任者 {owner} が policies/identities.yaml に登録されていません。',
      fix: '名前を直すか、その人またはチームを policies/identities.yaml に追加してください。',
    },
  },
} satisfies Vocabulary
