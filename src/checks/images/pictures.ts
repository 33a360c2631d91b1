import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import type { Check, CheckInput, Sample } from '../check.ts'
import { linksIn, shownText } from '../html/blocks.ts'
import { pageOf, type Page, type PageElement } from '../html/page.ts'
import { distinct, whereWritten } from '../where.ts'
import { isOwnHost, ownHosts } from '../links/own-hosts.ts'

/** A picture with at least this many pixels each way carries meaning more often than not. */
const meaningfulPixelsMin = 100
/** Smaller ones are spacers, or count who opened the mail. */
const trackerPixelsMax = 2
/** Together as large as a wide banner: from here a mail lives on its pictures. */
const pictureAreaMin = 60_000
/** Less text than this beside large pictures looks like spam, and says nothing to whoever does not load them (SpamAssassin HTML_IMAGE_ONLY). */
const textWidthMin = 300

/** Pictures that everybody gets something of: an alternative text, a size, a source that is there. */
export const pictures: Check = {
  id: 'pictures',
  stage: 'R',
  codes: {
    'picture-alt-missing': 'error',
    'picture-alt-empty': 'warning',
    'picture-alt-vague': 'warning',
    'picture-size-missing': 'error',
    'picture-tracker': 'warning',
    'picture-only': 'warning',
  },
  run: (input) =>
    distinct(
      input.samples.flatMap((sample) => {
        const images = pageOf(sample).elements.filter(({ name }) => name === 'img')
        return [
          ...images.flatMap((image) => judge(input, { sample, image })),
          ...onlyPictures(input, { sample, images }),
        ]
      }),
    ),
}

interface Seen {
  readonly sample: Sample
  readonly image: PageElement
}

function judge(input: CheckInput, { sample, image }: Seen): Finding[] {
  const source = image.attributes.get('src') ?? ''
  const name = shortName(input, source)
  const place = whereWritten(input, sample, `(${name})`, name, source)
  const findings: Finding[] = []
  const isTracker = smallest(image) !== null && (smallest(image) ?? 0) <= trackerPixelsMax
  const alt = altFinding({ sample, image })
  if (alt !== null && !isTracker)
    findings.push(
      finding(alt, place, { picture: name, alt: (image.attributes.get('alt') ?? '').slice(0, 60) }),
    )
  if (pixelsOf(image, 'width') === null || !(pixelsOf(image, 'height') !== null || isProportional(image)))
    findings.push(finding('picture-size-missing', place, { picture: name }))
  const host = URL.canParse(source) ? new URL(source).hostname : ''
  // A reviewed host may show pictures, but that somebody counts readers with them should be said again.
  if (isTracker && host !== '' && !isOwnHost(host, { ...ownHosts(input), allowed: [] }))
    findings.push(finding('picture-tracker', place, { host }))
  return findings
}

function altFinding({
  sample,
  image,
}: Seen): 'picture-alt-missing' | 'picture-alt-empty' | 'picture-alt-vague' | null {
  const alt = image.attributes.get('alt')?.trim()
  if (alt === undefined) return 'picture-alt-missing'
  if (alt !== '') return isVague(alt) ? 'picture-alt-vague' : null
  const isDecoration =
    /^(?:presentation|none)$/.test(image.attributes.get('role') ?? '') ||
    image.attributes.get('aria-hidden') === 'true'
  if (isDecoration) return null
  if (isInsideOf(image, linksWithoutText(pageOf(sample)))) return 'picture-alt-missing'
  return (smallest(image) ?? meaningfulPixelsMin) >= meaningfulPixelsMin ? 'picture-alt-empty' : null
}

const bareLinks = new WeakMap<Page, ReadonlySet<PageElement>>()

/** Links that are a picture without words. */
function linksWithoutText(page: Page): ReadonlySet<PageElement> {
  const known =
    bareLinks.get(page) ??
    new Set(
      linksIn(page).flatMap(({ element, text, hasPicture }) => (hasPicture && text === '' ? [element] : [])),
    )
  bareLinks.set(page, known)
  return known
}

/** Names of files and words that only say that it is a picture. */
function isVague(alt: string): boolean {
  const text = alt.normalize('NFKC').toLowerCase()
  return (
    /\.(?:png|jpe?g|gif|webp|svg)$/.test(text) ||
    /^(?:img|dsc[nf]?|image|photo|pict?|screenshot|スクリーンショット|画像|写真|無題|untitled)[\s_-]*\d*$/.test(
      text,
    ) ||
    /^(?:picture|graphic|banner|logo|icon|バナー|ロゴ|アイコン|イメージ|図)$/.test(text)
  )
}

/** Once a language: the shortest text counts. */
function onlyPictures(
  input: CheckInput,
  { sample, images }: { readonly sample: Sample; readonly images: readonly PageElement[] },
): Finding[] {
  const area = images.reduce(
    (sum, image) =>
      sum + (pixelsOf(image, 'width') ?? 0) * (pixelsOf(image, 'height') ?? pixelsOf(image, 'width') ?? 0),
    0,
  )
  const letters = widthOf(shownText(pageOf(sample)))
  if (area < pictureAreaMin || letters >= textWidthMin) return []
  // One sentence counts letters, another the wide characters of Japanese.
  const values = {
    letters,
    limit: textWidthMin,
    wide: Math.floor(letters / 2),
    wideLimit: textWidthMin / 2,
  }
  return [finding('picture-only', whereWritten(input, sample, '!['), values)]
}

/** Letters; a Chinese, Japanese or Korean one says as much as two others. */
function widthOf(text: string): number {
  return Array.from(text.replaceAll(/\s+/g, ' ')).reduce(
    (sum, character) =>
      sum + (/[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]/.test(character) ? 2 : 1),
    0,
  )
}

function isInsideOf(element: PageElement, outer: ReadonlySet<PageElement>): boolean {
  for (let current: PageElement | null = element; current !== null; current = current.parent) {
    if (outer.has(current)) return true
  }
  return false
}

/** The width or height in pixels: the attribute, which every client reads, else null. */
function pixelsOf(image: PageElement, side: 'width' | 'height'): number | null {
  const written = image.attributes.get(side) ?? ''
  return /^\d{1,5}(?:px)?$/.test(written) ? Number.parseInt(written, 10) : null
}

/** A height that follows from the width. */
function isProportional(image: PageElement): boolean {
  return (
    image.attributes.get('height') === 'auto' ||
    /(?:^|;)\s*height\s*:\s*auto/i.test(image.attributes.get('style') ?? '')
  )
}

function smallest(image: PageElement): number | null {
  const sides = [pixelsOf(image, 'width'), pixelsOf(image, 'height')].filter((side) => side !== null)
  return sides.length === 0 ? null : Math.min(...sides)
}

/** What the writer calls a picture: its file, else the end of its address. */
function shortName({ pictures: used }: CheckInput, source: string): string {
  const known = used.find((one) => one.source === source)?.name
  return known ?? source.slice(-80)
}
