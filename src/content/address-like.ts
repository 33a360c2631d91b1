// Wider than any address that exists: what only looks like one is refused as well. The domain `.invalid` (RFC 2606 section 2)
// reaches nobody, and git demands an address of whoever signs a tag.
const addressLike =
  /[^\s<>"'(),:;@/]+@(?!(?:[a-z0-9-]+\.)*invalid(?![a-z0-9.-]))[^\s<>"'(),:;@/]+\.[^\s<>"'(),:;@/.]{2,}/giu

/** Whether any text within a value looks like an address: personal data never gets into a record that cannot be deleted. */
export function holdsAddress(value: unknown): boolean {
  if (typeof value === 'string') return new RegExp(addressLike).test(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([key, inner]) => holdsAddress(key) || holdsAddress(inner))
}

/** The text with whatever looks like an address blacked out: a halt must not fail because of what somebody typed as its reason. */
export function withoutAddresses(text: string): string {
  return text.replaceAll(addressLike, '[address]')
}
