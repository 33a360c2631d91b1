import type { Finding, Place } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { addressFindings } from '../addresses.ts'
import type { Campaign, Picture } from '../content.ts'
import { privateKeyFindings } from '../private-keys.ts'
import { isPlainFile } from '../tree-findings.ts'
import { pictureBytesMax, type TreeFile } from '../tree.ts'
import { readPicture } from './read-picture.ts'

/** All pictures of a campaign together: they may all travel in one message. */
const campaignBytesMax = 5 * 1024 * 1024
const megabyte = 1024 * 1024

interface Pictures {
  readonly pictures: ReadonlyMap<string, Picture>
  readonly findings: readonly Finding[]
}

/**
 * The campaign with the pictures of its folder. They are read when somebody first asks for them: two thousand old campaigns keep theirs
 * closed while one is judged. `ours`: the senders' own domains.
 */
export function withPictures(
  campaign: Campaign,
  files: readonly TreeFile[],
  ours: ReadonlySet<string>,
): Campaign {
  let read: Pictures | null = null
  const once = (): Pictures => (read ??= readPictures(files, ours))
  return {
    ...campaign,
    get pictures() {
      return once().pictures
    },
    get pictureFindings() {
      return once().findings
    },
  }
}

function readPictures(files: readonly TreeFile[], ours: ReadonlySet<string>): Pictures {
  const pictures = new Map<string, Picture>()
  const findings: Finding[] = []
  // A link has a finding of its own.
  const plain = files.filter(isPlainFile)
  for (const file of plain) {
    const { picture, findings: wrong } = readOne(file, ours)
    findings.push(...wrong)
    if (picture !== null) pictures.set(picture.name, picture)
  }
  const bytes = plain.reduce((sum, { size }) => sum + size, 0)
  const [largest] = plain.toSorted((a, b) => b.size - a.size)
  if (largest !== undefined && bytes > campaignBytesMax) {
    const values = {
      megabytes: (bytes / megabyte).toFixed(1),
      limit: campaignBytesMax / megabyte,
      largest: largest.path.slice(largest.path.lastIndexOf('/') + 1),
      size: (largest.size / megabyte).toFixed(1),
    }
    findings.push(finding('pictures-too-large', topOf(largest), values))
  }
  return { pictures, findings }
}

function readOne(
  file: TreeFile,
  ours: ReadonlySet<string>,
): { readonly picture: Picture | null; readonly findings: readonly Finding[] } {
  const top = topOf(file)
  const refuse = (found: Finding) => ({ picture: null, findings: [found] })
  const { path, size } = file
  if (size > pictureBytesMax) {
    const megabytes = (size / megabyte).toFixed(1)
    return refuse(finding('picture-too-large', top, { megabytes, limit: pictureBytesMax / megabyte }))
  }
  const { bytes } = file
  if (bytes === null) return refuse(finding('file-unread', top))
  const reading = readPicture(path, bytes)
  if (reading.kind === 'refused') return refuse(finding(reading.code, top, reading.values))
  const told = [...reading.removed, ...reading.notes].some((part) => tells(part, ours))
  return { picture: reading.picture, findings: told ? [finding('picture-tells-address', top)] : [] }
}

function topOf({ path }: TreeFile): Place {
  return { file: path, line: 1, column: 1 }
}

/**
 * Whether metadata names an address or holds a private key. Most of it readers never get, but it lies in the repository. Only runs of printable
 * characters are looked at, with or without the zeros of UTF-16 between them: an `@` among compressed bytes is no address.
 */
function tells(metadata: Uint8Array, ours: ReadonlySet<string>): boolean {
  const text = Buffer.from(metadata).toString('latin1')
  return [text, text.replaceAll('\0', '')].some((read) =>
    (read.match(/[\x20-\x7e\r\n\t]{8,}/g) ?? []).some(
      (run) =>
        addressFindings('campaigns/', run, ours).length > 0 ||
        privateKeyFindings('campaigns/', run).length > 0,
    ),
  )
}
