/**
 * A mail: no script, no form, no frame, no font, no request but for its pictures. `sandbox` holds even where somebody opens the address
 * outside of the page's frame.
 */
export function mailPolicy(pictures: string, remote: boolean): string {
  const from = remote ? `${pictures} https:` : pictures
  return `default-src 'none'; img-src ${from}; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox`
}
