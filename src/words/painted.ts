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
      fix: 'If it lacks its sandbox, let the user have user namespaces (kernel.apparmor_restrict_unprivileged_userns=0 on Ubuntu), or name an installed Chrome in POSTMERGE_CHROMIUM.',
    },
    ja: {
      say: 'メールの画像はありません。ブラウザーが起動しないためです: {how}',
      fix: 'サンドボックスが使えない場合は、ユーザー名前空間を許可するか(Ubuntu では kernel.apparmor_restrict_unprivileged_userns=0)、POSTMERGE_CHROMIUM にインストール済みの Chrome を指定してください。',
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
} satisfies Vocabulary
