import canonicalize from 'canonicalize'

/**
 * RFC 8785 canonical JSON: the same value gives the same bytes, so that a digest or a signature over it means something.
 * Takes any plain readonly data; `undefined` properties are left out.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value)
  if (text === undefined) throw new TypeError('this value has no JSON form')
  return text
}
