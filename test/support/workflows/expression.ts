/** What an expression may look at: `vars.POSTMERGE` is `{ vars: { POSTMERGE: 'on' } }`; what is not there is empty. */
export type Contexts = Readonly<Record<string, unknown>>

/**
 * The part of GitHub's expressions that the workflows use: names with dots, strings, `==`, `!=`, `&&`, `||`, `!`, parentheses, and functions.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */
export function evaluateExpression(text: string, contexts: Contexts): unknown {
  const tokens =
    text.match(/'(?:[^']|'')*'|[A-Za-z_][\w-]*(?:\.[A-Za-z_][\w-]*)*|==|!=|&&|\|\||[!(),]|\S/g) ?? []
  let at = 0
  const take = (token: string): boolean => {
    if (tokens[at] !== token) return false
    at += 1
    return true
  }
  const primary = (): unknown => {
    if (take('!')) return !isTrue(primary())
    if (take('(')) {
      const value = either()
      if (!take(')')) throw new Error(`no ) in ${text}`)
      return value
    }
    const token = tokens[at] ?? ''
    at += 1
    if (token.startsWith("'")) return token.slice(1, -1).replaceAll("''", "'")
    if (!/^[A-Za-z_]/.test(token)) throw new Error(`${token} in ${text}`)
    if (!take('(')) return valueAt(contexts, token)
    const values: unknown[] = []
    while (!take(')')) {
      values.push(either())
      if (tokens[at] !== ')' && !take(',')) throw new Error(`arguments in ${text}`)
    }
    return (contexts[token] as (...values: readonly unknown[]) => unknown)(...values)
  }
  const equal = (): unknown => {
    let value = primary()
    for (;;) {
      if (take('==')) value = value === primary()
      else if (take('!=')) value = value !== primary()
      else return value
    }
  }
  const both = (): unknown => {
    let value = equal()
    while (take('&&')) {
      const other = equal()
      value = isTrue(value) ? other : value
    }
    return value
  }
  function either(): unknown {
    let value = both()
    while (take('||')) {
      const other = both()
      value = isTrue(value) ? value : other
    }
    return value
  }
  const value = either()
  if (at !== tokens.length) throw new Error(`${tokens[at]} in ${text}`)
  return value
}

/** What an expression counts as in a condition. */
export function isTrue(value: unknown): boolean {
  return value !== '' && Boolean(value)
}

/** A value of `env` with its expressions filled in. */
export function fillIn(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{([^]*?)\}\}/g, (_, inside: string) =>
    String(evaluateExpression(inside, contexts)),
  )
}

function valueAt(contexts: Contexts, path: string): unknown {
  const found = path.split('.').reduce<unknown>((value, name) => {
    const inside = value as Readonly<Record<string, unknown>> | null | undefined
    return inside?.[name]
  }, contexts)
  return found ?? ''
}
