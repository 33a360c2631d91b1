import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { domainOf } from '../links/addresses.ts'

/** Mailboxes anyone can open (after SpamAssassin's list for FREEMAIL_FORGED_REPLYTO), with those of Japanese carriers and providers. */
const freemail: ReadonlySet<string> = new Set(
  (
    'gmail.com googlemail.com yahoo.com yahoo.co.jp ymail.com outlook.com outlook.jp hotmail.com hotmail.co.jp live.com live.jp ' +
    'msn.com icloud.com me.com mac.com aol.com gmx.net gmx.de gmx.com web.de mail.com proton.me protonmail.com yandex.ru yandex.com ' +
    'mail.ru qq.com 163.com 126.com naver.com hanmail.net zoho.com fastmail.com docomo.ne.jp ezweb.ne.jp au.com softbank.ne.jp ' +
    'i.softbank.jp vodafone.ne.jp nifty.com biglobe.ne.jp so-net.ne.jp ocn.ne.jp'
  ).split(' '),
)
const unread = /^(?:no|do-?not|dont)[-_.]?reply|^unattended|^noanswer/i

/** Who answers is heard, by the organisation that wrote (Microsoft's requirements for high-volume senders: a From or Reply-To that receives; SpamAssassin FREEMAIL_FORGED_REPLYTO). */
export const replyTo: Check = {
  id: 'reply-to',
  stage: 'L',
  codes: { 'reply-to-freemail': 'warning', 'reply-to-elsewhere': 'warning', 'reply-to-unread': 'warning' },
  run: ({ sender, campaign, content }) => {
    const key = sender.reply_to === undefined ? ['from', 'address'] : ['reply_to']
    const place = content.placeInPolicy('senders', ['senders', campaign.front.from, ...key], 'value')
    const values = { sender: campaign.front.from }
    const address = sender.reply_to ?? sender.from.address
    const findings = unread.test(address) ? [finding('reply-to-unread', place, values)] : []
    const host = hostOf(address)
    if (freemail.has(host)) return [...findings, finding('reply-to-freemail', place, values)]
    if (domainOf(host) === domainOf(hostOf(sender.from.address))) return findings
    return [...findings, finding('reply-to-elsewhere', place, { ...values, host })]
  },
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
