import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import type { Locale } from '../words/phrase.ts'

/** Escaped HTML; `html` escapes everything that is put into it. */
export type Markup = ReturnType<typeof html>

const style = `
:root { color-scheme: light dark; font: 1.125rem/1.7 system-ui, sans-serif }
body { margin: 0; display: grid; min-height: 100vh; place-items: center }
main { max-width: 32rem; padding: 2rem }
h1 { font-size: 1.5rem; line-height: 1.4; margin: 0 0 1rem }
button { font: inherit; padding: .75rem 1.5rem; border: 0; border-radius: .5rem; background: #14532d; color: #fff; cursor: pointer }
button:focus-visible { outline: 3px solid #f59e0b; outline-offset: 3px }
`

/** The one style sheet, as a Content-Security-Policy names it. */
export const styleHash = `sha256-${createHash('sha256').update(style).digest('base64')}`

/** Apart from the page's text, where a formatter would change it and so its digest. */
const styleElement = raw(`<style>${style}</style>`)

/** A whole page with one heading. */
export function page(locale: Locale, heading: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${heading}</title>
        ${styleElement}
      </head>
      <body>
        <main>
          <h1>${heading}</h1>
          ${body}
        </main>
      </body>
    </html> `
}
