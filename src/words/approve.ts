import type { Vocabulary } from './phrase.ts'

/** What `approve` says. */
export const approveWords = {
  'approve-no-request': {
    en: {
      say: 'Nobody has asked for approval of “{campaign}”.',
      fix: 'The writer runs postmerge request {campaign}; or name the commit yourself with --commit. Asked for, the most alike first: {known}',
    },
    ja: {
      say: '「{campaign}」の承認依頼はありません。',
      fix: '作成者が postmerge request {campaign} を実行するか、--commit でコミットを指定してください。依頼のあるもの(似ている順): {known}',
    },
  },
  'approve-mismatch': {
    en: {
      say: 'The request names another content than its commit {commit} holds; it cannot be answered.',
      fix: 'Let the writer ask again, and tell an Administrator.',
    },
    ja: {
      say: '依頼に書かれた内容が、コミット {commit} の内容と一致しないため、回答できません。',
      fix: '作成者に依頼し直してもらい、管理者に知らせてください。',
    },
  },
  'approve-usage': {
    en: {
      say: 'It is not clear what you answer.',
      fix: 'Name a campaign, or a commit with --rules. To send back, give --reject together with --reason "…"; a reason stands only there.',
    },
    ja: {
      say: '何に回答するのかが分かりません。',
      fix: 'キャンペーン名、または --rules でコミットを指定してください。差し戻すときは --reject と --reason "…" を一緒に指定します(--reason は差し戻し専用です)。',
    },
  },
  'approve-bad-reason': {
    en: {
      say: 'The reason must be one line of at most 500 characters.',
      fix: 'Shorten it and run the command again.',
    },
    ja: { say: '理由は 1 行、500 文字以内で書いてください。', fix: '短くして、もう一度実行してください。' },
  },
  'approve-about': {
    en: 'You are about to sign as {person} for {release} at commit {commit}:',
    ja: '{person} として、{release}(コミット {commit})に署名します:',
  },
  'approve-about-rules': {
    en: 'You are about to sign as {person} for the change of rules in commit {commit}: {paths}',
    ja: '{person} として、コミット {commit} のルール変更に署名します: {paths}',
  },
  'answer-approved': {
    en: 'Approved {subject} as {person}.',
    ja: '{person} として {subject} を承認しました。',
  },
  'approve-own': {
    en: {
      say: 'Not signed: {person} wrote, changed or asked for {subject}, and nobody approves their own work.',
      fix: 'Ask one of these to approve it: {people}',
    },
    ja: {
      say: '署名していません。{person} さんは {subject} の作成・変更・依頼に関わっているため、承認しても数えられません。',
      fix: '承認できる人に依頼してください: {people}',
    },
  },
  'approve-own-nobody': {
    en: {
      say: 'Not signed: {person} made {subject}, and nobody approves their own work. Nobody else is left who could.',
      fix: 'Let somebody else make the change, so that an owner who had no part in it can approve; or let the Administrators add a second owner to .github/CODEOWNERS.',
    },
    ja: {
      say: '署名していません。{subject} は {person} さん自身が関わったもので、本人は承認できません。ほかに承認できる人もいません。',
      fix: '別の人が同じ変更を行えば、関わっていない責任者が承認できます。または、管理者に .github/CODEOWNERS へ 2 人目の責任者を加えてもらってください。',
    },
  },
  'approve-no-owner': {
    en: {
      say: 'Not signed: the approval of {person}, who is no owner of {subject}, would not count.',
      fix: 'These can approve it: {people}',
    },
    ja: {
      say: '署名していません。{person} さんは {subject} の責任者ではないため、承認しても数えられません。',
      fix: '承認できる人: {people}',
    },
  },
  'approve-not-at-desk': {
    en: {
      say: 'Not signed: for {subject} only approvals at the desk count (via: desk), not the signature of {person}.',
      fix: 'Approve on the desk page.',
    },
    ja: {
      say: '署名していません。{subject} は承認画面での承認だけが有効で(via: desk)、{person} さんの署名は数えられません。',
      fix: '承認画面で承認してください。',
    },
  },
  'answer-later': {
    en: 'Signed {subject} as {person}. It does not count yet: the approval of a deputy counts from the day on which their time begins.',
    ja: '{person} として {subject} に署名しました。代理の期間が始まるまでは、承認として数えられません。',
  },
  'answer-withdrawn': {
    en: 'Took back the objection to {subject} by {person}. It does not count as an approval: whoever had a part in it, or is no owner, cannot approve.',
    ja: '{subject} に対する {person} さんの差し戻しを取り下げました。内容に関わった人や責任者でない人の署名のため、承認としては数えられません。',
  },
  'answer-vouched': {
    en: '{person} made the change {subject}. This signature says so, and is no approval: another owner must approve it.',
    ja: '{person} さんは変更 {subject} の作成者です。この署名だけでは足りず、ほかの責任者の承認が必要です。',
  },
  'answer-merged': {
    en: 'Everything that is needed is there, and it is merged: the next run sends it.',
    ja: '必要なものはすべて揃い、マージも済んでいます。次に送信が実行されたときに配信されます。',
  },
  'answer-rules-done': {
    en: 'The change of the rules is approved.',
    ja: 'ルールの変更は承認されました。',
  },
  'answer-sent-back': {
    en: 'Sent {subject} back as {person}; the writer is told by mail.',
    ja: '{person} として {subject} を差し戻しました。作成者にメールで通知されます。',
  },
  'answer-all-there': {
    en: 'Everything that is needed is there. Merge with git merge --no-ff, and the runner sends it.',
    ja: '必要なものはすべて揃いました。git merge --no-ff でマージすると、送信されます。',
  },
  'answer-missing': { en: 'Still missing:', ja: 'まだ足りないもの:' },
} satisfies Vocabulary
