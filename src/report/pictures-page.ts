import type { Locale } from '../words/phrase.ts'
import { say } from '../words/say.ts'
import { looks, type PaintedCampaign, type PaintedPicture, type PictureChange } from './painted-pictures.ts'

/** Campaigns that are shown together, such as those of a pull request. */
export interface PictureGroup {
  /** What they belong to: `#42`; null where there is nothing above them. */
  readonly title: string | null
  readonly campaigns: readonly PaintedCampaign[]
}

const style = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5b6675;--line:#d5dbe2;--ground:#f5f6f8}
@media(prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#9aa5b4;--line:#333c48;--ground:#13181e}}
*{box-sizing:border-box}
body{margin:0;padding:24px 16px 64px;background:var(--ground);color:var(--ink);font:16px/1.7 "Hiragino Sans","Noto Sans JP","Noto Sans CJK JP","Yu Gothic",Meiryo,system-ui,sans-serif;overflow-wrap:anywhere}
main{max-width:1640px;margin:0 auto}
h1{font-size:24px;line-height:1.4;margin:0 0 4px}
h2{font-size:20px;margin:40px 0 4px}
h3{font-size:16px;margin:28px 0 8px}
p{margin:0 0 8px;color:var(--soft)}
.row{display:flex;flex-wrap:wrap;gap:16px;align-items:flex-start}
figure{margin:0;max-width:100%}
figcaption{font-size:14px;color:var(--soft);margin-bottom:4px}
img{display:block;max-width:100%;height:auto;border:1px solid var(--line);background:#fff}
`

/**
 * A page with all pictures in it: one file, which needs no network, and which forbids itself any. It shows what anybody may have written, as
 * pictures alone, and names alone as text.
 */
export function picturesPage(groups: readonly PictureGroup[], locale: Locale): string {
  const title = escape(say(locale, 'painted-title'))
  const policy =
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${style}</style>
</head>
<body><main>
<h1>${title}</h1>
<p>${escape(say(locale, 'painted-lead'))}</p>
${groups.map((group) => groupSection(group, locale)).join('\n')}
</main></body>
</html>
`
}

function groupSection({ title, campaigns }: PictureGroup, locale: Locale): string {
  return campaigns
    .map((one) => {
      const name = title === null ? one.campaign : `${title} · ${one.campaign}`
      const notes = campaignNotes(one, locale).map((note) => `<p>${escape(note)}</p>`)
      return [`<section><h2>${escape(name)}</h2>`, ...notes, ...mails(one, locale), '</section>'].join('\n')
    })
    .join('\n')
}

/** What is said about the pictures of a campaign as a whole. */
function campaignNotes(one: PaintedCampaign, locale: Locale): readonly string[] {
  const { isNew, changes, same, left, lacksLetters } = one
  return [
    ...(isNew ? [say(locale, 'painted-new')] : []),
    ...(!isNew && changes.length === 0 ? [say(locale, 'painted-same')] : []),
    ...(changes.length > 0 && same > 0 ? [say(locale, 'painted-others-same', { count: same })] : []),
    ...(left > 0 ? [say(locale, 'painted-left', { count: left })] : []),
    ...(lacksLetters ? [say(locale, 'painted-no-font')] : []),
  ]
}

/** One mail after the other: all its looks, each before and after. */
function mails({ campaign, changes, isNew }: PaintedCampaign, locale: Locale): readonly string[] {
  const names = [...new Set(changes.map((change) => mailName(change, locale)))]
  return names.map((name) => {
    const own = changes.filter((change) => mailName(change, locale) === name)
    const rows = looks.flatMap((look) => own.filter((change) => change.look === look))
    const shown = rows.map((change) => changeRow(change, { campaign, isNew, locale }))
    return `<h3>${escape(name)}</h3>\n${shown.join('\n')}`
  })
}

function mailName({ locale: language, sample }: PictureChange, locale: Locale): string {
  return say(locale, 'painted-mail', { language, sample })
}

function changeRow(
  change: PictureChange,
  about: { readonly campaign: string; readonly isNew: boolean; readonly locale: Locale },
): string {
  const { before, after } = change
  const { isNew, locale, campaign } = about
  const look = say(locale, `painted-${change.look}`)
  const figures = (
    [
      [before, 'painted-before'],
      [after, before === null ? 'painted-now' : 'painted-after'],
    ] as const
  ).flatMap(([picture, code]) => {
    if (picture === null) return []
    const side = isNew ? look : `${look} · ${say(locale, code)}`
    const caption = picture.cut ? `${side} · ${say(locale, 'painted-cut', { rows: picture.height })}` : side
    return [figure(picture, caption, `${campaign} · ${mailName(change, locale)} · ${side}`)]
  })
  const gone = after === null ? `<p>${escape(say(locale, 'painted-gone'))}</p>` : ''
  return `<div class="row">${figures.join('')}${gone}</div>`
}

function figure({ png, width, height }: PaintedPicture, caption: string, alt: string): string {
  const source = `data:image/png;base64,${Buffer.from(png).toString('base64')}`
  return `<figure><figcaption>${escape(caption)}</figcaption><img src="${source}" width="${width}" height="${height}" alt="${escape(alt)}"></figure>`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
