import type { Files } from './policies.ts'

interface Text {
  readonly subject: string
  readonly body: string
}

/** Campaigns that somebody of the story writes. */
const texts: Readonly<Record<string, Text>> = {
  '2026-12-gift-guide': {
    subject: '年末の贈りもの、ご予算別のご案内',
    body: '# 年末の贈りもの\n\n3,000円から選べる詰め合わせを、20種類ご用意しました。\n\n[贈りものを選ぶ](https://www.hikari.example/gifts)\n',
  },
  '2026-12-new-rice': {
    subject: '新潟の新米が届きました',
    body: '# 新米の季節です\n\n新潟産コシヒカリ(5kg)を 3,380円 でお届けします。\n\n[新米を見る](https://www.hikari.example/rice)\n',
  },
  '2026-12-partners': {
    subject: '提携店の皆様へ、年末年始のお知らせ',
    body: '# 年末年始のお知らせ\n\n12月29日から1月4日まで、受付をお休みします。\n\n[詳しく見る](https://www.hikari.example/partners)\n',
  },
}

/** A new campaign to one list. */
export function campaignOf(id: string, list: string): Files {
  const text = texts[id]
  if (text === undefined) throw new Error(`the demo has no text for ${id}`)
  const { subject, body } = text
  const front = `---\nsubject: "${subject}"\nfrom: news\nlists: [${list}]\nlocale: ja\n---\n`
  return { [`campaigns/${id}/campaign.md`]: `${front}\n${body}` }
}

/** A list for which nobody wrote a line into CODEOWNERS. */
export const partnersList: Files = {
  'lists/partners.yaml':
    'title: 提携店の皆様\npurpose: 提携店への営業日と物流のお知らせ\nconsent: { basis: contract }\nsensitivity: internal\n',
}
