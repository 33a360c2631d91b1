/**
 * How blocks look where the layout says nothing: spaces and shapes only, no colours but a grey line. It stands before all that the
 * layout writes into its own head, which therefore wins. One line, so that no place moves.
 */
export const blockStyles = [
  '<mj-attributes>',
  '<mj-button align="left" padding="8px 0 24px" inner-padding="14px 28px" font-size="16px" font-weight="700" line-height="1.4" border-radius="6px" />',
  '<mj-image align="left" padding="0 0 16px" />',
  '<mj-divider padding="8px 0 24px" border-width="1px" border-style="solid" border-color="#d9dee4" />',
  '<mj-class name="product-button" inner-padding="10px 20px" font-size="14px" />',
  '</mj-attributes>',
  '<mj-style inline="inline">',
  'table.block-quote { width: 100%; margin: 0 0 20px; border-collapse: separate; }',
  'table.block-quote td.block-quote { padding: 0 0 0 20px; border-bottom: 0; border-left: 3px solid #d9dee4; }',
  'td.block-quote blockquote { margin: 0; padding: 0; border: 0; }',
  'td.block-quote blockquote p { margin: 0 0 8px; }',
  'td.block-quote blockquote p:last-child { margin: 0; }',
  'td p.product-name { margin: 0 0 4px; font-weight: 700; }',
  'td p.product-price { margin: 0 0 12px; }',
  '</mj-style>',
  '<mj-style>',
  // Where columns stand below each other they begin at the same edge.
  '@media only screen and (max-width:479px) { .block-column > table > tbody > tr > td { padding-left: 0 !important; padding-right: 0 !important; } }',
  '</mj-style>',
].join('')
