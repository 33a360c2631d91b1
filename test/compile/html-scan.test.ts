import * as fc from 'fast-check'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { expect, test } from 'vitest'
import { scanHtml, type Spot } from '../../src/compile/html-scan.ts'

const wordsIn = (text: string): readonly string[] => text.match(/w\d+/g) ?? []

function spotOf(html: string, word = 'w1'): string {
  const spot: Spot | undefined = scanHtml(html, wordsIn).get(word)
  if (spot === undefined) return 'nowhere'
  if (spot.kind === 'unsafe') return `unsafe ${spot.where}`
  const where = spot.kind === 'text' ? 'text' : `${spot.element} ${spot.name}=${spot.value}`
  return spot.hidden ? `hidden ${where}` : where
}

test.each([
  ['w1', 'text'],
  ['<p>w1</p>', 'text'],
  ['a < w1', 'text'],
  ['a <w1>', 'unsafe <>'],
  ['</w1>', 'unsafe </>'],
  ['</p w1>', 'unsafe </>'],
  ['<p w1>', 'unsafe <p …>'],
  ['<p w1="x">', 'unsafe <p …>'],
  ['<p title="w1">', 'p title=w1'],
  ["<p title='w1'>", 'p title=w1'],
  ['<p title = "a w1 b">', 'p title=a w1 b'],
  ['<p a=\'"\' title="w1">', 'p title=w1'],
  ['<P/TITLE="w1"/>', 'p title=w1'],
  ['<p title=w1>', 'unsafe title='],
  ['<p title=x"w1">', 'unsafe title='],
  ['<p title="w1', 'unsafe <…'],
  ['<p title="x>w1</p>', 'unsafe <…'],
  ['<p title=>w1', 'text'],
  ['<p title=\'x>w1">', 'unsafe <…'],
  ['<p title="a"b="w1">', 'p b=w1'],
  ['<p title="x" "w1">', 'unsafe <p …>'],
  ['<!-- w1 -->', 'unsafe <!-- -->'],
  ['<!-->w1', 'text'],
  ['<!--->w1', 'text'],
  ['<!-- --!>w1', 'text'],
  ['<!-- > w1', 'unsafe <!-- -->'],
  ['<!--[if mso]><p title="w1"><![endif]-->', 'unsafe <!-- -->'],
  ['<!--[if !mso]><!-->w1<!--<![endif]-->', 'text'],
  ['<!doctype w1>', 'unsafe <!>'],
  ['<?w1?>', 'unsafe <!>'],
  ['<style>w1</style>', 'unsafe <style>'],
  ['<style>a{}</style>w1', 'text'],
  ['<style></STYLE >w1', 'text'],
  ['<style></stylesw1</style>', 'unsafe <style>'],
  ['<script>w1</script>', 'unsafe <script>'],
  ['<script>x</script>w1', 'text'],
  ['<script><!--<script></script>w1', 'unsafe <script>'],
  ['<textarea>w1', 'unsafe <textarea>'],
  ['<plaintext></plaintext>w1', 'unsafe <plaintext>'],
  ['<svg><p>w1</p></svg>', 'unsafe <svg>'],
  ['<title>w1</title>', 'text'],
  ['<title><b title="w1"></title>', 'text'],
  ['<title>w1', 'unsafe <title>'],
  ['<head><title>w1</title></head>', 'hidden text'],
  ['<head></head>w1', 'text'],
  ['<div style="display:none">w1</div>', 'hidden text'],
  ['<div style="display:none"><p>w1', 'hidden text'],
  ['<div hidden>w1</div>', 'hidden text'],
  ['<div style="display:none"></div>w1', 'text'],
  ['<img alt="w1">', 'img alt=w1'],
])('%s is %s', (html, expected) => {
  expect(spotOf(html)).toBe(expected)
})

