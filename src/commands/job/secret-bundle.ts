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
    const begun = at
    const last = endOf(first)
    const value = [first]
    while (last !== null && !last(value.at(-1) ?? '', value.length)) {
      at += 1
      const next = lines[at]
      if (next === undefined) throw malformed(begun)
      value.push(next)
    }
    secrets.set(name, unquoted(value.join('\n')))
  }
  return secrets
}

/** Everything of these secrets that must not stand in a log: a log is masked line by line. */
export function linesToMask(text: string): readonly string[] {
  const lines = linesOf(text)
  const values = lines.map((line) => line.replace(/^[A-Za-z_][A-Za-z0-9_]*=/, ''))
  const bare = values.map((line) => line.replaceAll(/^["']|["']$/g, ''))
  return [...new Set([...values, ...bare].map((line) => line.trim()))].filter((line) => line !== '')
}

function linesOf(text: string): readonly string[] {
  return text.split(/\r?\n/).map((line) => line.replace(/[ \t]+$/, ''))
}

/** Whether a line is the last one of a value that begins so; null where a value is one line. */
function endOf(first: string): ((line: string, count: number) => boolean) | null {
  const mark = first[0]
  if (mark === '"' || mark === "'")
    return (line, count) => line.endsWith(mark) && (count > 1 || line.length > 1)
  const [, label] = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(first) ?? []
  return label === undefined ? null : (line) => line === `-----END ${label}-----`
}

function unquoted(value: string): string {
  return /^["']/.test(value) ? value.slice(1, -1) : value
}

function malformed(at: number): Error {
  return failure('secrets-malformed', { permanence: 'permanent', values: { line: at + 1 } })
}
