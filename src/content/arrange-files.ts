import type { Finding, Place } from '../kit/finding.ts'
import type { Code } from '../words/catalogue.ts'
import { finding } from '../words/find.ts'
import { byLikeness } from './likeness.ts'
import { LanguageTag, Name } from './schema/names.ts'
import { pictureNameProblem } from './pictures/read-picture.ts'
import type { TreeFile } from './tree.ts'

/** Policies that are read; of the others only the names are known. */
export const policyNames = [
  'senders',
  'identities',
  'approvals',
  'ledger',
  'access',
  'delivery',
  'content',
] as const
const laterPolicies = new Set(['retention'])
/** A page for people; nothing that is sent depends on it. */
const pageForPeople = 'campaigns/README.md'

/** The files of the content folders, by what they are and by name. */
export interface Arrangement {
  readonly campaigns: ReadonlyMap<string, TreeFile>
  /** By campaign and language tag: `winter-sale/ja`. */
  readonly translations: ReadonlyMap<string, TreeFile>
  /** By campaign and name: `winter-sale/hero.jpg`. */
  readonly pictures: ReadonlyMap<string, TreeFile>
  readonly layouts: ReadonlyMap<string, TreeFile>
  readonly partials: ReadonlyMap<string, TreeFile>
  readonly lists: ReadonlyMap<string, TreeFile>
  readonly policies: ReadonlyMap<string, TreeFile>
  readonly findings: readonly Finding[]
}

type Kind = Exclude<keyof Arrangement, 'findings'>

/** Where a file belongs, or what is wrong about its place. */
type Verdict =
  | { readonly kind: Kind; readonly name: string }
  | { readonly code: Code; readonly values?: Readonly<Record<string, string>> }

/** Says of each file what it is; a file without a place is a finding, and so is a second file of the same name. */
export function arrangeFiles(files: readonly TreeFile[]): Arrangement {
  const arranged: Record<Kind, Map<string, TreeFile>> = {
    campaigns: new Map(),
    translations: new Map(),
    pictures: new Map(),
    layouts: new Map(),
    partials: new Map(),
    lists: new Map(),
    policies: new Map(),
  }
  const findings: Finding[] = []
  const folders = new Map<string, Place>()
  const misnamed = new Set<string>()
  for (const file of files) {
    if (file.path === pageForPeople) continue
    const top: Place = { file: file.path, line: 1, column: 1 }
    const campaign = /^campaigns\/([^_/][^/]*)\//.exec(file.path)?.[1]
    if (campaign !== undefined && !folders.has(campaign)) folders.set(campaign, top)
    const verdict = placeOfFile(file.path)
    if ('code' in verdict) {
      // Under another name the text is there: nobody shall think that the folder had better go.
      if (campaign !== undefined && namesOnly.has(verdict.code)) misnamed.add(campaign)
      findings.push(finding(verdict.code, top, verdict.values))
      continue
    }
    const twin = arranged[verdict.kind].get(verdict.name)
    if (twin === undefined) arranged[verdict.kind].set(verdict.name, file)
    else findings.push(finding('file-twice', top, { other: twin.path }))
  }
  for (const [campaign, place] of folders) {
    if (!arranged.campaigns.has(campaign) && !misnamed.has(campaign))
      findings.push(finding('campaign-file-missing', place, { campaign }))
  }
  return { ...arranged, findings }
}

/** What is wrong with a name and with nothing else. */
const namesOnly: ReadonlySet<Code> = new Set<Code>(['bad-folder-name', 'campaign-file-name'])

function placeOfFile(path: string): Verdict {
  const [folder, ...rest] = path.split('/')
  if (path !== path.normalize('NFC')) return { code: 'name-not-nfc' }
  if (folder === 'campaigns') return placeInCampaigns(rest)
  const [name = '', nested] = rest
  if (nested !== undefined) return { code: 'nested-folder' }
  if (name.endsWith('.yml')) return { code: 'yml-ending' }
  if (!name.endsWith('.yaml')) return { code: 'unknown-file' }
  const stem = name.slice(0, -'.yaml'.length)
  if (folder === 'lists') return isName(stem) ? { kind: 'lists', name: stem } : { code: 'bad-file-name' }
  if (policyNames.some((known) => known === stem)) return { kind: 'policies', name: stem }
  if (laterPolicies.has(stem)) return { code: 'not-supported-yet', values: { what: name } }
  return { code: 'unknown-policy', values: { expected: byLikeness(stem, policyNames) } }
}

function placeInCampaigns(parts: readonly string[]): Verdict {
  const [folder = '', name, nested] = parts
  if (name === undefined)
    return { code: isStrayCampaign(folder) ? 'campaign-without-folder' : 'unknown-file' }
  if (folder === '_incidents' || folder === '_confirm') {
    return { code: 'not-supported-yet', values: { what: `campaigns/${folder}/` } }
  }
  if (parts.at(-1)?.toLowerCase() === '.mjmlconfig') return { code: 'mjml-config' }
  if (nested !== undefined) return { code: 'nested-folder' }
  if (folder === '_layouts' || folder === '_partials') return placeOfFragment(folder, name)
  if (!isName(folder)) return { code: 'bad-folder-name' }
  if (name === 'campaign.md' || name === 'campaign.mjml') return { kind: 'campaigns', name: folder }
  const tag = /^campaign\.(.*)\.(?:md|mjml)$/.exec(name)?.[1]
  if (tag !== undefined) return placeOfTranslation(folder, tag)
  if (/^campaign\b.*\.(?:md|mjml|markdown|txt|docx?|rtf|pages|html?)$/i.test(name.replaceAll('_', '-')))
    return { code: 'campaign-file-name', values: { name } }
  return pictureNameProblem(name) ?? { kind: 'pictures', name: `${folder}/${name}` }
}

/** Whether a file directly below `campaigns/` is one that somebody wrote a campaign in. */
function isStrayCampaign(name: string): boolean {
  return /\.(?:md|mjml)$/.test(name) && !/^readme\b/i.test(name)
}

function placeOfTranslation(campaign: string, tag: string): Verdict {
  if (!LanguageTag.safeParse(tag).success) return { code: 'bad-language-tag' }
  return { kind: 'translations', name: `${campaign}/${tag}` }
}

function placeOfFragment(folder: '_layouts' | '_partials', name: string): Verdict {
  const [, stem = '', ending] = /^(.*)\.(mjml|md)$/.exec(name) ?? []
  if (ending === undefined || (folder === '_layouts' && ending !== 'mjml')) return { code: 'unknown-file' }
  if (!isName(stem)) return { code: 'bad-file-name' }
  return { kind: folder === '_layouts' ? 'layouts' : 'partials', name: stem }
}

function isName(text: string): boolean {
  return Name.safeParse(text).success
}
