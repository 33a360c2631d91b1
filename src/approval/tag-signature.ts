/** Which key signed a tag. Only an SSH signature can count: git would accept any OpenPGP key of the keyring. */
export type TagSignature =
  /** Good over the tag's bytes, in git's namespace; the fingerprint of the key inside it, `SHA256:…`. */
  | { readonly kind: 'signed'; readonly fingerprint: string }
  | { readonly kind: 'refused'; readonly reason: TagRefusal }

/** Why a tag is no signed statement. */
export type TagRefusal =
  | 'not-annotated'
  | 'wrong-target'
  | 'copied'
  | 'not-signed'
  | 'not-ssh'
  | 'several-signatures'
  | 'bad-signature'
