import type { Locale } from '../../../words/phrase.ts'
import { say } from '../../../words/say.ts'
import type { Album, Refusal } from '../album.ts'
import type { StepRecord } from '../player.ts'
import { approvalSection, mailSection } from './mail-sections.ts'
import { commands } from './commands-section.ts'
import { figureTiles, writeFrame } from './frame.ts'
import { markup, type Markup } from './markup.ts'

/** What the page is made of. */
interface PageParts {
  readonly album: Album
  readonly steps: readonly StepRecord[]
  readonly seconds: number
  readonly locale: Locale
}

/** Writes the page of the story into a folder. Returns its path. */
export async function writePage(folder: string, parts: PageParts): Promise<string> {
  const { album, locale } = parts
  return writeFrame(folder, {
    locale,
    title: say(locale, 'demo-page-title'),
    lead: say(locale, 'demo-page-lead'),
    ownStyle: '',
    body: [
      figures(parts),
      ...(album.mail === null ? [] : [mailSection(album.mail, album.mailHtml, locale)]),
      ...(album.approvalMail === null ? [] : [approvalSection(album.approvalMail, locale)]),
      ...(album.refusals.length === 0 ? [] : [refusals(album.refusals, locale)]),
      ...(album.audit === null ? [] : [ledger(album.audit, locale)]),
      commands(parts),
    ],
  })
}

function figures({ album, steps, seconds, locale }: PageParts): Markup {
  const { sent, refusals } = album
  const tiles: (readonly [string | number, string])[] = [
    ...(sent === null
      ? []
      : ([
          [sent.count, say(locale, 'demo-page-sent')],
          [sent.passed, say(locale, 'demo-page-passed')],
          [0, say(locale, 'demo-page-twice')],
        ] as const)),
    [refusals.length, say(locale, 'demo-page-refused')],
    [steps.length, say(locale, 'demo-page-commands')],
    [seconds, say(locale, 'demo-page-seconds')],
  ]
  return figureTiles(tiles)
}

function refusals(all: readonly Refusal[], locale: Locale): Markup {
  const cards = all.map(
    ({ title, code, command, answer }) =>
      markup`<details class="card" open>
        <summary>
          <h3>${title}</h3>
          <code>${code}</code>
        </summary>
        <pre class="reasons">
$ ${command}
${answer.trimEnd().split('\n').map(reasonLine)}</pre>
      </details>`,
  )
  return markup`<section>
    <h2>${say(locale, 'demo-page-refusals')}</h2>
    <p class="hint">${say(locale, 'demo-page-refusals-hint')}</p>
    ${cards}
  </section>`
}

function reasonLine(line: string): Markup {
  const mark = /^\s*([✓✗])/.exec(line)?.[1]
  const kind = mark === '✓' ? 'met' : mark === '✗' ? 'unmet' : ''
  return markup`<span class="${kind}">${line}</span>`
}

function ledger(audit: NonNullable<Album['audit']>, locale: Locale): Markup {
  return markup`<section>
    <h2>${say(locale, 'demo-page-ledger')}</h2>
    <p class="hint">${say(locale, 'demo-page-ledger-hint')}</p>
    <div class="card">
      <pre>
$ git log --format='%h %s' origin/ledger
${audit.log}</pre>
    </div>
    <div class="card">
      <pre>
$ postmerge audit verify
${audit.verify}</pre>
    </div>
    <div class="card">
      <pre>
$ postmerge audit trace
${audit.trace}</pre>
    </div>
  </section>`
}
