import type { Vocabulary } from './phrase.ts'

/** What the checks find in links and pictures. */
export const checksLinks = {
  'link-outside': {
    en: {
      say: 'this link leads outside of {domain}: {host}',
      expected: "a host of the sender's own domain, or one that policies/content.yaml allows",
      fix: 'link to your own site, or ask the owners of /policies/ to allow {host} in policies/content.yaml; {link}',
    },
    ja: {
      say: 'リンク先が自社のドメイン({domain})の外です: {host}',
      expected: '送信元と同じドメインのホスト、または policies/content.yaml で許可したホスト',
      fix: '自社サイトへのリンクに変えるか、{host} を許可するよう管理者(/policies/ の責任者)に依頼してください: {link}',
    },
  },
  'link-shortener': {
    en: {
      say: 'a short link hides where it leads: {host}',
      fix: 'write the address of the page itself instead of {link}',
    },
    ja: {
      say: '短縮 URL はリンク先が分かりません: {host}',
      fix: '{link} の代わりに、ページ本来のアドレスを書いてください',
    },
  },
  'link-disguised-host': {
    en: {
      say: 'this host is written with letters that look like others: {host}',
      expected: 'a host name with letters of one script',
      fix: 'type the address by hand and compare; do not copy it from a mail',
    },
    ja: {
      say: '別の文字に見せかけた文字を含むホスト名です: {host}',
      expected: '一種類の文字で書かれたホスト名',
      fix: 'アドレスを手で入力し直してください。メールなどからの貼り付けは避けてください',
    },
  },
  'link-lookalike': {
    en: {
      say: 'this host looks like {like} and is another: {host}',
      fix: 'correct the address; if it really is yours, add it to `link_hosts` in policies/content.yaml',
    },
    ja: {
      say: '{like} に似た別のホストです: {host}',
      fix: 'アドレスを直してください。本当に自社のものであれば policies/content.yaml の `link_hosts` に加えてください',
    },
  },
  'link-text-differs': {
    en: {
      say: 'the link reads "{text}" and leads to {host}',
      expected: 'a text that names {host}, or no address in the text',
      fix: 'say what the page is, or link to {shown}',
    },
    ja: {
      say: 'リンクの文字は「{text}」ですが、リンク先は {host} です',
      expected: '{host} と一致する表記、またはアドレスを含まない文字',
      fix: 'ページの内容が分かる言葉にするか、リンク先を {shown} に直してください',
    },
  },
  'link-without-target': {
    en: { say: 'this link leads nowhere: "{text}"', fix: 'give it an address, or make it plain text' },
    ja: { say: 'リンク先がありません: 「{text}」', fix: 'リンク先を指定するか、通常の文字にしてください' },
  },
  'link-without-text': {
    en: { say: 'nobody sees this link, it has no text: {link}', fix: 'write what it leads to, or remove it' },
    ja: { say: '文字のないリンクは読者に見えません: {link}', fix: 'リンクの文字を書くか、削除してください' },
  },
  'link-text-vague': {
    en: {
      say: 'the link text "{text}" does not say where it leads',
      fix: 'name the page: somebody who listens to the mail hears only the links',
    },
    ja: {
      say: 'リンクの文字「{text}」だけでは行き先が分かりません',
      fix: '「冬の感謝市の品物を見る」のように、行き先が分かる言葉にしてください',
    },
  },
  'link-credentials': {
    en: {
      say: 'this link carries something secret in "{name}", and links are forwarded and logged: {host}',
      fix: 'link to a page that asks the reader to log in',
    },
    ja: {
      say: 'リンクの「{name}」に認証情報が入っています。リンクは転送され、記録にも残ります: {host}',
      fix: 'ログインを求めるページへのリンクに変えてください',
    },
  },
  'link-mail-address': {
    en: {
      say: 'this link carries a mail address in "{name}": {host}',
      fix: 'use an id that means nothing to others, or leave it out',
    },
    ja: {
      say: 'リンクの「{name}」にメールアドレスが入っています: {host}',
      fix: '他人には意味のない ID を使うか、取り除いてください',
    },
  },
  'link-broken': {
    en: {
      say: 'there is no page at {link}: it answers {status}',
      fix: 'correct the address, or publish the page first',
    },
    ja: {
      say: 'リンク先のページがありません({status}): {link}',
      fix: 'アドレスを直すか、先にページを公開してください',
    },
  },
  'link-uncertain': {
    en: { say: '{link} answers {status}', fix: 'open it in a browser and see whether readers get the page' },
    ja: {
      say: 'リンク先が {status} を返しました: {link}',
      fix: 'ブラウザーで開き、読者に表示されるか確かめてください',
    },
  },
  'link-host-unknown': {
    en: { say: 'there is no such host: {link}', fix: 'correct the address' },
    ja: { say: '存在しないホストへのリンクです: {link}', fix: 'アドレスを直してください' },
  },
  'link-no-answer': {
    en: {
      say: 'this page does not answer: {link}',
      expected: 'an answer within 5 seconds',
      fix: 'correct the address, or ask whoever runs the site',
    },
    ja: {
      say: 'リンク先が応答しません: {link}',
      expected: '5 秒以内の応答',
      fix: 'アドレスを直すか、サイトの管理者に確認してください',
    },
  },
  'link-certificate': {
    en: {
      say: 'browsers warn of this page, its certificate is not valid: {link}',
      fix: 'correct the address, or ask whoever runs the site to renew the certificate',
    },
    ja: {
      say: 'リンク先の証明書が無効なため、ブラウザーに警告が表示されます: {link}',
      fix: 'アドレスを直すか、サイトの管理者に証明書の更新を依頼してください',
    },
  },
  'link-private': {
    en: {
      say: 'this address is not one of the open internet, readers cannot open it: {link}',
      fix: 'link to the public page',
    },
    ja: {
      say: 'インターネットに公開されていないアドレスで、読者は開けません: {link}',
      fix: '公開ページへのリンクに変えてください',
    },
  },
  'link-redirects': {
    en: { say: '{link} leads through more than 3 other addresses', fix: 'link to the last of them' },
    ja: {
      say: 'リンク先が 3 回を超えて転送されます: {link}',
      fix: '最終的なページのアドレスを書いてください',
    },
  },
  'link-leads-outside': {
    en: {
      say: '{link} leads on to another site: {host}',
      fix: 'link to the page itself, or add the host to `link_hosts` in policies/content.yaml',
    },
    ja: {
      say: 'リンク先から別のサイトに転送されます({host}): {link}',
      fix: '最終的なページへのリンクに変えるか、policies/content.yaml の `link_hosts` に加えてください',
    },
  },
  'links-no-network': {
    en: {
      say: 'none of the {links} links could be asked for: there seems to be no network here',
      fix: 'try again where there is one, or open the links by hand',
    },
    ja: {
      say: 'リンク {links} 件のいずれにも接続できませんでした。ネットワークがないようです',
      fix: 'ネットワークのある場所でやり直すか、手でリンクを開いて確かめてください',
    },
  },
  'links-too-many': {
    en: { say: 'only the first {asked} of {links} links were asked for', fix: 'open the others by hand' },
    ja: {
      say: 'リンク {links} 件のうち、最初の {asked} 件だけを確かめました',
      fix: '残りのリンクは手で開いて確かめてください',
    },
  },
  'option-links': {
    en: 'ask for the pages that links lead to (needs a network)',
    ja: 'リンク先のページに接続して確かめる(ネットワークが必要)',
  },
  'picture-alt-missing': {
    en: {
      say: 'this picture says nothing to whoever does not see it: {picture}',
      expected: 'an alternative text',
      fix: 'say what it shows between `![` and `]`; decoration in MJML has `alt=""` and `role="presentation"`',
    },
    ja: {
      say: '画像に代替テキストがありません: {picture}',
      expected: '画像が見えない人にも伝わる説明',
      fix: '`![` と `]` の間に画像の内容を書いてください。MJML の飾り画像には `alt=""` と `role="presentation"` を付けます',
    },
  },
  'picture-alt-empty': {
    en: {
      say: 'this picture is large and has an empty alternative text: {picture}',
      fix: 'say between `![` and `]` what it shows; mere decoration may stay as it is',
    },
    ja: {
      say: '大きな画像の代替テキストが空です: {picture}',
      fix: '`![` と `]` の間に、何の画像かを書いてください。飾りの画像ならこのままで構いません',
    },
  },
  'picture-alt-vague': {
    en: {
      say: 'the alternative text "{alt}" does not say what the picture shows: {picture}',
      fix: 'write what a reader would miss without the picture',
    },
    ja: {
      say: '代替テキスト「{alt}」では画像の内容が伝わりません: {picture}',
      fix: '画像がなくても伝わるように、内容を書いてください',
    },
  },
  'picture-size-missing': {
    en: {
      say: 'this picture has no size, so the text jumps while it loads: {picture}',
      expected: '`width` and `height` in pixels',
      fix: 'put the picture beside the campaign, or write both',
    },
    ja: {
      say: '画像の大きさが指定されていないため、読み込み中に表示が崩れます: {picture}',
      expected: 'ピクセル単位の `width` と `height`',
      fix: '画像をキャンペーンのフォルダーに置くか、両方を指定してください',
    },
  },
  'picture-tracker': {
    en: {
      say: 'a picture that nobody can see tells {host} who opened the mail',
      fix: 'remove it, unless the readers agreed',
    },
    ja: {
      say: '見えない画像により、開封した人の情報が {host} に送られます',
      fix: '読者の同意がなければ取り除いてください',
    },
  },
  'picture-only': {
    en: {
      say: 'the mail is nearly all pictures: its text has {letters} letters ({wide} if they are Japanese)',
      expected: 'about {limit} letters ({wideLimit} Japanese ones) beside large pictures',
      fix: 'write in the text what the pictures say',
    },
    ja: {
      say: 'ほとんどが画像のメールです。文章は全角で {wide} 字(半角なら {letters} 字)ほどです',
      expected: '大きな画像がある場合は、全角で {wideLimit} 字(半角なら {limit} 字)ほどの文章',
      fix: '画像の内容を文章でも書いてください',
    },
  },
} satisfies Vocabulary
