import { verify } from '@octokit/webhooks-methods'

/**
 * Whether a webhook delivery was signed with our secret (header `X-Hub-Signature-256`, HMAC-SHA256 over the very bytes of the body; compared in
 * constant time). https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
 */
export async function isSignedDelivery(
  secret: string,
  { body, signature }: { readonly body: Uint8Array; readonly signature: string | undefined },
): Promise<boolean> {
  if (signature === undefined || !/^sha256=[0-9a-f]{64}$/.test(signature)) return false
  const text = textOf(body)
  return text !== null && text !== '' && verify(secret, text, signature)
}

/** The text whose UTF-8 is exactly these bytes, with a byte order mark where there is one; null where there is no such text. */
function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(body)
  } catch {
    return null
  }
}
