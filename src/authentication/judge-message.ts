import type { Sender } from '../content/schema/senders.ts'
import type { WireMessage } from '../message/compose.ts'
import type { DkimPublicKey } from '../message/sign.ts'
import { judgeDmarc } from './judge-dmarc.ts'
import { judgeKeys } from './judge-dkim.ts'
import { judgeSpf } from './judge-spf.ts'
import type { Judgement, Resolver } from './judgement.ts'
import { problem, type Problem } from './problem.ts'
import { forMailauth, remembering } from './questions.ts'

/** Whose message it is and how it is judged. */
interface Judging {
  readonly resolver: Resolver
  readonly sender: Sender
  /** The keys that must have signed; a signer's `publicKeys`. */
  readonly publicKeys: readonly DkimPublicKey[]
  readonly nowMs: number
}

/** RFC 8301 section 3.2 lets verifiers take 1024 bits; large receivers ask for more. */
const leastBits = 2048

/**
 * Whether a receiver will believe exactly these bytes: every DKIM signature passes and is aligned, SPF passes for every address they may
 * leave from, a DMARC policy applies and both ways lead to a pass. Each problem names the record to publish where one would mend it.
 */
export async function judgeMessage(message: WireMessage, judging: Judging): Promise<Judgement> {
  const resolver = remembering(judging.resolver)
  const { sender } = judging
  const signatures = await judgeSignatures(message.bytes, { ...judging, resolver })
  const spf = await judgeSpf(sender, message.envelope.from, resolver)
  const { dmarc, problems } = await judgeDmarc(
    { from: sender.from.address, spf: spf.domain, dkim: signatures.passed },
    resolver,
  )
  const all = once([...signatures.problems, ...spf.problems, ...problems])
  return {
    pass: all.length === 0 && dmarc.result === 'pass',
    spf: spf.results,
    dkim: signatures.dkim,
    dmarc,
    problems: all,
  }
}

async function judgeSignatures(
  bytes: Uint8Array,
  { resolver, sender, publicKeys, nowMs }: Judging,
): Promise<{ dkim: Judgement['dkim']; problems: readonly Problem[]; passed: readonly string[] }> {
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js')
  const domain = sender.from.address.slice(sender.from.address.lastIndexOf('@') + 1)
  const verified = await dkimVerify(Buffer.from(bytes), {
    resolver: forMailauth(resolver),
    curTime: nowMs,
    strict: true,
  })
  const { headerFrom, fromFields } = verified
  // Without any signature there is one result that speaks of none.
  const results = verified.results.filter((result) => result.selector !== undefined)
  const published = await judgeKeys(domain, publicKeys, resolver)
  const problems = [...published.problems]
  if (fromFields !== 1 || headerFrom?.length !== 1 || headerFrom[0] !== sender.from.address) {
    problems.push(problem('from-differs', { domain }))
  }
  for (const key of publicKeys) {
    if (!results.some((result) => result.selector === key.selector && result.signingDomain === domain)) {
      problems.push(problem('dkim-signature-missing', { selector: key.selector }))
    }
  }
  const passed: string[] = []
  const dkim = results.map((result) => {
    const selector = result.selector ?? ''
    const verdict = result.status.result
    const aligned = result.status.aligned !== false && result.signingDomain === domain
    const known = published.keys.find((key) => key.selector === selector)
    // Why the record is at fault was said already; here is left what is wrong with the bytes.
    if (verdict !== 'pass' && (known === undefined || known.result === 'pass')) {
      problems.push(problem('dkim-signature-broken', { selector, result: verdict }))
    }
    if (result.algo?.startsWith('rsa') === true && (result.modulusLength ?? leastBits) < leastBits) {
      problems.push(problem('dkim-record-weak', { selector, bits: result.modulusLength ?? 0 }))
    }
    if (result.canonBodyLengthLimited === true) problems.push(problem('dkim-body-limited', { selector }))
    if (verdict === 'pass' && result.signingDomain !== undefined) passed.push(result.signingDomain)
    return { selector, algorithm: result.algo ?? '', result: verdict, aligned }
  })
  if (dkim.length === 0 && publicKeys.length === 0)
    problems.push(problem('dkim-signature-missing', { selector: '?' }))
  return { dkim, problems, passed }
}

/** Several judges may come upon the same thing. */
function once(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Set<string>()
  return problems.filter((one) => {
    const key = JSON.stringify([one.code, one.values])
    return !seen.has(key) && seen.add(key)
  })
}
