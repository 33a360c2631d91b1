import type { Vocabulary } from './phrase.ts'

/** What stands against a release that was approved. */
export const approvalLive = {
  MERGED_BY_AUTHOR: {
    en: {
      say: '{person} wrote it and merged it',
      fix: 'Let an owner of a list release it: postmerge resume <release> --reason <why>',
    },
    ja: {
      say: '執筆者の {person} さん自身がマージしました',
      fix: 'リストの責任者に解除してもらってください: postmerge resume <リリース> --reason <理由>',
    },
  },
  MERGER_NOT_ALLOWED: {
    en: {
      say: '{person} merged it, but owns no list it goes to and may not release',
      fix: 'Let an owner of a list release it: postmerge resume <release> --reason <why>',
    },
    ja: {
      say: 'マージした {person} さんは、配信先リストの責任者でも配信を許可された人でもありません',
      fix: 'リストの責任者に解除してもらってください: postmerge resume <リリース> --reason <理由>',
    },
  },
  MERGER_UNKNOWN: {
    en: {
      say: 'who merged it is not known',
      fix: 'Let an owner of a list release it: postmerge resume <release> --reason <why>',
    },
    ja: {
      say: '誰がマージしたのか分かりません',
      fix: 'リストの責任者に解除してもらってください: postmerge resume <リリース> --reason <理由>',
    },
  },
  HALTED: {
    en: { say: 'sending is halted: {reason}', fix: 'When it is safe: postmerge resume' },
    ja: { say: '配信が停止されています: {reason}', fix: '安全を確かめてから: postmerge resume' },
  },
  FROZEN: {
    en: {
      say: 'nothing is sent until {until}: {reason}',
      fix: 'Wait, or let an Administrator change policies/delivery.yaml.',
    },
    ja: {
      say: '{until} まで配信を休止しています: {reason}',
      fix: '終わるまで待つか、管理者に policies/delivery.yaml を変更してもらってください。',
    },
  },
  CANCELLED: {
    en: {
      say: 'the campaign is no longer on the default branch, or is a draft again',
      fix: 'Merge it again, if it is to be sent after all.',
    },
    ja: {
      say: '既定ブランチからキャンペーンがなくなったか、下書きに戻されています',
      fix: '配信する場合は、もう一度マージしてください。',
    },
  },
  SUPERSEDED: {
    en: {
      say: '{path} was changed by a later merge, which takes its place',
      fix: 'Have the later merge approved.',
    },
    ja: {
      say: 'あとのマージで {path} が変更され、そちらに置き換えられました',
      fix: 'あとのマージについて承認を得てください。',
    },
  },
  MEMBERSHIP_LOST: {
    en: {
      say: 'somebody who approved for {subject} is no longer one of {owners}, or no longer has that key',
      fix: 'Ask another owner to approve.',
    },
    ja: {
      say: '{subject} を承認した人が {owners} から外れたか、その鍵を失っています',
      fix: '別の責任者に承認を依頼してください。',
    },
  },
} satisfies Vocabulary
