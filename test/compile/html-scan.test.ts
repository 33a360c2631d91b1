import { expect, test } from 'vitest'
import { scanHtml, type Spot } from '../../src/compile/html-scan.ts'

const wordsIn = (text: string): readonly string[] => text.match(/w\d/g) ?? []

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
