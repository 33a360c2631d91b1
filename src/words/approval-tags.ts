import type { Vocabulary } from './phrase.ts'

/** Why a tag is nobody's opinion. */
export const approvalTags = {
  TAG_NOT_SIGNED: {
    en: {
      say: 'the tag {tag} is not signed, so nobody said it',
      fix: 'Say it again with postmerge request or postmerge approve, which sign.',
    },
    ja: {
      say: 'タグ {tag} には署名がないため、誰の意見でもありません',
      fix: '署名が付く postmerge request または postmerge approve でやり直してください。',
    },
  },
  TAG_NOT_SSH: {
    en: {
      say: 'the tag {tag} is signed, but not with an SSH key',
      fix: 'Say it again with postmerge request or postmerge approve, and an SSH key of policies/identities.yaml.',
    },
    ja: {
      say: 'タグ {tag} の署名が SSH 鍵によるものではありません',
      fix: 'policies/identities.yaml にある SSH 鍵で postmerge request または postmerge approve を実行してください。',
    },
  },
  TAG_COPIED: {
    en: {
      say: 'the tag {tag} says something else than its name: it was copied or renamed',
      fix: 'Find out who pushed it, and delete it.',
    },
    ja: {
      say: 'タグ {tag} は名前と中身が一致しません。複製または改名されたものです',
      fix: '誰がプッシュしたかを確かめて、削除してください。',
    },
  },
  TAG_BAD_SIGNATURE: {
    en: { say: 'the signature of the tag {tag} is not good', fix: 'Find out who pushed it, and delete it.' },
    ja: {
      say: 'タグ {tag} の署名が正しくありません',
      fix: '誰がプッシュしたかを確かめて、削除してください。',
    },
  },
  TAG_UNREADABLE: {
    en: {
      say: 'the tag {tag} does not say what a request or an answer says',
      fix: 'Say it again with postmerge request or postmerge approve of the same version.',
    },
    ja: {
      say: 'タグ {tag} の内容が依頼や回答の形式ではありません',
      fix: '同じバージョンの postmerge request または postmerge approve でやり直してください。',
    },
  },
  TAG_OTHER_REPOSITORY: {
    en: { say: 'the tag {tag} was made for another repository', fix: 'Say it again in this repository.' },
    ja: {
      say: 'タグ {tag} は別のリポジトリのために作られたものです',
      fix: 'このリポジトリでやり直してください。',
    },
  },
  TAG_UNKNOWN_KEY: {
    en: {
      say: 'the tag {tag} is signed with a key that nobody, or more than one, has in policies/identities.yaml',
      fix: 'Sign with a key that stands there under exactly one name.',
    },
    ja: {
      say: 'タグ {tag} の鍵が policies/identities.yaml の 1 人に特定できません',
      fix: 'その人だけに登録されている鍵で署名してください。',
    },
  },
  TAG_WRONG_PERSON: {
    en: {
      say: 'the tag {tag} is signed with the key of somebody else than it names',
      fix: 'Find out who pushed it, and delete it.',
    },
    ja: {
      say: 'タグ {tag} は、名前にある人とは別の人の鍵で署名されています',
      fix: '誰がプッシュしたかを確かめて、削除してください。',
    },
  },
  TAG_MISSING: {
    en: {
      say: 'the tag {tag} was there before and is gone',
      fix: 'Push it again from a copy that still has it, or ask its owner to answer again.',
    },
    ja: {
      say: '以前あったタグ {tag} がなくなっています',
      fix: '残っている複製からプッシュし直すか、本人に回答し直してもらってください。',
    },
  },
} satisfies Vocabulary
