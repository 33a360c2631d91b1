import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { distinct } from '../where.ts'
import { readingsOf, whereRead } from '../words/readings.ts'

/** Words of selling: with them a notice is advertising in the eyes of the law, and needs consent and a way out (特定電子メール法 規則6条; CAN-SPAM, primary purpose, 16 CFR 316.3). */
const selling =
  /セール|バーゲン|割引|[0-9０-９]+\s?(?:%|％|割|パーセント)\s?(?:OFF|オフ|引)|クーポン|お買い得|お得な|特価|半額|送料無料|ポイント[0-9０-９]+倍|プレゼントキャンペーン|期間限定|数量限定|今だけ|福袋|おすすめ商品|新商品の?(?:ご案内|ご紹介)|\bsale\b|\bdiscount(?:s|ed)?\b|\bcoupons?\b|\bpromo(?:tion)?(?:al)?\b|\bspecial offers?\b|\blimited[- ]time\b|\bbuy (?:now|one)\b|\bshop now\b|\d+\s?% off\b|\bfree (?:shipping|gift|trial)\b|\bnew arrivals?\b|\brabatt|\bpromotion\b|\bsoldes\b/iu

/** A notice or an announcement about an incident sells nothing. */
export const advertising: Check = {
  id: 'advertising',
  stage: 'R',
  codes: { 'advertising-in-notice': 'warning' },
  run: (input) => {
    const { category } = input.campaign.front
    if (category !== 'transactional' && category !== 'incident') return []
    return distinct(
      input.samples.flatMap((sample) =>
        readingsOf(sample).flatMap(({ text, part }): Finding[] => {
          const [words] = selling.exec(text) ?? []
          if (words === undefined) return []
          return [
            finding('advertising-in-notice', whereRead(input, sample, { part, words }), { words, category }),
          ]
        }),
      ),
    )
  },
}
