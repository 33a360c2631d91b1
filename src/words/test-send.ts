import type { Vocabulary } from './phrase.ts'

/** What `postmerge test`, the desk and the test mail itself say. */
export const testSend = {
  'about-test': {
    en: 'send yourself and colleagues a test mail; needs no approval',
    ja: '自分や同僚にテスト配信する(承認は不要)',
  },
  'option-test-to': {
    en: 'names in policies/identities.yaml, with commas between; default: yourself',
    ja: 'policies/identities.yaml の名前(カンマ区切り)。省略すると自分だけ',
  },
  'test-done': {
    en: 'Asked for a test of {release} (commit {commit}) to {people}, signed as {person}.',
    ja: '{release}(コミット {commit})のテスト配信を依頼しました。宛先: {people}、署名: {person}。',
  },
  'test-next': {
    en: 'Next: the desk mails it when it runs next. It comes from {from}, with {mark} before the subject; nobody has to approve it.',
    ja: '次に: デスクの次の実行時に送られます。差出人は {from}、件名の先頭に {mark} が付きます。承認は要りません。',
  },
  'test-unknown-person': {
    en: {
      say: 'nobody in policies/identities.yaml is called {person}',
      fix: 'tests go to colleagues only: take one of {people}',
    },
    ja: {
      say: 'policies/identities.yaml に「{person}」さんはいません',
      fix: 'テスト配信の宛先は登録された同僚だけです。次から選んでください: {people}',
    },
  },
  'test-too-many': {
    en: { say: 'a test goes to at most {limit} people, not to {count}', fix: 'name fewer with --to' },
    ja: { say: 'テスト配信は {limit} 人までです(指定: {count} 人)', fix: '--to の人数を減らしてください' },
  },
  'test-no-desk': {
    en: {
      say: 'policies/approvals.yaml names no sender of notices, so that nobody could mail the test',
      fix: 'an Administrator adds `notices: { sender: … }`; until then use postmerge preview',
    },
    ja: {
      say: 'policies/approvals.yaml に通知用の送信元がないため、テスト配信できません',
      fix: '管理者が `notices: { sender: … }` を加えてください。それまでは postmerge preview で確認できます',
    },
  },
  'test-mark': { en: '[TEST] {subject}', ja: '【テスト】{subject}' },
  'test-banner': {
    en: 'Test of {release}, asked for by {person}. The campaign itself will come from {from}. Fields hold sample values, and the unsubscribe link does nothing.',
    ja: '{release} のテスト配信です({person} さんの依頼)。本番の差出人は {from} です。差し込み項目は見本の値で、配信停止のリンクは機能しません。',
  },
  'desk-tested': {
    en: '{release}: test mailed to {people}, asked for by {person}',
    ja: '{release}: {person} さんの依頼でテスト配信しました(宛先: {people})',
  },
  'desk-test-refused': {
    en: {
      say: '{release}: the test that {person} asked for was not mailed: {reason}',
      fix: 'whoever asked runs postmerge validate, and asks again',
    },
    ja: {
      say: '{release}: {person} さんのテスト配信は行いませんでした({reason})',
      fix: '依頼した人は postmerge validate で確認し、もう一度依頼してください',
    },
  },
  'desk-test-mismatch': {
    en: 'the tag does not name what its commit holds',
    ja: 'タグの内容とコミットの内容が一致しません',
  },
  'desk-test-old': {
    en: 'its time is more than {hours} hours ago, or in the future',
    ja: '依頼の時刻が {hours} 時間以上前か、未来になっています',
  },
  'desk-test-limit': {
    en: 'the same person asked for {limit} tests today already',
    ja: 'この人のテスト配信は、今日すでに {limit} 件に達しています',
  },
  'desk-test-nobody': {
    en: 'none of those it names is in policies/identities.yaml any more',
    ja: '宛先の人が policies/identities.yaml にいません',
  },
} as const satisfies Vocabulary
