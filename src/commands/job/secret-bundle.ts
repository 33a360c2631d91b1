import { failure } from '../../words/find.ts'

/** GitHub keeps at most 48 KB in one secret. */
const charactersMax = 64 * 1024

/** What would steer git, Node, the shell or the runner, and not be a secret of ours. */
const steering =
  /^(?:PATH|HOME|USER|SHELL|ENV|BASH_ENV|TMPDIR|XDG_\w+|LC_\w+|LANG|POSTMERGE_SECRETS|(?:NODE|NPM|LD|DYLD|GIT|SSH|SSL|UV|GITHUB|RUNNER|ACTIONS)_\w*)$/i

/**
 * The secrets of POSTMERGE_SECRETS, so that a company's own names (`env:DKIM_NEWS_RSA` in its policies) reach the program without a change of
 * a workflow: lines `NAME=value`, where a value is the rest of its line, as it stands; or, beginning with a quotation mark, everything up to
 * a line that ends with the same mark; or a PEM block. Nothing is escaped or expanded. No part of a value is ever repeated.
 * Throws the Failures `secrets-malformed`, `secrets-name` and `secrets-twice`.
 */
export function readSecretBundle(text: string): ReadonlyMap<string, string> {
  const lines = linesOf(text)
  const secrets = new Map<string, string>()
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (/^\s*(?:#|$)/.test(line)) continue
    const [, name, first] = /^([A-Za-z_][A-Za-z0-9_]*)=(.*)$/.exec(line) ?? []
    if (name === undefined || first === undefined || text.length > charactersMax) throw malformed(at)
    if (steering.test(name))
      throw failure('secrets-name', { permanence: 'permanent', values: { name, line: at + 1 } })
    if (secrets.has(name)) throw failure('secrets-twice', { permanence: 'permanent', values: { name } })
    const value = valueFrom([first, ...lines.slice(at + 1)])
    if (value === null) throw malformed(at)
    at += value.length - 1
    secrets.set(name, unquoted(value.join('\n')))
  }
  return secrets
}

/** Shorter ones are no secret, such as the end of a PEM block, and would black out the whole log. */
const maskedMin = 4

/** Everything of these secrets that must not stand in a log: a log is masked line by line. Of what cannot be read, every line and what may be its value. */
export function linesToMask(text: string): readonly string[] {
  const lines = valuesOf(text).flatMap((value) => value.split(/\r?\n/))
  return [...new Set(lines.map((line) => line.trim()))].filter((line) => line.length >= maskedMin)
}

function valuesOf(text: string): readonly string[] {
  try {
    return [...readSecretBundle(text).values()]
  } catch {
    return [text, ...linesOf(text).map((line) => line.replace(/^[^=]*=/, ''))]
  }
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.replace(/[ \t]+$/, ''))
}

/** The lines of the value that begins with the first one; null where it does not end. */
function valueFrom(lines: readonly string[]): readonly string[] | null {
  const first = lines[0] ?? ''
  const mark = /^["']/.exec(first)?.[0]
  const label = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(first)?.[1]
  if (mark === undefined && label === undefined) return [first]
  const last = lines.findIndex((line, index) =>
    mark === undefined
      ? line === `-----END ${label}-----`
      : line.endsWith(mark) && (index > 0 || line.length > 1),
  )
  return last === -1 ? null : lines.slice(0, last + 1)
}

function unquoted(value: string): string {
  return /^["']/.test(value) ? value.slice(1, -1) : value
}

function malformed(at: number): Error {
  return failure('secrets-malformed', { permanence: 'permanent', values: { line: at + 1 } })
}
