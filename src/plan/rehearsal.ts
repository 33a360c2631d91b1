import type { Content } from '../content/content.ts'

/**
 * Whether a release to these lists is a rehearsal: real in everything, but mailed to the people of `policies/identities.yaml` alone. It is
 * one as long as one of its lists is not live, so that no edition goes to a part of its readers. A policy that cannot be read makes
 * everything a rehearsal; without the file, or without `live` in it, all lists are live.
 */
export function isRehearsal(lists: readonly string[], { policies }: Pick<Content, 'policies'>): boolean {
  const { delivery } = policies
  if (delivery === null) return true
  const { live } = delivery
  return live !== undefined && lists.some((list) => !live.includes(list))
}

/** The addresses that a rehearsal may reach; none where the file cannot be read. */
export function rehearsalAddresses({ policies }: Pick<Content, 'policies'>): readonly string[] {
  return Object.values(policies.identities?.people ?? {}).map(({ address }) => address)
}
