import { finding } from '../../words/find.ts'
import type { Check } from '../check.ts'
import { distinct, whereWritten } from '../where.ts'
import { addressesOf } from './addresses.ts'

/** Names of parameters that carry what lets somebody in. */
const secretNames =
  /^(?:.*[_-])?(?:pass(?:word|wd|phrase)|pwd|token|jwt|secret|api[_-]?key|(?:php)?sess(?:ion)?(?:[_-]?id)?|jsessionid|auth(?:orization)?|credentials?|otp|x-amz-signature)$/i
/** What such a thing looks like whatever its name: a JSON Web Token, keys of AWS, Google, GitHub, Slack and Stripe. */
const secretValues =
  /^(?:eyJ[\w-]{8,}\.eyJ[\w-]{8,}\.|AKIA[0-9A-Z]{16}$|AIza[\w-]{30,}$|gh[pousr]_\w{30,}$|xox[abp]-[\w-]{10,}|sk_live_\w{16,})/
const mailbox = /^[^@\s]+@[^@\s]+\.[^@\s]+$/

/**
 * No password, token or address of a person in a link: links are forwarded, logged and opened by filters. The unsubscribe address is
 * the one exception; its token can do nothing else.
 */
export const linkCredentials: Check = {
  id: 'link-credentials',
  stage: 'R',
  codes: { 'link-credentials': 'block', 'link-mail-address': 'error' },
  run: (input) =>
    distinct(
      input.samples.flatMap((sample) =>
        addressesOf(sample).flatMap(({ url, host, use }) =>
          url === input.unsubscribeUrl || use === 'mailbox'
            ? []
            : secretsIn(url).map(({ code, name }) =>
                finding(code, whereWritten(input, sample, `${name}=`, host), { host, name }),
              ),
        ),
      ),
    ),
}

/** The parameters that hold something secret or somebody's address. */
function secretsIn(url: string): { code: 'link-credentials' | 'link-mail-address'; name: string }[] {
  const full = url.startsWith('//') ? `https:${url}` : url
  if (!URL.canParse(full)) return []
  const { searchParams, hash, pathname } = new URL(full)
  // Some sites keep parameters behind the hash.
  const behindHash = hash.includes('=') ? [...new URLSearchParams(hash.slice(1))] : []
  const found: { code: 'link-credentials' | 'link-mail-address'; name: string }[] = []
  // Java servers write theirs behind a semicolon of the path.
  const inPath = Array.from(pathname.matchAll(/;([^;=/]+)=([^;/]*)/g), ([, name = '', value = '']) => {
    return [name, value] as const
  })
  for (const [name, value] of [...searchParams, ...behindHash, ...inPath]) {
    if (value === '') continue
    if (secretNames.test(name) || secretValues.test(value)) found.push({ code: 'link-credentials', name })
    else if (mailbox.test(value)) found.push({ code: 'link-mail-address', name })
  }
  return found
}
