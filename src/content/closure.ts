import { canonicalJson } from '../kit/canonical-json.ts'
import { sha256 } from '../kit/digest.ts'
import { compareText } from '../kit/finding.ts'
import type { Campaign, Content } from './content.ts'
import { isPicturePath, type Tree } from './tree.ts'

/** One thing that shapes a release. */
interface ClosureFile {
  /** Path in the repository; the sender with its organisation is `policies/senders.yaml#<sender>`. */
  readonly path: string
  /** Git's mode; `000000` for a file that is referred to and missing. */
  readonly mode: string
  /** SHA-256 of the content. */
  readonly sha256: string
}

/** Everything that shapes a release, and the two digests that approvals are bound to. */
export interface Closure {
  /** Sorted by path. */
  readonly files: readonly ClosureFile[]
  /** Over all of it. */
  readonly closureDigest: string
  /** The same without the front matter's `schedule`: an expired release is revived by changing its time alone. */
  readonly contentDigest: string
}

/**
 * What an approval of this campaign covers: every file of its folder, the lists it targets and excludes, its layout and the partials
 * that are named anywhere in them, and its sender without keys, selectors and relay but with the organisation: its name is shown to
 * readers, its language is that of a campaign which names none, and its time zone that of the schedule. A change of any other file
 * leaves approvals alone.
 */
export function closureOf(campaign: Campaign, content: Content, tree: Tree): Closure {
  const paths = new Set([...tree.files.keys()].filter((path) => path.startsWith(`campaigns/${campaign.id}/`)))
  for (const list of [...campaign.front.lists, ...campaign.front.exclude]) paths.add(`lists/${list}.yaml`)
  const layout = content.layouts.get(campaign.front.layout)
  paths.add(layout?.path ?? `campaigns/_layouts/${campaign.front.layout}.mjml`)
  const written = [...paths].filter((path) => !isPicturePath(path)).map((path) => textOf(path, tree))
  for (const path of namedPartials([...written, ...linesOf(campaign)], content)) paths.add(path)
  const files = [...paths].map((path) => fileOf(path, tree))
  files.push(senderOf(campaign, content))
  files.sort((a, b) => compareText(a.path, b.path))
  const { schedule: _, ...unscheduled } = campaign.front
  const timeless = sha256(`${canonicalJson(unscheduled)}\0${campaign.body}`)
  return {
    files,
    closureDigest: digestOf(files),
    contentDigest: digestOf(
      files.map(({ path, mode, sha256 }) => ({
        path,
        mode,
        sha256: path === campaign.path ? timeless : sha256,
      })),
    ),
  }
}

function digestOf(files: readonly ClosureFile[]): string {
  const rows = files.map(({ path, mode, sha256 }) => `${path}\0${mode}\0${sha256}\n`)
  return sha256(`postmerge-closure-v1\n${rows.join('')}`)
}

function fileOf(path: string, tree: Tree): ClosureFile {
  const file = tree.files.get(path)
  if (file === undefined) return { path, mode: '000000', sha256: sha256('') }
  // Links, submodules and oversized files are refused elsewhere; until then git's own id stands for what was not read.
  return { path, mode: file.mode, sha256: sha256(file.bytes ?? `git ${file.blob}`) }
}

function senderOf(campaign: Campaign, content: Content): ClosureFile {
  const path = `policies/senders.yaml#${campaign.front.from}`
  const { senders = {}, organisation } = content.policies.senders ?? {}
  const sender = Object.hasOwn(senders, campaign.front.from) ? senders[campaign.front.from] : undefined
  if (sender === undefined || organisation === undefined) return { path, mode: '000000', sha256: sha256('') }
  const { dkim: _keys, relay: _relay, ...shown } = sender
  return { path, mode: '100644', sha256: sha256(canonicalJson({ ...shown, organisation })) }
}

function textOf(path: string, tree: Tree): string {
  return Buffer.from(tree.files.get(path)?.bytes ?? []).toString('utf8')
}

/** What front matter says may be written in another way than it reads: YAML has escapes, in which no name can be found. */
function linesOf(campaign: Campaign): readonly string[] {
  const texts = [campaign.front, ...campaign.translations.values()]
  return texts.flatMap(({ subject, preheader }) => [subject, preheader ?? ''])
}

/** A partial can only be used by its name. Wherever that name stands, even in prose, the partial counts: too many is safe, too few is not. */
function namedPartials(written: readonly string[], content: Content): readonly string[] {
  const texts = [...written]
  const left = new Map(content.partials)
  const named: string[] = []
  for (let text = texts.pop(); text !== undefined; text = texts.pop()) {
    for (const [name, partial] of left) {
      if (!text.includes(name)) continue
      left.delete(name)
      named.push(partial.path)
      texts.push(partial.text)
    }
  }
  return named
}
