import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'

/** A telephone number, a mail address or a web address: what somebody can complain to (特定電子メール法 規則9条3号; CASL section 6(2)(b)). */
const reachable =
  /\+?[0-9０-９][0-9０-９\s()（）・-]{6,}[0-9０-９]|[^\s@]+@[^\s@]+\.[^\s@]+|https?:\/\/\S+|\bwww\.\S+/u
/** An address that a postman understands has a number in it and is longer than a town's name. */
const postalCharactersMin = 10

/** What the sender says about itself can be used: a contact that answers, an address that mail reaches. */
export const senderIdentity: Check = {
  id: 'sender-identity',
  stage: 'L',
  codes: { 'legal-contact-unusable': 'error', 'legal-address-short': 'warning' },
  run: ({ sender, content, campaign }) => {
    const { legal } = sender
    if (legal === undefined) return []
    const findings: Finding[] = []
    const place = (key: string): Finding['place'] =>
      content.placeInPolicy('senders', ['senders', campaign.front.from, 'legal', key], 'value')
    if (!reachable.test(legal.contact))
      findings.push(finding('legal-contact-unusable', place('contact'), { contact: legal.contact }))
    const address = legal.address.normalize('NFKC')
    const hasNumber = /\p{Number}|[一二三四五六七八九十]+(?:丁目|番)/u.test(address)
    // Written with Chinese characters, half as many say as much.
    const width = Array.from(address).reduce((sum, one) => sum + (/\p{Script=Han}/u.test(one) ? 2 : 1), 0)
    if (!hasNumber || width < postalCharactersMin)
      findings.push(finding('legal-address-short', place('address'), { address: legal.address }))
    return findings
  },
}
