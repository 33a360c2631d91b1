import type { Finding } from '../kit/finding.ts'
import { addressFindings, senderDomains } from './addresses.ts'
import { arrangeFiles } from './arrange-files.ts'
import { attachTranslations, type TranslationText } from './attach-translations.ts'
import type { Campaign, Content, Fragment } from './content.ts'
import { parseCampaign } from './parse-campaign.ts'
import { parseList } from './parse-list.ts'
import { parsePolicies, placeInPolicies } from './parse-policies.ts'
import { withPictures } from './pictures/campaign-pictures.ts'
import { policyReferences } from './policy-references.ts'
import { privateKeyFindings } from './private-keys.ts'
import { looseText, readText } from './read-text.ts'
import { campaignReferences, type Known } from './references.ts'
import { namesOffered } from './refused-names.ts'
import type { List } from './schema/list.ts'
import type { Senders } from './schema/senders.ts'
import { isPicturePath, type TreeFile } from './tree.ts'
import { isPlainFile } from './tree-findings.ts'

type Files = ReadonlyMap<string, TreeFile>
type Texts = ReadonlyMap<string, string | null>

/** Reads the content files (sorted by path): campaigns, lists, policies, layouts, partials, and everything wrong inside them. */
export function parseFiles(
  files: readonly TreeFile[],
  nowMs: number | null,
): Omit<Content, 'commit' | 'codeowners'> {
  const findings: Finding[] = []
  const arranged = arrangeFiles(
    files.filter(({ path, mode }) => mode !== '040000' && /^(?:campaigns|lists|policies)\//.test(path)),
  )
  findings.push(...arranged.findings)
  const parsed = parsePolicies(readAll(arranged.policies, findings))
  findings.push(...parsed.findings)
  const { policies } = parsed.parsed
  const lists = parseLists(readAll(arranged.lists, findings), findings)
  const listNames = new Set(arranged.lists.keys())
  findings.push(...policyReferences({ parsed: parsed.parsed, lists, listNames, nowMs }))
  const known = {
    lists: listNames,
    parsedLists: lists,
    layouts: new Set(arranged.layouts.keys()),
    senders: policies.senders,
  }
  const translations = translationTexts(arranged.translations, findings)
  const campaigns = parseCampaigns(
    arranged.campaigns,
    { ...known, translations, pictures: arranged.pictures },
    findings,
  )
  const layouts = fragments(arranged.layouts, findings)
  const partials = fragments(arranged.partials, findings)
  findings.push(...searchFiles(files, policies.senders))
  const placeInPolicy = placeInPolicies(parsed.parsed)
  return { campaigns, lists, layouts, partials, policies, placeInPolicy, findings }
}

function readAll(files: Files, findings: Finding[]): Texts {
  const texts = new Map<string, string | null>()
  for (const [name, file] of files) {
    // What a link or a submodule holds is no text of ours; that it is one has a finding of its own.
    const read = isPlainFile(file) ? readText(file) : { text: null, findings: [] }
    findings.push(...read.findings)
    texts.set(name, read.text)
  }
  return texts
}

function parseLists(texts: Texts, findings: Finding[]): Map<string, List> {
  const lists = new Map<string, List>()
  for (const [id, text] of texts) {
    if (text === null) continue
    const parsed = parseList(id, `lists/${id}.yaml`, text)
    findings.push(...parsed.findings)
    if (parsed.list !== null) lists.set(id, parsed.list)
  }
  return lists
}

/** Texts of translations by campaign. */
type Translations = ReadonlyMap<string, readonly TranslationText[]>

function translationTexts(files: Files, findings: Finding[]): Translations {
  const texts = new Map<string, readonly TranslationText[]>()
  for (const [name, text] of readAll(files, findings)) {
    const [campaign = '', locale = ''] = name.split('/')
    const path = files.get(name)?.path ?? ''
    texts.set(campaign, [...(texts.get(campaign) ?? []), { locale, path, text }])
  }
  return texts
}

function parseCampaigns(
  files: Files,
  known: Known & {
    readonly translations: Translations
    readonly pictures: Files
  },
  findings: Finding[],
): Map<string, Campaign> {
  const campaigns = new Map<string, Campaign>()
  const zone = known.senders?.organisation.timezone ?? null
  const ours = senderDomains(known.senders)
  const pictures = Map.groupBy(known.pictures.values(), ({ path }) => path.split('/')[1] ?? '')
  for (const [id, text] of readAll(files, findings)) {
    const path = files.get(id)?.path
    if (text === null || path === undefined) continue
    const { parsed, findings: wrong } = parseCampaign({ id, path, text, zone })
    const texts = known.translations.get(id) ?? []
    const more = attachTranslations(parsed, texts, { lists: known.parsedLists, senders: known.senders })
    findings.push(
      ...wrong.map((found) => (parsed === null ? found : namesOffered(found, parsed, known))),
      ...more.findings,
    )
    if (parsed === null) continue
    if (parsed.campaign !== null) {
      const campaign = { ...parsed.campaign, translations: more.translations }
      campaigns.set(id, withPictures(campaign, pictures.get(id) ?? [], ours))
    }
    findings.push(...campaignReferences(parsed, known))
  }
  return campaigns
}

function fragments(files: Files, findings: Finding[]): Map<string, Fragment> {
  const read = new Map<string, Fragment>()
  for (const [name, text] of readAll(files, findings)) {
    const path = files.get(name)?.path
    if (text !== null && path !== undefined) read.set(name, { path, text: text.replaceAll('\r\n', '\n') })
  }
  return read
}

/** Looks at every byte that was read, also of files that are refused for another reason. */
function searchFiles(files: readonly TreeFile[], senders: Senders | null): Finding[] {
  const ours = senderDomains(senders)
  return files.flatMap((file) => {
    const { path } = file
    const inName = addressFindings(path, path, ours).slice(0, 1)
    // Among the bytes of a picture anything looks like an address; what its metadata tells is looked for when it is read.
    const text = isPicturePath(path) || file.bytes === null ? '' : looseText(file.bytes)
    return [...inName, ...privateKeyFindings(path, text), ...addressFindings(path, text, ours)]
  })
}
