import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'
import PostalMime, { type Email } from 'postal-mime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { browserFiles } from '../../support/browser-files.ts'
import { hostedWorld, type HostedWorld } from '../../support/hosted-world.ts'
import { campaignText } from '../../support/send-world-content.ts'

let world: HostedWorld
let env: Record<string, string>
let folder: string

beforeAll(async () => {
  world = await hostedWorld()
  folder = join(world.folder, 'pictures')
  env = { POSTMERGE_CHROMIUM: '', FONTCONFIG_FILE: (await browserFiles()).fontConfig }
})
afterAll(() => world[Symbol.asyncDispose]())

/** Where the pictures of a job lie. */
const address = (job: number): string => `https://github.example/hikari/mail/actions/runs/${job}#artifacts`
/** A pass of the desk in that job. */
const pass = (job: number) =>
  world.desk({ pictures: folder, env: { ...env, POSTMERGE_PICTURES_URL: address(job) } })
const page = (): string => readFileSync(join(folder, 'pictures.html'), 'utf8')

test('where no browser is, comment and mail say why there are no pictures; once there is one, they are painted', async () => {
  const pull = world.propose('spring', { text: campaignText({ body: 'Spring begins.' }) })
  await world.desk({ pictures: folder, env: { POSTMERGE_CHROMIUM: '/nowhere/chromium' } })
  const why = 'No pictures of the mail here, because POSTMERGE_CHROMIUM names no program'
  expect((await world.comments(pull))[0]?.body.replaceAll('\\', '')).toContain(why)
  expect((await letterTo('vera', 'Spring is here')).text).toContain(why)
  expect(existsSync(join(folder, 'pictures.html'))).toBe(false)

  await pass(1)
  const painted = readdirSync(join(folder, `pull-${pull.number}/spring`)).toSorted()
  expect(painted).toEqual(['en-1-dark.png', 'en-1-desktop.png', 'en-1-phone.png'])
  const widths = painted.map(
    (name) => PNG.sync.read(readFileSync(join(folder, `pull-${pull.number}/spring`, name))).width,
  )
  expect(widths).toEqual([800, 800, 360])
  expect(page()).toContain('A new campaign')
  expect(page().match(/<img /g)).toHaveLength(3)
  const [comment] = await world.comments(pull)
  expect(comment?.body).toContain(`](<${address(1)}>)`)
  expect(comment?.body).not.toContain('No pictures')

  // Nothing new: nothing is painted, and the comment still leads to where the pictures are.
  await pass(2)
  expect(existsSync(join(folder, 'pictures.html'))).toBe(false)
  expect(await world.comments(pull)).toEqual([comment])
  pull.approve('vera')
  pull.merge('vera')
}, 60_000)

test('what changes is shown before and after, on the page and in the mail', async () => {
  const text = campaignText({ subject: 'Spring is over', front: 'edition: 2\n', body: 'Spring is over.' })
  world.mail.commit({ branch: 'second', as: 'aoi', files: { 'campaigns/spring/campaign.md': text } })
  const pull = world.mail.pull({ head: 'second', as: 'aoi', title: 'Spring is over' })
  await pass(3)
  const painted = readdirSync(join(folder, `pull-${pull.number}/spring`)).toSorted()
  expect(painted).toEqual(
    ['dark', 'desktop', 'phone'].flatMap((look) => [`en-1-${look}-before.png`, `en-1-${look}.png`]),
  )
  expect(page()).toContain('wide window · before')
  expect(page()).toContain('wide window · after')

  const { html = '', attachments } = await letterTo('vera', 'Spring is over')
  const shown = [...html.matchAll(/<img src="cid:([^"]+)" alt="([^"]+)" width="(\d+)"/g)]
  expect(shown.map(([, , alt, width]) => `${alt}: ${width}`)).toEqual([
    'en, reader 1 · wide window · before: 640',
    'en, reader 1 · wide window · after: 640',
    'en, reader 1 · phone, 360 px · before: 360',
    'en, reader 1 · phone, 360 px · after: 360',
    'en, reader 1 · dark mode · before: 640',
    'en, reader 1 · dark mode · after: 640',
  ])
  expect(attachments.map(({ contentId, mimeType }) => [contentId, mimeType])).toEqual(
    shown.map(([, id]) => [`<${id}>`, 'image/png']),
  )
  // In the order in which it is read: text, pictures, time.
  const order = ['Spring is over.', 'cid:', '<b>When'].map((mark) => html.indexOf(mark))
  expect(order).toEqual(order.toSorted((a, b) => a - b))
}, 60_000)

test.each(['http://github.example/x', 'javascript:alert(1)', 'https://github.example/x)[y', 'https://x y/'])(
  'an address that may not be shown is refused before anything is written: %s',
  async (url) => {
    const run = world.desk({ pictures: folder, env: { POSTMERGE_PICTURES_URL: url } })
    await expect(run).rejects.toMatchObject({ code: 'pictures-address-refused' })
  },
)

/** The newest mail that asks somebody, about something of that subject. */
async function letterTo(person: string, subject: string): Promise<Email> {
  for (const { rcptTo, file } of world.received().toReversed()) {
    if (!rcptTo.includes(`${person}@hikari.example`)) continue
    const mail = await PostalMime.parse(readFileSync(file))
    if (mail.subject === `Please approve: ${subject}`) return mail
  }
  throw new Error(`no mail to ${person}`)
}
