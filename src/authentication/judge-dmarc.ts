import type { Judgement, Resolver } from './judgement.ts'
import { problem, type Problem } from './problem.ts'
import { forMailauth } from './questions.ts'

/** What passed by itself: the envelope domain by SPF, signing domains by DKIM. */
interface Paths {
  readonly from: string
  readonly spf: string | null
  readonly dkim: readonly string[]
}

/**
 * Whether a DMARC policy applies to the From domain and both ways lead to a pass, each alone (RFC 9989 section 8): receivers forward,
 * resolvers fail, and large providers ask for both.
 */
export async function judgeDmarc(
  paths: Paths,
  resolver: Resolver,
): Promise<{ dmarc: Judgement['dmarc']; problems: readonly Problem[] }> {
  const { evaluateDmarc } = await import('mailauth/lib/dmarc/index.js')
  const domain = paths.from.slice(paths.from.lastIndexOf('@') + 1)
  const { response } = await evaluateDmarc({
    headerFrom: [paths.from],
    spfDomains: paths.spf === null ? [] : [paths.spf],
    dkimDomains: paths.dkim.map((signer) => ({ domain: signer, id: signer, aligned: false })),
    resolver: forMailauth(resolver),
    strict: true,
  })
  const name = `_dmarc.${domain}`
  const wanted = { name, type: 'TXT', value: 'v=DMARC1; p=quarantine' }
  if (response === false) return failed('permerror', problem('dmarc-missing', wanted))
  const { result } = response.status
  if (result === 'temperror') return failed(result, problem('dns-unanswered', { name }))
  if (result === 'none') return failed(result, problem('dmarc-missing', wanted))
  if (result === 'permerror') return failed(result, problem('dmarc-unreadable', wanted))
  const problems: Problem[] = []
  if (paths.spf !== null && !response.alignment.spf.result) {
    problems.push(problem('spf-not-aligned', { envelope: paths.spf, domain }))
  }
  if (paths.dkim.length > 0 && !response.alignment.dkim.result) {
    problems.push(problem('dkim-not-aligned', { signer: paths.dkim.join(', '), domain }))
  }
  return { dmarc: { result, policy: response.p }, problems }
}

function failed(result: string, why: Problem): { dmarc: Judgement['dmarc']; problems: readonly Problem[] } {
  return { dmarc: { result, policy: null }, problems: [why] }
}
