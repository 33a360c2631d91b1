import { focusTree } from '../../approval/focus-tree.ts'
import type { Campaign, Content } from '../../content/content.ts'
import { parseContent } from '../../content/parse-content.ts'
import { looseText } from '../../content/read-text.ts'
import { isContentPath, type Tree } from '../../content/tree.ts'
import { Failure } from '../../kit/failure.ts'
import { compareFindings, type Finding } from '../../kit/finding.ts'
import type { CompiledCampaign, Compiler } from '../../message/template.ts'
import { editionText } from '../../report/edition-text.ts'
import type { Examined, PictureFile, PreviewPort, ShownMail } from '../../web/preview/preview-port.ts'
import type { Locale } from '../../words/phrase.ts'
import { phraseOf } from '../../words/say.ts'
import { examineCampaign } from '../examine-campaign.ts'
import { campaignRows } from './campaign-rows.ts'
import type { Comparer } from './last-edition.ts'

/** What the preview knows of the work tree, kept up to date. */
export interface Workshop extends Omit<PreviewPort, 'editorLink'> {
  /** Reads the files again; calls the subscribers back if anything is different. */
  readonly refresh: () => Promise<void>
  /** All campaigns, the newest name first. */
  readonly ids: () => readonly string[]
}

/** How the world is reached. */
interface WorkshopTools {
  readonly readTree: () => Promise<Tree>
  readonly compiler: Compiler
  readonly compare: Comparer
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** The zone in which this machine says the time. */
  readonly timezone: string
  readonly locale: Locale
}

/** The work tree at one moment. */
interface Moment {
  readonly tree: Tree
  /** Grows with each moment. */
  readonly serial: number
  /** What was asked for since, so that a page and its mail compile once. */
  readonly answers: Map<string, Promise<Answer>>
}

interface Answer {
  readonly examined: Examined
  readonly changes: readonly string[] | null
}

/** The newest answer with a mail. */
interface LastGood {
  readonly serial: number
  readonly mail: ShownMail
  readonly changes: readonly string[] | null
}

/**
 * Reads the work tree, and examines its campaigns one by one as they are asked for: of two thousand only the one that is looked at is
 * read whole.
 */
export async function openWorkshop(tools: WorkshopTools): Promise<Workshop> {
  const subscribers = new Set<() => void>()
  const lastGood = new Map<string, LastGood>()
  const pictures = new Map<string, PictureFile>()
  const rows = campaignRows()
  let moment: Moment = { tree: await tools.readTree(), serial: 0, answers: new Map() }

  async function examine(id: string, { tree, serial }: Moment): Promise<Answer> {
    const startMs = tools.now()
    const content = parseContent(focusTree(tree, [id]), startMs)
    const { mail, artifact, findings, trouble } = await examineMail(id, content, tools)
    // A slow answer about the past must not take the place of a newer one.
    if (mail !== null && serial >= (lastGood.get(id)?.serial ?? 0)) {
      lastGood.set(id, { serial, mail, changes: await changesOf(mail, { content, artifact }, tools) })
      for (const { sha256, type, bytes } of mail.campaign.pictures.values())
        pictures.set(sha256, { type, bytes })
    }
    const shown = mail ?? lastGood.get(id)?.mail ?? null
    const all = [...content.findings, ...findings].sort(compareFindings)
    const own = ownFiles(id, content.campaigns.get(id) ?? null, tree)
    const examined = {
      id,
      mail: shown,
      isStale: mail === null && shown !== null,
      findings: all.filter(({ place }) => own(place.file)),
      elsewhere: all.filter(({ place }) => !own(place.file)),
      trouble: trouble === null ? null : phraseOf(tools.locale, trouble.code, trouble.values),
      checkedAt: clockTime(tools.now(), tools.timezone),
      seconds: (tools.now() - startMs) / 1000,
    }
    return { examined, changes: lastGood.get(id)?.changes ?? null }
  }
  async function answer(id: string): Promise<Answer | null> {
    if (!rows.idsOf(moment.tree).includes(id)) return null
    const asked = moment.answers.get(id) ?? examine(id, moment)
    moment.answers.set(id, asked)
    return asked
  }
  return {
    ids: () => rows.idsOf(moment.tree),
    list: () => rows.rowsOf(moment.tree, zoneOf(moment.tree)),
    examine: async (id) => (await answer(id))?.examined ?? null,
    changes: async (id) => (await answer(id))?.changes ?? null,
    picture: (sha256) => pictures.get(sha256) ?? null,
    source(path) {
      // Only what the tree named when it was read: no path is ever made from an address.
      const bytes = isContentPath(path) ? moment.tree.files.get(path)?.bytes : null
      return bytes === null || bytes === undefined ? null : looseText(bytes)
    },
    subscribe(changed) {
      subscribers.add(changed)
      return () => void subscribers.delete(changed)
    },
    async refresh() {
      const tree = await tools.readTree()
      if (isSameTree(tree, moment.tree)) return
      moment = { tree, serial: moment.serial + 1, answers: new Map() }
      for (const changed of subscribers) changed()
    },
  }
}

