import type { ContactStore } from '../../audience/contact.ts'
import { rehearse } from '../../audience/rehearse.ts'
import type { ApprovedPlan } from '../../plan/plan.ts'
import { rehearsalAddresses } from '../../plan/rehearsal.ts'
import type { SendPass } from './send-run.ts'

/** The contacts that a release may go to: of a rehearsal nobody but the people of `policies/identities.yaml` on the default branch. */
export function audienceOf(
  { store, bench }: SendPass,
  { rehearsal }: Pick<ApprovedPlan, 'rehearsal'>,
): ContactStore {
  return rehearsal ? rehearse(store.contacts, rehearsalAddresses(bench.content)) : store.contacts
}
