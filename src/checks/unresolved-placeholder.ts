import type { Finding } from '../kit/finding.ts'
import { finding } from '../words/find.ts'
import { placeOfSubject, type Check } from './check.ts'
import { whereWritten } from './where.ts'
import { readingsOf } from './words/readings.ts'

const names = '(?:お?名前|氏名|会社名|貴社名|日付|日時|担当者名?|商品名|件名|タイトル|金額)'
const bracketed = `[【[［〔<〈《]${names}[】\\]］〕>〉》]`

/** What somebody meant to replace: merge tags of other systems, values that were none, filling text. */
const placeholders: readonly RegExp[] = [
  /\{\{[^}]{0,60}\}?\}?/u,
  /\{%[^%]{0,60}%?\}?/u,
  /%%[A-Za-z_][^%]{0,40}%%/u,
  // In front of a full-width bracket it is a button, and `wide-markup` says what is wrong with it.
  /\[\[[^\]]{1,60}\]\](?![ \u3000]?[（(][ \u3000]*(?:https?:|mailto:))/u,
  // Japanese decorates with them as well: `<<お知らせ>>`
  new RegExp(`<<\\s*(?:[A-Za-z][\\w .:-]{0,38}|${names})\\s*>>`, 'u'),
  /\*\|[A-Z_:]{2,40}\|\*/iu,
  // The same, when Markdown took its asterisks for emphasis
  /(?<![|\w*])\|[A-Z][A-Z_:]{2,39}\|(?![|\w*])/u,
  /\$\{[^}]{1,60}\}/u,
  /(?<![{\w])\{\s*\$?[A-Za-z][A-Za-z0-9_.-]{1,40}\s*(?:\|[^{}]{0,60})?\}/u,
  /(?<![\w%[])%[A-Za-z][A-Za-z_.]{1,40}%(?![\w%\]])/u,
  /<%[^%]{0,60}%>|\[%[^%]{0,60}%\]|##[A-Za-z][\w.-]{0,40}##|@@[A-Za-z][\w.-]{0,40}@@/u,
  /\[[A-Z]{2,20}(?:_[A-Z]{2,20}|NAME)\]/u,
  // Where a name should be; a word of lawyers and programmers otherwise
  /(?<!\b(?:an|is|are|was|were|be|been|as|of|or|remains?|left|returns?|the)\s+\W?)\b(?:undefined|NaN)\b|\[object Object\]/u,
  /(?:\b(?:dear|hello|hi)\s+|^)(?:null|nil|none)\b(?=\s*[,!。、様さ]|$)/iu,
  // English
  /\blorem ipsum\b/iu,
  /\b(?:TODO|TBD|FIXME|XXXX+)\b|\btbd\b/u,
  /\[(?:your |the |first |last |full |company |customer )*(?:name|company|date|link|url|e-?mail|address|title|product|price)\]/iu,
  /\b(?:insert|enter|type|add) (?:your )?(?:name|text|link|date|image|title|copy) here\b|\byour (?:text|title|headline|copy) (?:goes )?here\b/iu,
  // Japanese
  /ダミー(?:テキスト|文章)|(?:テスト|仮)(?:文章|テキスト|配信)/u,
  /(?<!の)ここに[^。、\n]{0,20}(?:入力|記入|挿入|入れて|入ります|入れる|書く|書いて)/u,
  /○○○|●●●|(?<![○〇◯△□×●])(?<!「[^」]{0,40})[○〇◯△□×●]{2,}(?:様|さま|さん|株式会社|会社|店|円|年|月|日|時)/u,
  new RegExp(`(?:[{]|##|%%?)${names}(?:[}]|##|%%?)`, 'u'),
  // In a sentence, or behind a colon. What stands in front of its value is a label: `【日時】12月5日`
  new RegExp(
    `(?<=[:：])${bracketed}|${bracketed}(?=\\s?(?:様|さま|さん|殿|御中|[のにをはがへとで]|から|まで|より))`,
    'u',
  ),
  /(?<![A-Za-z])[XY]{2,4}(?:様|さま|さん)|(?<!\*)\*{2,4}(?:様|さま)/u,
  /(?<![A-Za-z])[XY]{2,4}(?:年|月|日|円)/u,
  // German, French, Spanish, Chinese, Korean
  /\bmustertext\b|\bblindtext\b|\btexte? (?:ici|aquí)\b|\b(?:votre|su|tu) (?:nom|nombre) (?:ici|aquí)\b|此处输入|在此输入|여기에 입력/iu,
]

/** Nothing that was to be replaced is left in what a reader sees, in any language. */
export const unresolvedPlaceholder: Check = {
  id: 'unresolved-placeholder',
  stage: 'R',
  codes: { 'unresolved-placeholder': 'block' },
  run: (input) => {
    const found = new Map<string, Finding>()
    for (const sample of input.samples) {
      for (const { text, part } of [...readingsOf(sample), { text: sample.text, part: 'text' }]) {
        const narrow = narrowed(text)
        for (const pattern of placeholders) {
          const [placeholder] = pattern.exec(text) ?? pattern.exec(narrow) ?? []
          const key = `${sample.path} ${placeholder}`
          if (placeholder === undefined || found.has(key)) continue
          const place =
            part === 'subject'
              ? placeOfSubject(input.campaign, sample)
              : whereWritten(input, sample, placeholder)
          found.set(key, finding('unresolved-placeholder', place, { placeholder }))
        }
      }
    }
    return [...found.values()]
  },
}

/** In whatever width it is written, but for the arrows that Japanese decorates with: `＜＜ 新商品 ＞＞`. */
function narrowed(text: string): string {
  return text.replaceAll(/[^＜＞]+/gu, (part) => part.normalize('NFKC'))
}
