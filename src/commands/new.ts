import { createFile, isThere } from '../adapters/files/create-file.ts'
import { readWorkTree } from '../adapters/git/work-tree.ts'
import { terminalQuestions, type Questions } from '../adapters/terminal/questions.ts'
import { parseContent } from '../content/parse-content.ts'
import { Name } from '../content/schema/names.ts'
import { failure } from '../words/find.ts'
import { newFileLink } from './forge-link.ts'
import { campaignText } from './new/campaign-text.ts'
import { chooseAnswers } from './new/answers.ts'
import { chooseSending, freeName, usualName, type Sending } from './new/choose.ts'
import { reportLink, reportNew } from './new/report.ts'
import { findForge, noForge } from './new/find-forge.ts'
import { strangeFolder } from './strange-folder.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { workFolder } from './work-folder.ts'
import { wrongUsage } from './wrong-usage.ts'

/** `postmerge new [name]`: writes a campaign to be changed, after three questions or by options. Reads the work tree only. */
export const verb: Verb = {
  arguments: ['[name]'],
  options: [
    { flags: '--template <newsletter|sale|event|notice>', about: 'option-new-template' },
    { flags: '--list <list>', about: 'option-new-list' },
    { flags: '--schedule <time>', about: 'option-new-schedule' },
    { flags: '--from <sender>', about: 'option-new-from' },
    { flags: '--language <en|ja>', about: 'option-new-language' },
    { flags: '--link', about: 'option-new-link' },
    { flags: '--forge <github|gitlab|none>', about: 'option-forge' },
  ],
  run: async (world, input) => {
    const questions = world.json ? null : terminalQuestions()
    try {
      return await begin(world, input, questions)
    } finally {
      questions?.close()
    }
  },
}

/** The example of the day after next that the texts speak of lies so many days after the mail. */
const daysAhead = 14

/** Begins a campaign; `questions` is null where nobody can be asked. */
export async function begin(world: World, input: Input, questions: Questions | null): Promise<number> {
  const root = await workFolder(world)
  const strange = strangeFolder(root)
  if (strange !== null) return wrongUsage(world, strange.code, strange.values)
  const content = parseContent(await readWorkTree(root))
  const chosen = await chooseAnswers({ world, input, content, questions })
  if (chosen.kind === 'wrong') return wrongUsage(world, chosen.code, chosen.values)
  const { answers } = chosen
  const { template, list, schedule, language } = answers
  const sending = chooseSending(content, { template, list, from: answers.from })
  const today = todayIn(world, content.policies.senders?.organisation.timezone ?? 'UTC')
  const from = schedule?.slice(0, 10) ?? today
  const taken = new Set([...content.campaigns.keys(), ...foldersOf(content.findings)])
  const [asked] = input.arguments
  const usual = usualName(template, from)
  const name = asked === undefined ? freeName(usual, taken) : nameIn(asked)
  if (!Name.safeParse(name).success) return wrongUsage(world, 'new-bad-name', { name })
  const day = Temporal.PlainDate.from(from).add({ days: daysAhead }).toString()
  const path = `campaigns/${name}/campaign.md`
  const text = campaignText({ template, language, list, schedule, day, ...draftOf(sending) })
  const errors = content.findings.filter(
    ({ severity, place }) => severity === 'error' && !place.file.startsWith('campaigns/'),
  ).length
  const byReview = content.policies.approvals?.forge !== undefined
  const done = { name, path, answers, sending, errors, byReview }
  if (input.options['link'] === true) {
    const repository = { folder: root, env: world.env }
    const kind = input.options['forge'] ?? (byReview ? 'github' : undefined)
    const forge = await findForge(repository, kind)
    if (forge === null) throw await noForge(repository, kind)
    reportLink(world, { ...done, link: newFileLink(forge, path, text), text })
    return exit.done
  }
  const suggestion = freeName(name, new Set([...taken, name]))
  await refuseExisting(root, name, suggestion)
  if (!(await createFile(root, path, text))) throw exists(path, suggestion)
  reportNew(world, done)
  return exit.done
}

/** `campaigns/x/campaign.md`, `campaigns/x/` and `x` all ask for campaign `x`; of any other path nobody knows which part is meant. */
function nameIn(asked: string): string {
  return asked.replace(/^(?:\.\/)?campaigns\//, '').replace(/\/(?:campaign\.(?:md|mjml))?$/, '')
}

function draftOf({ from, category, layout, site }: Sending): Omit<Sending, 'isGuess'> {
  return { from, category, layout, site }
}

/** A folder of that name holds somebody's campaign already, perhaps an MJML one: two would be one too many. */
async function refuseExisting(root: string, name: string, suggestion: string): Promise<void> {
  const folder = `campaigns/${name}`
  if (await isThere(root, folder)) throw exists(folder, suggestion)
}

function exists(path: string, suggestion: string): Error {
  return failure('new-exists', { permanence: 'permanent', values: { path, suggestion } })
}

/** Also campaigns that cannot be read have a name. */
function foldersOf(findings: readonly { readonly place: { readonly file: string } }[]): readonly string[] {
  return findings.flatMap(({ place }) => /^campaigns\/([^_/][^/]*)\//.exec(place.file)?.[1] ?? [])
}

function todayIn(world: World, timezone: string): string {
  const now = Temporal.Instant.fromEpochMilliseconds(world.clock.now())
  return now.toZonedDateTimeISO(timezone).toPlainDate().toString()
}