test.each([
  ['w1w2', true],
  ['<p>w1<b>x</b>w2</p>', true],
  ['<p>w1<br>w2</p>', true],
  ['<p>w1<img src="x"/>w2</p>', true],
  ['<p>w1</span>w2</p>', true],
  ['<p>w1</p>w2', false],
  ['<p>w1</p><p>w2</p>', false],
  ['<p>w1<b>w2</b></p>', false],
  ['<p>w1<b>w2</p>', false],
  ['<p title="w1" x="x">w2', false],
  ['<p title="w1 w2">', true],
  ['<p title="w1" lang="w2">', false],
])('%s: in the very same place: %s', (html, same) => {
  const spots = scanHtml(html, wordsIn)
  const container = (word: string) => {
    const spot = spots.get(word)
    return spot === undefined || spot.kind === 'unsafe' ? null : spot.container
  }
  expect(container('w1') === container('w2')).toBe(same)
})

const markup = [
  '<',
  '>',
  '"',
  "'",
  '=',
  '/',
  '!',
  ' ',
  '-',
  '>',
  '"',
  '>',
  '<p ',
  '<p>',
  '</p>',
  '<a href="',
  "<a title='",
  '">',
  "'>",
  '<b',
  '<img alt=',
  '<!--',
  '-->',
  '--!>',
  '<!-',
  '<!',
  '<?',
  '</',
  '<![CDATA[',
  ']]>',
  '<style>',
  '</style>',
  '</style ',
  '<script>',
  '</script>',
  '<title>',
  '</title>',
  '<textarea>',
  '</textarea>',
  '<xmp>',
  '</xmp>',
  '<svg>',
  '</svg>',
  '<math>',
  '<table>',
  '<tr>',
  '<td>',
  '</table>',
  '<noscript>',
  '<select>',
  '<template>',
  '</template>',
  '<plaintext>',
  '<noframes>',
  '<iframe>',
  '\n',
  'x',
  '&lt;',
  '&quot;',
  ' style="display:none"',
  ' onclick="',
  '<frameset>',
  '<br/>',
  '<a/href="',
]

/** Where the HTML standard's own parser puts each word: `text`, the attribute's name, or what else. */
function parsedPlaces(html: string): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>()
  const note = (text: string, place: string) => {
    for (const word of wordsIn(text)) places.set(word, (places.get(word) ?? new Set()).add(place))
  }
  const walk = (
    node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.DocumentFragment,
    inside: string,
  ): void => {
    if (node.nodeName === '#text' && 'value' in node) note(node.value, inside)
    if (node.nodeName === '#comment' && 'data' in node) note(node.data, 'comment')
    if (node.nodeName === '#documentType' && 'name' in node)
      note(`${node.name} ${node.publicId} ${node.systemId}`, 'doctype')
    const isRaw = /^(?:style|script|xmp|iframe|noembed|noframes|plaintext|textarea|svg|math)$/.test(
      node.nodeName,
    )
    const within = isRaw ? node.nodeName : inside
    if ('tagName' in node) {
      note(node.tagName, 'tag name')
      for (const { name, value } of node.attrs) {
        note(name, 'attribute name')
        note(value, `attribute ${name}`)
      }
    }
    if ('content' in node) walk(node.content, 'template')
    if ('childNodes' in node) node.childNodes.forEach((child) => walk(child, within))
  }
  parse(html, { scriptingEnabled: false }).childNodes.forEach((node) => walk(node, 'text'))
  return places
}

test('what it calls text or an attribute, a parser of the standard puts nowhere else', () => {
  let judged = 0
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...markup, ...Array<string>(12).fill('\u0000')), {
        maxLength: 30,
        size: 'max',
      }),
      (parts) => {
        let count = 0
        const html = parts.map((part) => (part === '\u0000' ? `w${(count += 1)}` : part)).join('')
        const parsed = parsedPlaces(html)
        for (const [word, spot] of scanHtml(html, wordsIn)) {
          if (spot.kind === 'unsafe') continue
          judged += 1
          const expected = spot.kind === 'text' ? 'text' : `attribute ${spot.name}`
          expect([...(parsed.get(word) ?? [expected])]).toEqual([expected])
        }
      },
    ),
    { numRuns: 4000 },
  )
  expect(judged).toBeGreaterThan(1000)
})
