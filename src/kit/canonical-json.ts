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

/** Whether a text is exactly that value's canonical JSON. A value that has none, such as half of a surrogate pair, is nobody's. */
export function isCanonicalJson(text: string, value: unknown): boolean {
  try {
    return canonicalJson(value) === text
  } catch {
    return false
  }
}
