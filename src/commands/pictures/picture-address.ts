import { failure } from '../../words/find.ts'

/** What may stand in a link: nothing that ends one, in Markdown or in HTML. */
const shape =
  /^(?:https:\/\/[a-z0-9.-]+(?::\d{1,5})?|http:\/\/127\.0\.0\.1:\d{1,5})\/[A-Za-z0-9._~/?=&%#-]{0,500}$/

/** POSTMERGE_PICTURES_URL, the address at which what is written to the folder will lie; null where it is not set. Throws `pictures-address-refused`. */
export function pictureAddress(env: Readonly<Record<string, string | undefined>>): string | null {
  const address = env['POSTMERGE_PICTURES_URL'] ?? ''
  if (address === '') return null
  if (shape.test(address)) return address
  throw failure('pictures-address-refused', { permanence: 'permanent' })
}
