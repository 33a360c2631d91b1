/**
 * The line of what git wrote on standard error that names the trouble, 300 characters at most: the first that begins with `fatal:` or `error:`.
 * What follows such a line is advice, which git breaks in the middle of a sentence. Without one, the last line.
 */
export function gitSays(stderr: string): string {
  const lines = stderr.trim().split('\n')
  const told = lines.find((line) => /^(?:fatal|error): /.test(line)) ?? lines.at(-1) ?? ''
  return told.slice(0, 300)
}
