const coAuthor = /^co-authored-by:[^<\n]*<([^<>\n]+)>[ \t]*$/gim

/** The addresses that a commit's message names as co-authors, in its order. */
export function coAuthorsOf(message: string): readonly string[] {
  return [...message.matchAll(coAuthor)].map(([, email = '']) => email)
}
