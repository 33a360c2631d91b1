import { parse } from 'tldts'
import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput } from '../check.ts'
import { domainOf } from '../links/addresses.ts'
import { codePointOf, invisibleCharacter, mixedWord, skeleton } from '../words/scripts.ts'

const control = /\p{Cc}/u
/** Names of fewer characters stand inside others by chance. */
const nameCharactersMin = 4

/**
 * The name in From is all that many readers see of a sender: it names no address or page, hides nothing, mixes no alphabets, and is not
 * another sender's (RFC 9989 section 11.4, display name attacks; Unicode Technical Standard 39).
 */
export const displayName: Check = {
  id: 'display-name',
  stage: 'L',
  codes: {
    'display-name-address': 'block',
    'display-name-hidden': 'block',
    'display-name-mixed': 'block',
    'display-name-other': 'block',
  },
  run: (input) => {
    const { sender, campaign, content } = input
    const { name } = sender.from
    const place = content.placeInPolicy('senders', ['senders', campaign.front.from, 'from', 'name'], 'value')
    const findings: Finding[] = []
    const address = addressIn(name, hostOf(sender.from.address))
    if (address !== null) findings.push(finding('display-name-address', place, { part: address }))
    const hidden = invisibleCharacter(name) ?? controlIn(name)
    if (hidden !== null) findings.push(finding('display-name-hidden', place, { character: hidden }))
    const word = mixedWord(name)
    if (word !== null) findings.push(finding('display-name-mixed', place, { word }))
    const other = otherSender(input)
    if (other !== null) findings.push(finding('display-name-other', place, { name, other }))
    return findings
  },
}

/** An address, a link or a host that is not the sender's own; a brand may be called like its domain. */
function addressIn(name: string, ownHost: string): string | null {
  const plain = name.normalize('NFKC')
  const mark = /\S*@\S*|\S*:\/\/\S*/.exec(plain)?.[0]
  if (mark !== undefined) return mark
  for (const [word] of plain.matchAll(/[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu)) {
    const { domain, isIcann } = parse(word)
    if (domain !== null && isIcann === true && domain !== domainOf(ownHost)) return word
  }
  return null
}

function controlIn(name: string): string | null {
  const found = control.exec(name)?.[0]
  return found === undefined ? null : codePointOf(found)
}

/** Another sender of another organisation whose name this one shows, or one that cannot be told from it; null when there is none. */
function otherSender({ sender, content }: CheckInput): string | null {
  const shown = skeleton(sender.from.name)
  const own = domainOf(hostOf(sender.from.address))
  const others = Object.entries(content.policies.senders?.senders ?? {}).filter(
    ([, other]) =>
      domainOf(hostOf(other.from.address)) !== own &&
      // Domains of one legal person may share its name.
      other.legal?.name !== sender.legal?.name,
  )
  const found = others.find(([, { from }]) => {
    const name = skeleton(from.name)
    return name === shown || (Array.from(name).length >= nameCharactersMin && shown.includes(name))
  })
  return found?.[0] ?? null
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}
