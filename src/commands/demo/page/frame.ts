import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Locale } from '../../../words/phrase.ts'
import { markup, type Markup } from './markup.ts'
import { style } from './style.ts'

/** What a page of the demo is made of. */
interface Frame {
  readonly locale: Locale
  readonly title: string
  readonly lead: string
  /** Rules beside those that every page has. */
  readonly ownStyle: string
  readonly body: readonly Markup[]
}

/** A page may show what it holds, and nothing else. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

/** Writes `index.html` into a folder: one file that needs no network. Returns its path. */
export async function writeFrame(folder: string, frame: Frame): Promise<string> {
  const { locale, title, lead, ownStyle, body } = frame
  const page = markup`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <title>${title}</title>
        <style>
          ${{ finished: style + ownStyle }}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          <p class="lead">${lead}</p>
          ${body}
        </main>
      </body>
    </html>`
  await mkdir(resolve(folder), { recursive: true })
  const file = join(folder, 'index.html')
  await writeFile(file, page.finished)
  return file
}

/** Figures at the top of a page, each with what it counts. */
export function figureTiles(tiles: readonly (readonly [string | number, string])[]): Markup {
  return markup`<ul class="figures">
    ${tiles.map(([figure, about]) => markup`<li><b>${figure}</b><span>${about}</span></li>`)}
  </ul>`
}
