import type { Vocabulary } from './phrase.ts'

/** What `postmerge new` fills a campaign with. Somebody will change every sentence; until then it must be fit to be mailed. */
export const newTexts = {
  'new-greeting-field': { en: 'Dear {{ {field} }},', ja: '{{ {field} }}様' },
  'new-greeting-optional': {
    en: "Dear {{ {field} | default: 'reader' }},",
    ja: "{{ {field} | default: 'お客' }}様",
  },
  'new-greeting-company': {
    en: 'Dear colleagues at {{ {field} }},',
    ja: '{{ {field} }} ご担当者様',
  },
  'new-greeting-company-optional': {
    en: "Dear colleagues at {{ {field} | default: 'our customers' }},",
    ja: "{{ {field} | default: 'お取引先' }} ご担当者様",
  },
  'new-greeting-nobody': {
    en: 'Thank you for reading {title}.',
    ja: 'いつも「{title}」をご覧いただき、ありがとうございます。',
  },
  'new-newsletter-subject': {
    en: 'New this month, and what our customers like best',
    ja: '今月の新商品と、人気の品のご紹介',
  },
  'new-newsletter-preheader': {
    en: 'Three minutes of news: what is new, what is popular, and how to reach us.',
    ja: '3分で読める今月の便り。新商品、人気の品、お届けについて。',
  },
  'new-newsletter-body': {
    en: `# This month's news

{greeting}

it is good to have you with us. Here is what has happened since our last letter.

## New in our range

Many of you asked for it, and now it is here: our newest product comes in a small size, so that you can try it first.

[[See what is new]]({site}/new)

---

::: columns
**Most popular this month**

The product that customers came back for most often. It is in stock again.

---

**Delivery**

Whatever you order is on its way within three days.
:::

Do you have a wish for the next letter? Simply answer this mail. We read every answer.`,
    ja: `# 今月の便り

{greeting}

いつもご愛顧いただき、ありがとうございます。今月のお知らせをお届けします。

## 新しい商品が加わりました

お客様の声から生まれた商品です。はじめての方にもお試しいただきやすい、小さめの容量をご用意しました。

[[新しい商品を見る]]({site}/new)

---

::: columns
**今月の人気の品**

繰り返しご注文いただいている品です。ご好評につき再入荷しました。

---

**お届けについて**

ご注文から3日以内に発送します。
:::

次の便りで取り上げてほしいことがあれば、このメールにご返信ください。すべて拝見しています。`,
  },
  'new-sale-subject': {
    en: 'Up to 20% off, for our readers first',
    ja: '【読者の皆様へ】最大20%引きの先行ご案内',
  },
  'new-sale-preheader': {
    en: 'Until {day}. Order now while everything is in stock.',
    ja: '{day}まで。品物がそろっているうちにご覧ください。',
  },
  'new-sale-body': {
    en: `# Up to 20% off

{greeting}

our sale begins, and you hear of it before everybody else. Until {day} many products cost **up to 20% less**.

[[See the sale]]({site}/sale)

::: columns
**When**

Until {day}, or as long as stocks last

---

**Delivery**

On its way within three days, free of charge from 50 euros
:::

You need no code: the prices in the shop are the reduced ones.`,
    ja: `# 最大20%引きの先行ご案内

{greeting}

いつもご愛顧いただき、ありがとうございます。感謝を込めて、読者の皆様にひと足早くご案内します。{day}まで、対象の品が**最大20%引き**です。

[[対象の品を見る]]({site}/sale)

::: columns
**期間**

{day}まで(品物がなくなり次第終了します)

---

**お届け**

ご注文から3日以内に発送します。5,000円以上のお買い上げで送料無料です。
:::

クーポンは要りません。お店のページの価格がそのまま割引後の価格です。`,
  },
  'new-event-subject': {
    en: 'You are invited: an hour with us on {day}',
    ja: '{day}開催 オンライン説明会のご案内',
  },
  'new-event-preheader': {
    en: 'Online and free of charge. Bring your questions.',
    ja: 'オンライン開催、参加無料。ご質問にもお答えします。',
  },
  'new-event-body': {
    en: `# You are invited

{greeting}

soon we open our doors for an hour, online. You will see what we are working on, and can ask whatever you like.

- **When:** {day}, 14:00 to 15:00
- **Where:** online; you get the link when you sign up
- **Price:** free of charge

[[Sign up]]({site}/event)

## What to expect

We show what is new, answer questions that you sent us before, and keep twenty minutes for those of the day.

If you cannot come, sign up all the same: we send the recording to everybody who did.`,
    ja: `# オンライン説明会のご案内

{greeting}

平素よりお世話になっております。このたび、オンラインで説明会を開催いたします。どなたでもお気軽にご参加ください。

- **日時:** {day} 14:00〜15:00
- **会場:** オンライン(お申し込みの方に参加方法をお送りします)
- **参加費:** 無料

[[参加を申し込む]]({site}/event)

## 当日の内容

新しい取り組みのご紹介と、質疑応答を予定しています。事前のご質問も承ります。

当日ご都合の悪い方には録画をお送りします。まずはお申し込みください。`,
  },
  'new-notice-subject': {
    en: 'Our opening hours change on {day}',
    ja: '{day}からの営業時間変更のお知らせ',
  },
  'new-notice-preheader': {
    en: 'What changes, from when, and what stays as it is.',
    ja: '変更の内容と、ご注文への影響についてお知らせします。',
  },
  'new-notice-body': {
    en: `# New opening hours

{greeting}

from {day} on we can be reached at other hours than before.

| Days | New opening hours |
| --- | --- |
| Monday to Friday | 9:00 to 17:00 |
| Saturday | 10:00 to 15:00 |
| Sunday and holidays | closed |

Orders are taken round the clock, as before, and leave us within three days.

[[Read the details]]({site}/notice)

We are sorry for any inconvenience. If you have a question, simply answer this mail.`,
    ja: `# 営業時間変更のお知らせ

{greeting}

平素よりご利用いただき、誠にありがとうございます。{day}より、営業時間を次のとおり変更いたします。

| 曜日 | 変更後の営業時間 |
| --- | --- |
| 月曜から金曜 | 9:00〜17:00 |
| 土曜 | 10:00〜15:00 |
| 日曜・祝日 | 休業 |

インターネットでのご注文は、これまでどおり24時間承ります。

[[詳しい内容を見る]]({site}/notice)

ご不便をおかけしますが、ご理解のほどよろしくお願いいたします。ご不明な点は、このメールにご返信ください。`,
  },
  'new-file-status': {
    en: 'a draft asks nobody and sends nothing: delete this line when the text is ready',
    ja: '下書きの間は依頼も配信もされません。文面が仕上がったら、この行を消してください',
  },
  'new-file-schedule': {
    en: 'schedule: 2026-12-01 09:00   without it the mail leaves soon after the merge',
    ja: 'schedule: 2026-12-01 09:00   日時を決めない場合は、マージ後まもなく送られます',
  },
} satisfies Vocabulary
