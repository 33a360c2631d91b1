/** A place for reviews whose web editor can be opened by a link. */
export interface WebForge {
  readonly kind: 'github' | 'gitlab'
  /** `https://github.com/hikari/mail`, without a slash at the end. */
  readonly url: string
  readonly branch: string
}

/** GitHub answers longer addresses with "414 URI Too Long"; the limit is not documented, 8 KB is what its servers take. */
const linkCharactersMax = 8000

/** A link that opens a new file, and whether the file's text is in it. */
export interface FileLink {
  readonly url: string
  readonly hasText: boolean
}

/**
 * A link that opens the forge's editor on a new file. GitHub fills in name and text (`filename`, `value`); GitLab's editor takes the name
 * (`file_name`) and ignores a text, so that whoever gets the link must paste it, as they must where the text is too long.
 */
export function newFileLink(forge: WebForge, path: string, text: string): FileLink {
  const branch = forge.branch.split('/').map(encodeURIComponent).join('/')
  if (forge.kind === 'gitlab') {
    return { url: `${forge.url}/-/new/${branch}?file_name=${encoded(path)}`, hasText: false }
  }
  const named = `${forge.url}/new/${branch}?filename=${encoded(path)}`
  const filled = `${named}&value=${encoded(text)}`
  return filled.length <= linkCharactersMax ? { url: filled, hasText: true } : { url: named, hasText: false }
}

/** Also brackets and the like, at which a link in Markdown or in a mail would end. */
function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** Where a remote's web pages are: `git@github.com:hikari/mail.git` is `https://github.com/hikari/mail`. Null when it has none. */
export function webUrlOf(remote: string): string | null {
  const scp = /^(?:[\w.-]+@)?([a-z0-9-]+(?:\.[a-z0-9-]+)+):(?!\/)(.+)$/i.exec(remote)
  const found = scp === null ? parsed(remote) : { host: scp[1] ?? '', path: scp[2] ?? '' }
  const path =
    found?.path
      .replace(/^\/+/, '')
      .replace(/\/+$/, '')
      .replace(/\.git$/, '') ?? ''
  if (found === null || !/^[\w.~-]+(?:\/[\w.~-]+)+$/.test(path)) return null
  return `https://${found.host.toLowerCase()}/${path}`
}

/** User name, password and port of the remote are left out: they are nobody else's, and the web pages have others. */
function parsed(remote: string): { readonly host: string; readonly path: string } | null {
  if (!/^(?:https?|ssh|git):\/\//.test(remote)) return null
  const url = URL.parse(remote)
  return url === null || !url.hostname.includes('.') ? null : { host: url.hostname, path: url.pathname }
}

/** Which forge a remote is: as asked for, else by its host name. Null for none that we know. */
export function webForgeOf(remote: string | null, branch: string, asked: string | null): WebForge | null {
  const url = remote === null ? null : webUrlOf(remote)
  if (url === null || asked === 'none') return null
  const host = new URL(url).hostname
  const kind =
    asked ?? (/(?:^|\.)github\./.test(host) ? 'github' : /(?:^|\.)gitlab\./.test(host) ? 'gitlab' : null)
  return kind === 'github' || kind === 'gitlab' ? { kind, url, branch } : null
}
