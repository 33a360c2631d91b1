import { activeContent } from './active-content.ts'
import type { Check } from './check.ts'
import { htmlTooLarge } from './html-too-large.ts'
import { legalBlock, legalOptOut } from './legal-block.ts'
import { linkNotHttps } from './link-not-https.ts'
import { unresolvedPlaceholder } from './unresolved-placeholder.ts'

/** What a campaign shows: its HTML, links, words and legal notices. */
export const contentChecks: readonly Check[] = [
  htmlTooLarge,
  activeContent,
  linkNotHttps,
  unresolvedPlaceholder,
  legalBlock,
  legalOptOut,
]
