import type { Vocabulary } from './phrase.ts'

/** What `worker` says. */
export const worker = {
  'about-worker': {
    en: 'send what is due and work as the desk, again and again on this machine',
    ja: '期限の来た配信とデスクの処理を、このマシンで繰り返し実行する',
  },
  'option-worker-every': {
    en: 'so long it rests between two rounds (default: PT1M)',
    ja: '次の処理までの間隔(既定: PT1M)',
  },
  'option-worker-for': {
    en: 'ends after so long, such as PT8H (default: when it is told to)',
    ja: '指定した時間が過ぎたら終了する(例: PT8H。既定: 終了の指示があるまで)',
  },
  'worker-started': {
    en: 'Working: send --due and desk, every {seconds} seconds. SIGTERM ends it; Ctrl-C also halts what is being sent.',
    ja: '{seconds} 秒ごとに send --due と desk を実行します。SIGTERM で終了します。Ctrl-C は配信中のものも停止します。',
  },
  'worker-did': { en: '{at} {verb}', ja: '{at} {verb}' },
  'worker-resting': { en: 'next round in {seconds} s', ja: '次の処理まで {seconds} 秒' },
  'worker-trouble': {
    en: '{verb} could not be done this time: {reason} [{code}]. It is tried again, after a longer rest.',
    ja: '{verb} を実行できませんでした: {reason} [{code}]。間隔を空けて再試行します。',
  },
  'worker-ended': { en: 'Ended.', ja: '終了しました。' },
  'worker-too-often': {
    en: {
      say: 'Rounds must be at least {seconds} s apart.',
      fix: 'Give a longer --every, or leave it out.',
    },
    ja: {
      say: '間隔は {seconds} 秒以上にしてください。',
      fix: '--every を長くするか、省略してください。',
    },
  },
} satisfies Vocabulary
