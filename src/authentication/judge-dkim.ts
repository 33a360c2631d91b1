import type { DkimPublicKey } from '../message/sign.ts'
import { dkimName, dkimRecord, readTags } from './dkim-record.ts'
import type { Judgement, Resolver } from './judgement.ts'
import { problem, type Problem } from './problem.ts'
import { txtRecords } from './questions.ts'

/** What the published keys of a domain are worth. */
interface KeyJudgement {
  readonly keys: Judgement['dkim']
  readonly problems: readonly Problem[]
}

/** Whether each selector's record is published and is the public half of the key that signs (RFC 6376 section 3.6.1). */
export async function judgeKeys(
  domain: string,
  keys: readonly DkimPublicKey[],
  resolver: Resolver,
): Promise<KeyJudgement> {
  const judged = await Promise.all(keys.map((key) => judgeKey(domain, key, resolver)))
  return {
    keys: judged.map(({ result }, index) => ({
      selector: keys[index]!.selector,
      algorithm: keys[index]!.algorithm,
      result,
      aligned: true,
    })),
    problems: judged.flatMap(({ problems }) => problems),
  }
}

/** Whether a record is published under a selector whose private key is not known here. */
export async function judgeSelector(
  domain: string,
  selector: string,
  resolver: Resolver,
): Promise<KeyJudgement> {
  const name = dkimName(domain, selector)
  const answer = await txtRecords(resolver, name)
  const tags = answer.kind === 'records' ? readTags(answer.records[0] ?? '') : null
  const published = tags !== null && (tags.get('p') ?? '') !== ''
  const algorithm = tags?.get('k') === 'ed25519' ? 'ed25519-sha256' : 'rsa-sha256'
  const problems =
    answer.kind === 'unknown'
      ? [problem('dns-unanswered', { name })]
      : published
        ? []
        : [problem('dkim-selector-missing', { name, selector })]
  return { keys: [{ selector, algorithm, result: published ? 'pass' : 'none', aligned: true }], problems }
}

async function judgeKey(
  domain: string,
  key: DkimPublicKey,
  resolver: Resolver,
): Promise<{ result: string; problems: readonly Problem[] }> {
  const record = dkimRecord(domain, key)
  const answer = await txtRecords(resolver, record.name)
  if (answer.kind === 'unknown') {
    return { result: 'temperror', problems: [problem('dns-unanswered', { name: record.name })] }
  }
  if (answer.kind === 'none') {
    return {
      result: 'none',
      problems: [problem('dkim-record-missing', { ...record, selector: key.selector })],
    }
  }
  // A second record makes the key that a receiver picks a matter of chance (RFC 6376 section 3.6.2.2).
  const same = answer.records.length === 1 && sameKey(answer.records[0] ?? '', record.value)
  return same
    ? { result: 'pass', problems: [] }
    : {
        result: 'permerror',
        problems: [problem('dkim-record-differs', { ...record, selector: key.selector })],
      }
}

function sameKey(published: string, wanted: string): boolean {
  const a = readTags(published)
  const b = readTags(wanted)
  if (a === null || b === null) return false
  return (
    (a.get('v') ?? 'DKIM1') === 'DKIM1' &&
    (a.get('k') ?? 'rsa') === b.get('k') &&
    (a.get('p') ?? '').replaceAll(/\s/g, '') === b.get('p')
  )
}
