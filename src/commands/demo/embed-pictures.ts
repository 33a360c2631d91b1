/**
 * HTML in which pictures of this machine stand as data: the page must show them when no server of the demo runs any more. Pictures from
 * elsewhere stay what they are.
 */
export async function embedPictures(html: string): Promise<string> {
  const addresses = new Set(
    Array.from(html.matchAll(/src="(http:\/\/127\.0\.0\.1:[^"]+)"/g), ([, address = '']) => address),
  )
  let embedded = html
  for (const address of addresses) {
    const answer = await fetch(address)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const type = answer.headers.get('content-type') ?? ''
    embedded = embedded.replaceAll(`"${address}"`, `"data:${type};base64,${bytes.toString('base64')}"`)
  }
  return embedded
}
