import { gitText } from '../../adapters/git/git.ts'
import { findingsText } from '../../report/findings.ts'
import { failure } from '../../words/find.ts'
import { compilerOf } from '../compiler-of.ts'
import { examineCampaign } from '../examine-campaign.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'
import { needCandidate, type Candidate } from './candidate.ts'

/** The campaign as it is committed on the branch that is checked out; what lies about uncommitted would not be asked about. */
export async function committedCandidate(
  world: World,
  bench: Workbench,
  campaign: string,
): Promise<Candidate> {
  const head = await gitText(bench.repository, ['rev-parse', '--verify', 'HEAD'])
  const candidate = await needCandidate(bench, head, { campaign, nowMs: world.clock.now() })
  const paths = candidate.closure.files.map(({ path }) => path.replace(/#.*$/, ''))
  const folder = `campaigns/${campaign}`
  const status = await gitText(bench.repository, ['status', '--porcelain', '-z', '--', folder, ...paths])
  if (status !== '') {
    const path = status.split('\0')[0]?.slice(3) ?? ''
    throw failure('request-uncommitted', { permanence: 'permanent', values: { path, campaign } })
  }
  return candidate
}

/** What `validate` would refuse is not put before anybody. */
export async function refuseErrors(world: World, { campaign, content }: Candidate): Promise<void> {
  const compiler = compilerOf(world)
  const examining = examineCampaign(campaign, content, { compiler, nowMs: world.clock.now() })
  const examined = await examining.finally(() => compiler.close())
  const errors = [...content.findings, ...examined.findings].filter(({ severity }) => severity === 'error')
  if (errors.length === 0) return
  for (const line of findingsText(errors, world.locale)) world.err(line)
  throw failure('request-findings', { permanence: 'permanent', values: { count: errors.length } })
}
