import { expect, test } from 'vitest'
import { noticePictures } from '../../src/commands/pictures/notice-pictures.ts'
import {
  changedPictures,
  type PaintedCampaign,
  type PaintedPicture,
} from '../../src/report/painted-pictures.ts'
import { picturesPage } from '../../src/report/pictures-page.ts'
import { failure } from '../../src/words/find.ts'

function picture(
  look: PaintedPicture['look'],
  bytes: string | number,
  more: Partial<PaintedPicture> = {},
): PaintedPicture {
  const png = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.alloc(bytes, look)
  return { locale: 'ja', sample: 1, look, png, small: null, width: 800, height: 600, cut: false, ...more }
}

function campaign(
  before: readonly PaintedPicture[] | null,
  after: readonly PaintedPicture[],
): PaintedCampaign {
  const compared = changedPictures(before ?? [], after)
  return { campaign: 'sale', isNew: before === null, left: 0, lacksLetters: false, ...compared }
}

const all = [picture('desktop', 'a'), picture('phone', 'b'), picture('dark', 'c')]

test('pictures that are the same are left out, others stand side by side', () => {
  const changed = campaign(all, [
    picture('desktop', 'a'),
    picture('phone', 'x'),
    picture('dark', 'c', { locale: 'en' }),
  ])
  expect(changed.same).toBe(1)
  const sides = changed.changes.map(({ locale, look, before, after }) => [
    locale,
    look,
    before?.png.toString() ?? null,
    after?.png.toString() ?? null,
  ])
  expect(sides).toEqual([
    ['ja', 'phone', 'b', 'x'],
    ['en', 'dark', null, 'c'],
    ['ja', 'dark', 'c', null],
  ])
})

test('a page says what it leaves out', () => {
  const same = picturesPage([{ title: '#7', campaigns: [campaign(all, all)] }], 'ja')
  expect(same).toContain('<h2>#7 · sale</h2>')
  expect(same).toContain('見た目は既定ブランチとまったく同じです。')
  expect(same).not.toContain('<img')
  const some = campaign(all, [picture('desktop', 'z', { cut: true, height: 6000 }), ...all.slice(1)])
  const page = picturesPage([{ title: null, campaigns: [{ ...some, left: 3, lacksLetters: true }] }], 'en')
  expect(page).toContain('Pictures that did not change: 2.')
  expect(page).toContain('that are not shown: 3.')
  expect(page).toContain('fonts-noto-cjk')
  expect(page).toContain('wide window · after · the first 6000 rows')
  expect(page.match(/<img /g)).toHaveLength(2)
  const gone = picturesPage([{ title: null, campaigns: [campaign(all, all.slice(1))] }], 'en')
  expect(gone).toContain('There is no such mail any more.')
})

test('a page asks for nothing, and shows names as text alone', () => {
  const odd = { ...campaign(null, all), campaign: '<script>"&' }
  const page = picturesPage([{ title: '#1 <img src=x>', campaigns: [odd] }], 'en')
  const around = page.replaceAll(/data:image\/png;base64,[A-Za-z0-9+/=]*/g, 'data:')
  expect(around).not.toMatch(/(?:https?|file):|\/\/|@import|<script|<link|<iframe|onload/)
  expect([...around.matchAll(/<img src="([^"]*)"/g)].map(([, source]) => source)).toEqual([
    'data:',
    'data:',
    'data:',
  ])
  expect(page).toContain("default-src 'none'")
})

const mail = { host: 'notice.hikari.example', locale: 'en' } as const
const inMail = (painted: PaintedCampaign) => noticePictures({ kind: 'painted', painted }, mail)

test('a mail takes six pictures at most, the large ones at half their size, and says what is missing', () => {
  const small = Buffer.from('small')
  const large = campaign(null, [picture('desktop', 400_000, { small }), picture('phone', 400_000)])
  const { pictures, pictureNotes } = inMail(large)
  expect(pictures.map(({ label, width }) => [label, width])).toEqual([['ja, reader 1 · wide window', 640]])
  expect(Buffer.from(pictures[0]?.picture.part.bytes ?? []).toString()).toContain(small.toString('base64'))
  expect(pictureNotes).toEqual(['Pictures that are too many or too large for this mail: 1.'])

  const readers = [1, 2, 3].flatMap((sample) => all.map((one) => ({ ...one, sample })))
  const many = inMail(campaign(null, readers))
  expect(many.pictures).toHaveLength(6)
  expect(many.pictureNotes).toEqual(['Pictures that are too many or too large for this mail: 3.'])

  const heavy = inMail(
    campaign(
      null,
      [1, 2, 3].flatMap((sample) => all.map(({ look }) => picture(look, 290_000, { sample }))),
    ),
  )
  expect(heavy.pictures).toHaveLength(5)
})

test('a mail says that nothing looks different, or why nobody knows', () => {
  expect(inMail(campaign(all, all))).toEqual({
    pictures: [],
    pictureNotes: ['It looks exactly as it does on the default branch.'],
  })
  const trouble = failure('pictures-time-limit', { permanence: 'temporary', values: { seconds: 30 } })
  expect(noticePictures({ kind: 'none', trouble }, mail)).toEqual({
    pictures: [],
    pictureNotes: ['No pictures of the mail here, because painting one took more than 30 seconds.'],
  })
})
