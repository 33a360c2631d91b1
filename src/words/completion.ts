import type { Vocabulary } from './phrase.ts'

/** What `postmerge completion` says. */
export const completion = {
  'about-completion': {
    en: 'print the completion script of a shell: bash, zsh or fish',
    ja: 'シェルの補完スクリプトを出力する(bash、zsh、fish)',
  },
  'completion-shell-unknown': {
    en: {
      say: 'There is no completion for "{shell}"; expected one of: {expected}.',
      fix: 'For example: eval "$(postmerge completion bash)"',
    },
    ja: {
      say: '「{shell}」の補完はありません。使えるもの: {expected}',
      fix: '例: eval "$(postmerge completion bash)"',
    },
  },
} satisfies Vocabulary
