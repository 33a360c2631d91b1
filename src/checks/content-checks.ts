import { headings } from './accessibility/headings.ts'
import { legibility } from './accessibility/legibility.ts'
import { activeContent } from './active-content.ts'
import type { Check } from './check.ts'
import { clientSupport } from './clients/client-support.ts'
import { htmlDocument } from './html/document.ts'
import { hiddenText } from './html/hidden-text.ts'
import { longWord } from './html/long-word.ts'
import { htmlTooLarge } from './html-too-large.ts'
import { pictures } from './images/pictures.ts'
import { japaneseCharacters } from './japanese/characters.ts'
import { japaneseWidths } from './japanese/widths.ts'
import { advertising } from './law/advertising.ts'
import { legalBlock } from './law/legal-block.ts'
import { legalOptOut } from './law/opt-out.ts'
import { policyPlaceholder } from './law/policy-placeholder.ts'
import { senderIdentity } from './law/sender-identity.ts'
import { linkNotHttps } from './link-not-https.ts'
import { linkCredentials } from './links/link-credentials.ts'
import { linkHosts } from './links/link-hosts.ts'
import { linkReach } from './links/link-reach.ts'
import { linkText } from './links/link-text.ts'
import { fieldWithoutDefault } from './markup/field-without-default.ts'
import { htmlInText } from './markup/html-in-text.ts'
import { linksShown } from './markup/links-shown.ts'
import { mistypedMarkup } from './markup/mistyped.ts'
import { unresolvedPlaceholder } from './unresolved-placeholder.ts'
import { forbiddenWords } from './words/forbidden-words.ts'
import { oddText } from './words/odd-text.ts'

/** What a campaign shows: its HTML, links, words and legal notices. */
export const contentChecks: readonly Check[] = [
  htmlTooLarge,
  htmlDocument,
  hiddenText,
  longWord,
  clientSupport,
  activeContent,
  linkNotHttps,
  linkHosts,
  linkText,
  linkCredentials,
  linkReach,
  pictures,
  legibility,
  headings,
  htmlInText,
  mistypedMarkup,
  linksShown,
  fieldWithoutDefault,
  unresolvedPlaceholder,
  oddText,
  japaneseCharacters,
  japaneseWidths,
  forbiddenWords,
  legalBlock,
  legalOptOut,
  senderIdentity,
  advertising,
  policyPlaceholder,
]
