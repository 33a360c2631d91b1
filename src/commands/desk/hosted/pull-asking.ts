import { personOfAccount } from '../../../approval/people.ts'
import type { HostedPull } from '../../../approval/hosted-facts.ts'
import type { Decision } from '../../../approval/decision.ts'
import { releaseName } from '../../../release/release-id.ts'
import { identitiesOf } from '../../asking/signer.ts'
import type { Asking } from '../asking.ts'
import type { DeskPass } from '../pass.ts'

/** What a pull request asks about one of its campaigns. The key names the content: what stays the same is asked once. */
export function askingOfPull(
  { bench }: DeskPass,
  pull: Pick<HostedPull, 'number' | 'author' | 'url'>,
  decision: Pick<Decision, 'campaign' | 'edition' | 'closureDigest'>,
): Asking {
  const release = releaseName(decision)
  return {
    key: `pull ${pull.number} ${release} ${decision.closureDigest}`,
    campaign: decision.campaign,
    release,
    writer: personOfAccount(identitiesOf(bench), pull.author),
    page: pull.url,
  }
}