/** The organisation's zone, in which schedules are written. */
function zoneOf(tree: Tree): string | null {
  return parseContent(focusTree(tree, [])).policies.senders?.organisation.timezone ?? null
}

function isSameTree(a: Tree, b: Tree): boolean {
  return (
    a.files.size === b.files.size &&
    [...a.files].every(([path, { blob, mode, size }]) => {
      const other = b.files.get(path)
      return other?.blob === blob && other.mode === mode && other.size === size
    })
  )
}

interface ExaminedMail {
  readonly mail: ShownMail | null
  readonly artifact: CompiledCampaign | null
  readonly findings: readonly Finding[]
  readonly trouble: Failure | null
}

const nothing = { mail: null, artifact: null, findings: [], trouble: null } as const

async function examineMail(id: string, content: Content, tools: WorkshopTools): Promise<ExaminedMail> {
  const campaign = content.campaigns.get(id)
  const senders = content.policies.senders
  const sender = senders?.senders[campaign?.front.from ?? '']
  if (campaign === undefined || senders === null || sender === undefined) return nothing
  try {
    const world = { compiler: tools.compiler, nowMs: tools.now() }
    const { artifact, samples, findings } = await examineCampaign(campaign, content, world)
    if (artifact === null || samples.length === 0) return { ...nothing, findings }
    const lists = campaign.front.lists.map((list) => ({
      id: list,
      title: content.lists.get(list)?.title ?? '',
    }))
    const { timezone } = senders.organisation
    const mail = { campaign, sender, lists, samples, pictures: artifact.pictures, timezone }
    return { mail, artifact, findings, trouble: null }
  } catch (error) {
    if (error instanceof Failure) return { ...nothing, trouble: error }
    throw error
  }
}

async function changesOf(
  { campaign, samples }: ShownMail,
  { content, artifact }: { readonly content: Content; readonly artifact: CompiledCampaign | null },
  { compare, compiler, now, locale }: WorkshopTools,
): Promise<readonly string[] | null> {
  const recipients = samples.map(({ values }) => values)
  const since = await compare({ campaign, content, artifact, recipients }, { compiler, nowMs: now() })
  return since === null || since.previous === null ? null : editionText(since, locale, true)
}

/** Whether a file is one of those that this campaign is made of. */
function ownFiles(id: string, campaign: Campaign | null, tree: Tree): (path: string) => boolean {
  const lists = [...(campaign?.front.lists ?? []), ...(campaign?.front.exclude ?? [])]
  const paths = new Set(lists.map((list) => `lists/${list}.yaml`))
  if (campaign !== null) paths.add(`campaigns/_layouts/${campaign.front.layout}.mjml`)
  const body = campaign?.body ?? ''
  for (const path of tree.files.keys()) {
    const partial = /^campaigns\/_partials\/(.+)\.\w+$/.exec(path)?.[1]
    if (partial !== undefined && body.includes(partial)) paths.add(path)
  }
  return (path) => path.startsWith(`campaigns/${id}/`) || paths.has(path)
}

/** `12:03:04` as clocks of the zone show it. */
function clockTime(ms: number, zone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(ms)
    .toZonedDateTimeISO(zone)
    .toPlainTime()
    .toString({ smallestUnit: 'second' })
}
