import { describe } from 'vitest'
import { linkText } from '../../../src/checks/links/link-text.ts'
import { linkCredentials } from '../../../src/checks/links/link-credentials.ts'
import { checkTable, type CheckCase } from '../../support/check-cases.ts'

const link = (href: string, text: string): CheckCase => ({ html: `<p><a href="${href}">${text}</a></p>` })
const our = 'https://www.hikari.example/sale'

describe('what a link says', () => {
  checkTable(linkText, [
    ['words', link(our, '感謝市の品物を見る'), []],
    ['its own address', link(our, our), []],
    ['its own host', link(our, 'www.hikari.example'), []],
    ['its own domain', link(our, 'hikari.example'), []],
    ['another host of its domain', link(our, 'shop.hikari.example'), []],
    ['behind an arrow', link('https://www.hikari.example/', '→evil.co.jp'), ['link-text-differs']],
    ['behind a colon', link('https://www.hikari.example/', '公式：evil.tokyo'), ['link-text-differs']],
    ['a path', link('https://www.hikari.example/', 'docs/evil.co'), []],
    ['another address', link('https://evil.example/', 'https://www.hikari.example/'), ['link-text-differs']],
    [
      'another host without scheme',
      link('https://evil.example/', 'www.hikari.example'),
      ['link-text-differs'],
    ],
    [
      'another host within words',
      link('https://evil.example/', '店は hikari.jp です'),
      ['link-text-differs'],
    ],
    [
      'a host in wide letters',
      link('https://evil.example/', 'ｗｗｗ．ｈｉｋａｒｉ．ｊｐ'),
      ['link-text-differs'],
    ],
    [
      'a login that looks like a host',
      link('https://evil.example/', 'https://evil.example@hikari.jp/'),
      ['link-text-differs'],
    ],
    ['a mailbox', link('mailto:hello@hikari.example', 'hello@hikari.example'), []],
    ['another mailbox', link('mailto:hello@evil.example', 'hello@hikari.example'), ['link-text-differs']],
    ['a mailbox that opens a page', link('https://evil.example/', 'hello@hikari.jp'), ['link-text-differs']],
    ['a file name is no host', link(our, 'カタログ.pdf'), []],
    ['a price is no host', link(our, '9.80'), []],
    ['a sentence that ends is no host', link(our, 'see it.in detail'), []],
    [
      'a hidden text is not what it says',
      link(our, '<span style="display:none">www.evil.example</span>見る'),
      [],
    ],
    [
      'a picture',
      link(our, '<img src="https://www.hikari.example/a.png" alt="鍋" width="9" height="9">'),
      [],
    ],
    [
      'a picture that names another host',
      link(our, '<img src="https://www.hikari.example/a.png" alt="www.evil.example" width="9" height="9">'),
      ['link-text-differs'],
    ],
    ['nothing', link(our, ' '), ['link-without-text']],
    ['nothing that can be seen', link(our, '<span style="font-size:0">見る</span>'), ['link-without-text']],
    ['a label', { html: `<p><a href="${our}" aria-label="感謝市の品物"></a></p>` }, []],
    ['no address', { html: '<p><a>見る</a></p>' }, ['link-without-target']],
    ['an empty address', link('', '見る'), ['link-without-target']],
    ['the page itself', link('#', '見る'), ['link-without-target']],
    ['a mark in the page', { html: '<p><a name="top"></a><a href="#top">先頭へ</a></p>' }, []],
    ['こちら', link(our, 'こちら'), ['link-text-vague']],
    ['こちら with what it leads to', link(our, '配送のご案内はこちら'), []],
    ['click here', link(our, 'Click here!'), ['link-text-vague']],
    ['wide letters', link(our, 'ＣＬＩＣＫ　ＨＥＲＥ'), ['link-text-vague']],
  ])
})

describe('what a link carries', () => {
  checkTable(linkCredentials, [
    ['where a reader comes from', link(`${our}?utm_source=mail`, '見る'), []],
    ['a token', link(`${our}?token=abc`, '見る'), ['link-credentials']],
    ['a token with a prefix', link(`${our}?access_token=abc`, '見る'), ['link-credentials']],
    ['a session of PHP', link(`${our}?PHPSESSID=abc`, '見る'), ['link-credentials']],
    ['a session of Java in the path', link(`${our}a;jsessionid=AB?x=1`, '見る'), ['link-credentials']],
    ['an empty token', link(`${our}?token=`, '見る'), []],
    ['a word with token in it', link(`${our}?tokenize=1`, '見る'), []],
    ['a password', link(`${our}?user=a&amp;password=b`, '見る'), ['link-credentials']],
    ['behind the hash', link(`${our}#access_token=abc`, '見る'), ['link-credentials']],
    [
      'a JSON Web Token under any name',
      link(`${our}?x=eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc`, '見る'),
      ['link-credentials'],
    ],
    ['a key of AWS', link(`${our}?k=AKIAABCDEFGHIJKLMNOP`, '見る'), ['link-credentials']],
    ['a mail address', link(`${our}?m=aoi%40hikari.example`, '見る'), ['link-mail-address']],
    ['a mailbox is one', link('mailto:hello@hikari.example?subject=a@b.example', '見る'), []],
    ['only in the text part', { text: 'https://www.hikari.example/?token=abc' }, ['link-credentials']],
  ])
})
