import { readFileSync } from 'node:fs'
import type { Locale } from '../../../words/phrase.ts'
import { say } from '../../../words/say.ts'
import type { Album } from '../album.ts'
import { commands } from '../page/commands-section.ts'
import { figureTiles, writeFrame } from '../page/frame.ts'
import { mailSection } from '../page/mail-sections.ts'
import { markup, type Markup } from '../page/markup.ts'
import { parseMail } from '../parse-mail.ts'
import type { StepRecord } from '../player.ts'
import type { GitHubAlbum, PicturePair } from './github-album.ts'

/** What the page is made of. */
interface PageParts {
  readonly pages: GitHubAlbum
  readonly album: Pick<Album, 'sent' | 'mail' | 'mailHtml'>
  readonly steps: readonly StepRecord[]
  readonly seconds: number
  readonly locale: Locale
}

/** Writes the page of the story into a folder. Returns its path. */
export async function writeGitHubPage(folder: string, parts: PageParts): Promise<string> {
  const { pages, album, locale } = parts
  const audit = markup`<section>
    <h2>${say(locale, 'demo-audit')}</h2>
    <div class="card"><pre>${pages.audit}</pre></div>
  </section>`
  return writeFrame(folder, {
    locale,
    title: say(locale, 'demo-github-page-title'),
    lead: say(locale, 'demo-github-page-lead'),
    ownStyle,
    body: [
      figures(parts),
      comments(parts),
      pictures(parts),
      asked(parts),
      ...(album.mail === null ? [] : [mailSection(album.mail, album.mailHtml, locale)]),
      audit,
      commands(parts),
    ],
  })
}

const ownStyle = `
.pair { display: flex; flex-wrap: wrap; gap: 16px; align-items: flex-start; margin: 0 0 20px; }
.pair figure { margin: 0; flex: 1 1 280px; max-width: 520px; }
.pair figcaption { color: var(--soft); font-size: 14px; }
.pair img { display: block; width: 100%; height: auto; border: 1px solid var(--line); background: #fff; }
.pair.phone figure { max-width: 300px; }
iframe.comment { height: 620px; }
`

/** GitHub's own look is not ours to copy; what matters is readable. */
const commentStyle =
  'body{margin:16px;font:15px/1.6 system-ui,"Noto Sans JP","Noto Sans CJK JP",sans-serif;color:#1f2328;overflow-wrap:anywhere}h3{font-size:18px;margin:0 0 8px}code,pre{font:13px/1.5 ui-monospace,Menlo,Consolas,monospace;background:#f0f2f5;border-radius:4px}code{padding:1px 5px}pre{padding:10px;white-space:pre-wrap}pre code{padding:0}summary{cursor:pointer}details{margin:6px 0}a{color:#0a58ca}'

function figures({ album: { sent }, steps, seconds, locale }: PageParts): Markup {
  const tiles: readonly (readonly [string | number, string])[] = [
    [sent?.count ?? 0, say(locale, 'demo-page-sent')],
    [sent?.passed ?? 0, say(locale, 'demo-page-passed')],
    [steps.length, say(locale, 'demo-page-commands')],
    [seconds, say(locale, 'demo-page-seconds')],
  ]
  return figureTiles(tiles)
}

/** The one comment at each moment; what it holds may do nothing. */
function comments({ pages, locale }: PageParts): Markup {
  const shown = pages.comments.map(({ moment, html }, index) => {
    const title = say(locale, `demo-github-page-${moment}`)
    const body = `<!doctype html><style>${commentStyle}</style>${html}`
    return markup`<details class="card" ${index === 0 || moment === 'sent' ? 'open' : ''}>
      <summary><h3>${title}</h3></summary>
      <iframe class="comment" sandbox="" title="${title}" srcdoc="${body}"></iframe>
    </details>`
  })
  return markup`<section>
    <h2>${say(locale, 'demo-github-page-comments')}</h2>
    <p class="hint">${say(locale, 'demo-github-page-comments-hint')}</p>
    ${shown}
  </section>`
}

function pictures({ pages, locale }: PageParts): Markup {
  if (pages.pictures.length === 0) {
    return markup`<section>
      <h2>${say(locale, 'demo-github-page-pictures')}</h2>
      <p class="hint">${say(locale, 'demo-github-no-pictures')}</p>
    </section>`
  }
  return markup`<section>
    <h2>${say(locale, 'demo-github-page-pictures')}</h2>
    <p class="hint">${say(locale, 'demo-github-page-pictures-hint')}</p>
    ${pages.pictures.map((pair) => pairRow(pair, locale))}
  </section>`
}

function pairRow({ look, before, after }: PicturePair, locale: Locale): Markup {
  const name = say(locale, `painted-${look}`)
  const figures = (
    [
      [before, 'painted-before'],
      [after, 'painted-after'],
    ] as const
  ).flatMap(([source, side]) => {
    if (source === null) return []
    const caption = `${name} · ${say(locale, side)}`
    return [
      markup`<figure>
        <figcaption>${caption}</figcaption>
        <img src="${source}" alt="${caption}" />
      </figure>`,
    ]
  })
  return markup`<div class="pair ${look}">${figures}</div>`
}

/** The mails that asked the owner, with their pictures in them. */
function asked({ pages, locale }: PageParts): Markup {
  const letters = pages.asked.map(({ file }, index) => {
    const { headers, html, pictures: own } = parseMail(readFileSync(file))
    const subject = headers.get('subject') ?? ''
    let body = html
    for (const [id, source] of own) body = body.replaceAll(`cid:${id}`, source)
    return markup`<details class="card" ${index === 0 ? 'open' : ''}>
      <summary><h3>${subject}</h3></summary>
      <iframe sandbox="" title="${subject}" srcdoc="${body}"></iframe>
    </details>`
  })
  return markup`<section>
    <h2>${say(locale, 'demo-page-approval')}</h2>
    <p class="hint">${say(locale, 'demo-github-page-asked-hint')}</p>
    ${letters}
  </section>`
}
