import { convert } from 'html-to-text'
import type { StandIns } from './stand-ins.ts'

const dividerLength = 40

/** The text part of an HTML page: what its reader sees, every link with its whole address. */
export function toPlainText(html: string, standIns: StandIns): string {
  const text = convert(html, {
    wordwrap: false,
    preserveNewlines: false,
    formatters: {
      // Whoever reads the text learns that there is a picture, and what it shows; one without a description is decoration.
      alternative: (element, _walk, builder) => {
        const alt = ((element.attribs as Readonly<Record<string, string>>)['alt'] ?? '').trim()
        if (alt !== '') builder.addInline(`[${alt}]`)
      },
    },
    selectors: [
      { selector: 'head', format: 'skip' },
      { selector: '[style^="display:none"]', format: 'skip' },
      { selector: 'img', format: 'alternative' },
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['<', '>'] } },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
      { selector: 'tr', format: 'block', options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
      // A price that no longer holds must not read like one that does.
      { selector: 's', format: 'inlineSurround', options: { prefix: '(', suffix: ')' } },
      { selector: '.further-cell', format: 'inlineSurround', options: { prefix: '| ' } },
      { selector: 'hr', options: { length: dividerLength } },
      { selector: '.block-divider', format: 'horizontalLine', options: { length: dividerLength } },
      {
        selector: '.block-column',
        format: 'block',
        options: { leadingLineBreaks: 2, trailingLineBreaks: 2 },
      },
      ...['.product-picture > table', 'p.product-name', 'p.product-price', '.product-button > table'].map(
        (selector) => ({
          selector,
          format: 'block',
          options: { leadingLineBreaks: 1, trailingLineBreaks: 1 },
        }),
      ),
    ],
  })
  return closeUp(text.replaceAll('\u00a0', ' ').replaceAll(/^> +$/gm, '>'), standIns)
}

/**
 * A block tag alone on its paragraph is drawn to the next one, so that text that is left out leaves no hole.
 */
function closeUp(text: string, standIns: StandIns): string {
  const parts = standIns.split(text)
  return parts
    .map((part, index) => {
      if (index % 2 === 1 || index === 0) return part
      const before = standIns.tagOf(parts[index - 1] ?? '')
      const ahead = parts[index - 2] ?? ''
      const stoodAlone =
        before?.tag.kind !== 'output' && (ahead.endsWith('\n') || (ahead === '' && index > 1))
      return stoodAlone ? part.replace(/^\n+/, '') : part
    })
    .join('')
    .trim()
    .concat('\n')
}
