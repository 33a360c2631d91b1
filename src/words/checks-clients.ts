import type { Vocabulary } from './phrase.ts'

/** What the checks find about the mail clients that a campaign is read in. */
export const checksClients = {
  'client-unsupported': {
    en: {
      say: '{feature} does not work in {clients}',
      fix: 'do without it, or make sure that nothing is lost without it; `clients` in policies/content.yaml says who counts',
    },
    ja: {
      say: '{clients} では {feature} が使えません',
      fix: '使わないか、使えなくても内容が伝わるようにしてください。対象のメールソフトは policies/content.yaml の `clients` で決めます',
    },
  },
  'client-unknown': {
    en: {
      say: 'no mail client is called "{client}"',
      expected: 'one of: {expected}',
      fix: 'use a name of caniemail.com',
    },
    ja: {
      say: '「{client}」というメールソフトの名前はありません',
      expected: '次のいずれか: {expected}',
      fix: 'caniemail.com での名前を使ってください',
    },
  },
} satisfies Vocabulary
