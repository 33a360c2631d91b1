import { Tokenizer, TokenizerMode, type Token, type TokenHandler } from 'parse5'

/** A tag or a piece of text of a mail's HTML, in order. */
export type MailToken =
  | {
      readonly kind: 'start'
      readonly name: string
      readonly attributes: readonly Token.Attribute[]
      /** Where the tag and each of its attributes stand. */
      readonly location: Token.LocationWithAttributes
    }
  | { readonly kind: 'end'; readonly name: string; readonly location: Token.Location }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'doctype'; readonly location: Token.Location }

/** Elements in which a tag is text (WHATWG HTML, section 13.2.5). */
const raw: Readonly<Record<string, (typeof TokenizerMode)[keyof typeof TokenizerMode]>> = {
  style: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  iframe: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
}

/**
 * The tokens of an HTML text. No tree is made of them: that would take a time that grows with the square of how deep a mail is nested.
 */
export function mailTokens(html: string): readonly MailToken[] {
  const tokens: MailToken[] = []
  const text = ({ chars }: Token.CharacterToken): void => void tokens.push({ kind: 'text', text: chars })
  const handler: TokenHandler = {
    onStartTag({ tagName: name, attrs: attributes, location }) {
      if (location !== null) tokens.push({ kind: 'start', name, attributes, location })
      if (Object.hasOwn(raw, name)) tokenizer.state = raw[name] ?? TokenizerMode.DATA
    },
    onEndTag({ tagName: name, location }) {
      if (location !== null) tokens.push({ kind: 'end', name, location })
    },
    onDoctype({ location }) {
      if (location !== null) tokens.push({ kind: 'doctype', location })
    },
    onCharacter: text,
    onWhitespaceCharacter: text,
    onNullCharacter: () => {},
    onComment: () => {},
    onEof: () => {},
  }
  const tokenizer = new Tokenizer({ sourceCodeLocationInfo: true }, handler)
  tokenizer.write(html, true)
  return tokens
}
