import type { Vocabulary } from './phrase.ts'

/** The words of `demo`. */
export const demo = {
  'option-demo-keep': { en: 'keep the temporary folder', ja: '一時フォルダーを残す' },
  'option-demo-out': {
    en: 'where to write index.html (default: demo)',
    ja: 'index.html を書き出すフォルダー(既定: demo)',
  },
  'option-demo-chapters': {
    en: 'only these chapters, separated by commas',
    ja: 'この章だけを実演する(カンマ区切り)',
  },
  'demo-opening': { en: 'A company on this machine', ja: 'このマシンの中の会社' },
  'demo-opening-town': {
    en: 'Real git, SSH and DKIM keys, a DNS server and mail servers with TLS: all of it new, in {folder}.',
    ja: '本物の git、SSH と DKIM の鍵、DNS サーバー、TLS 対応のメールサーバーを {folder} に新しく用意しました。',
  },
  'demo-opening-hurry': {
    en: 'To be quick, the demo sets `undo: PT0S` (normally ten minutes to change one’s mind) and a rate of {rate}.',
    ja: '待ち時間を省くため、このデモでは `undo: PT0S`(通常は 10 分間取り消せます)、速度 {rate} に設定しています。',
  },
  'demo-opening-contacts': {
    en: '{count} invented readers and {companies} invented companies were imported into the store. None of them is in git.',
    ja: '架空の読者 {count} 人と取引先 {companies} 社をストアに取り込みました。宛先は git には入りません。',
  },
  'demo-opening-root': {
    en: 'The runner trusts the repository as it is today. From now on the rules guard themselves.',
    ja: '配信マシンが、現在のリポジトリを信頼の起点とします。以後、規則は規則自身が守ります。',
  },
  'demo-newsletter': {
    en: 'Aoi writes, Vera decides, 500 people get it once',
    ja: '葵が書き、ヴェラが決め、500 人に一度だけ届く',
  },
  'demo-newsletter-validate': {
    en: 'Aoi edits the winter sale. A check finds a link without TLS; she mends it.',
    ja: '葵が冬の感謝市のメールを編集します。検査が https でないリンクを見つけ、葵が直します。',
  },
  'demo-newsletter-commit': { en: 'Announce the winter sale', ja: '冬の感謝市のお知らせ' },
  'demo-newsletter-plan': { en: 'What exactly would happen?', ja: '何が起きるのかを、正確に見ておきます。' },
  'demo-newsletter-request': {
    en: 'She asks the owners of the list. The desk counts the audience, records it, and mails them.',
    ja: 'リストの責任者に承認を依頼します。受付が人数を数え、記録し、責任者にメールで尋ねます。',
  },
  'demo-newsletter-asked': {
    en: 'Vera got the request by mail, signed, over TLS',
    ja: 'ヴェラに承認依頼のメールが届きました(署名あり、TLS)',
  },
  'demo-newsletter-back': { en: 'Vera sends it back.', ja: 'ヴェラが差し戻します。' },
  'demo-newsletter-reason': { en: 'Nothing is at half price', ja: '5割引の品物はありません' },
  'demo-newsletter-told': { en: 'Aoi got the reason by mail', ja: '葵に理由がメールで届きました' },
  'demo-newsletter-mend': { en: 'Aoi mends it and asks again.', ja: '葵が直して、もう一度依頼します。' },
  'demo-newsletter-mended': { en: 'Say what is true', ja: '割引率と送料の記載を訂正' },
  'demo-newsletter-approve': {
    en: 'Vera approves. Her SSH signature is bound to exactly this content.',
    ja: 'ヴェラが承認します。SSH 署名は、まさにこの内容だけに結び付きます。',
  },
  'demo-newsletter-merge': { en: 'She merges, and the runner sends.', ja: 'マージすると、配信マシンが送ります。' },
  'demo-newsletter-passed': {
    en: 'the receiver took {count} messages, one for each person: all pass SPF, DKIM (RSA and Ed25519) and DMARC, over TLS',
    ja: '受信側は {count} 通を 1 人 1 通ずつ受け取り、すべて SPF・DKIM(RSA と Ed25519)・DMARC に合格(TLS)',
  },
  'demo-newsletter-again': { en: 'Once more?', ja: 'もう一度実行してみます。' },
  'demo-newsletter-once': {
    en: 'the receiver still has {count}: nobody got it twice',
    ja: '受信側は {count} 通のまま。二重に届いた人はいません',
  },
} satisfies Vocabulary
