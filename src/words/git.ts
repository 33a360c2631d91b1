import type { Vocabulary } from './phrase.ts'

/** What can go wrong between us and git. */
export const git = {
  'git-missing': {
    en: { say: 'The program git could not be started.', fix: 'Install git and run the command again.' },
    ja: {
      say: 'git を起動できませんでした。',
      fix: 'git をインストールしてから、もう一度実行してください。',
    },
  },
  'git-failed': {
    en: {
      say: '{command} failed: {detail}',
      fix: 'Mend what git names and run the command again; nothing was lost.',
    },
    ja: {
      say: '{command} が失敗しました: {detail}',
      fix: 'git が示した問題を直して、もう一度実行してください。失われたものはありません。',
    },
  },
  'git-silent': {
    en: {
      say: '{command} was given up: the other side said nothing for too long.',
      fix: 'Look whether the server can be reached, then run the command again; nothing was lost.',
    },
    ja: {
      say: '相手側から長い間応答がないため、{command} を打ち切りました。',
      fix: 'サーバーに接続できるか確かめてから、もう一度実行してください。失われたものはありません。',
    },
  },
  'git-commit-missing': {
    en: {
      say: 'The commit {commit} is not in this repository.',
      fix: 'Fetch the whole history (git fetch --unshallow) and run the command again.',
    },
    ja: {
      say: 'コミット {commit} がこのリポジトリにありません。',
      fix: 'git fetch --unshallow で全履歴を取得してから、もう一度実行してください。',
    },
  },
  'git-no-default-branch': {
    en: {
      say: 'The default branch cannot be found at “{remote}”.',
      expected: 'a branch called main or master, or a HEAD that the remote names',
      fix: 'Run git remote set-head origin --auto, or push the branch main.',
    },
    ja: {
      say: '「{remote}」の既定のブランチが見つかりません。',
      expected: 'main か master という名前のブランチ、またはリモートが示す HEAD',
      fix: 'git remote set-head origin --auto を実行するか、main を push してください。',
    },
  },
  'tag-not-signed': {
    en: {
      say: 'Git could not make the signed tag: {detail}',
      fix: 'Set your SSH key with git config user.signingkey ~/.ssh/id_ed25519.pub, or name it with --key.',
    },
    ja: {
      say: 'git で署名付きタグを作成できませんでした: {detail}',
      fix: 'git config user.signingkey ~/.ssh/id_ed25519.pub で SSH 鍵を設定するか、--key で鍵を指定してください。',
    },
  },
  'tag-not-pushed': {
    en: {
      say: 'The tag did not arrive at “{remote}”, so nothing has changed. {detail}',
      fix: 'Check that you may push to it, and run the command again.',
    },
    ja: {
      say: 'タグが「{remote}」に届かなかったため、何も変わっていません。{detail}',
      fix: 'push の権限を確認して、もう一度実行してください。',
    },
  },
  'tag-push-unknown': {
    en: {
      say: '“{remote}” does not answer: it is not known whether the tag arrived there.',
      fix: 'Run the command again when it can be reached; if the tag has arrived, your answer counts already.',
    },
    ja: {
      say: '「{remote}」から応答がなく、タグが届いたかどうか分かりません。',
      fix: '接続できるようになったら、もう一度実行してください。タグが届いていれば、回答はすでに有効です。',
    },
  },
  'ssh-keygen-missing': {
    en: {
      say: 'The program ssh-keygen could not be started, so no signature can be checked.',
      fix: 'Install OpenSSH and run the command again.',
    },
    ja: {
      say: 'ssh-keygen を起動できないため、署名を確認できません。',
      fix: 'OpenSSH をインストールしてから、もう一度実行してください。',
    },
  },
  'signing-key-missing': {
    en: {
      say: 'No key is set to sign with.',
      fix: 'Name your SSH key: git config user.signingkey ~/.ssh/id_ed25519.pub, or --key FILE.',
    },
    ja: {
      say: '署名に使う鍵が設定されていません。',
      fix: 'git config user.signingkey ~/.ssh/id_ed25519.pub で SSH 鍵を設定するか、--key で鍵のファイルを指定してください。',
    },
  },
  'signing-key-unreadable': {
    en: {
      say: '{file} is no SSH key that can be read.',
      expected: 'an OpenSSH key file; an OpenPGP key does not count for approvals',
      fix: 'Name your SSH key: git config user.signingkey ~/.ssh/id_ed25519.pub, or --key FILE.',
    },
    ja: {
      say: '{file} を SSH 鍵として読み込めません。',
      expected: 'OpenSSH の鍵ファイル(OpenPGP の鍵は承認に使えません)',
      fix: 'git config user.signingkey ~/.ssh/id_ed25519.pub で SSH 鍵を設定するか、--key で鍵のファイルを指定してください。',
    },
  },
} satisfies Vocabulary
