import type { Vocabulary } from './phrase.ts'

/** What the checks find about what laws want a mail to show. */
export const checksLaw = {
  'legal-hidden': {
    en: {
      say: 'the law wants this to be shown, and readers cannot see it: {wanted}',
      expected: 'letters that can be seen, of at least 8 pixels',
      fix: 'remove the style that hides it',
    },
    ja: {
      say: '法律で定められた表示が読者に見えません: {wanted}',
      expected: '8 ピクセル以上の、目に見える文字',
      fix: '隠しているスタイル指定を取り除いてください',
    },
  },
  'opt-out-apart': {
    en: {
      say: 'the unsubscribe link and the sentence that mail can be refused stand apart; Japanese law wants them together',
      fix: 'put the link into the paragraph that explains it',
    },
    ja: {
      say: '配信停止リンクと、受信を拒否できる旨の説明が離れています(特定電子メール法 施行規則9条)',
      fix: '説明の文の中、または直前・直後の段落にリンクを置いてください',
    },
  },
  'opt-out-language': {
    en: {
      say: 'readers of "{locale}" are not told in their language how to unsubscribe',
      fix: 'add the sentence in that language to the layout',
    },
    ja: {
      say: '配信停止の案内が、この版の言語(「{locale}」)で書かれていません',
      fix: 'レイアウトにその言語の案内を加えてください',
    },
  },
  'legal-contact-unusable': {
    en: {
      say: 'nobody can complain to "{contact}"',
      expected: 'a telephone number, a mail address or a web address',
      fix: 'write one of them into `legal.contact`',
    },
    ja: {
      say: '「{contact}」では苦情や問い合わせを受け付けられません',
      expected: '電話番号、メールアドレス、または URL',
      fix: '`legal.contact` にいずれかを書いてください',
    },
  },
  'legal-address-short': {
    en: {
      say: 'is this a whole postal address? {address}',
      fix: 'write street and number, town, postal code and, for other countries, the country',
    },
    ja: {
      say: '住所が途中までのようです: {address}',
      fix: '郵便番号、都道府県から番地まで書いてください',
    },
  },
  'advertising-in-notice': {
    en: {
      say: '"{words}" sounds like advertising, and this is {category} mail',
      fix: 'take it out, or send it as marketing to those who agreed',
    },
    ja: {
      say: '「{words}」は広告とみなされるおそれがあります(この配信の種別は {category} です)',
      fix: '取り除くか、同意を得た人への marketing として配信してください',
    },
  },
} satisfies Vocabulary
