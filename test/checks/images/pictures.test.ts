import { expect, test } from 'vitest'
import { pictures } from '../../../src/checks/images/pictures.ts'
import { checkTable, foundBy, type CheckCase } from '../../support/check-cases.ts'

const img = (attributes: string, around = (one: string): string => one): CheckCase => ({
  html: around(`<img src="https://www.hikari.example/a.png" ${attributes}>`),
})
const size = 'width="90" height="60"'
const linked = (one: string): string => `<a href="https://www.hikari.example/">${one}</a>`
const large = 'width="600" height="400" alt="湯気の立つ鍋"'

checkTable(pictures, [
  ['good', img(`${size} alt="湯気の立つ鍋"`), []],
  ['no alternative', img(size), ['picture-alt-missing']],
  ['small decoration', img(`${size} alt=""`), []],
  ['large and without words', img('width="200" height="120" alt=""'), ['picture-alt-empty']],
  ['large decoration that says so', img('width="200" height="120" alt="" role="presentation"'), []],
  ['alone in a link', img(`${size} alt=""`, linked), ['picture-alt-missing']],
  ['in a link beside words', img(`${size} alt=""`, (one) => linked(`${one}店を見る`)), []],
  ['a file name', img(`${size} alt="IMG_1234"`), ['picture-alt-vague']],
  ['a file with its ending', img(`${size} alt="hero.JPG"`), ['picture-alt-vague']],
  ['that it is a picture', img(`${size} alt="画像1"`), ['picture-alt-vague']],
  ['a banner', img(`${size} alt="バナー"`), ['picture-alt-vague']],
  ['words about a picture', img(`${size} alt="ロゴを新しくしました"`), []],
  ['no width', img('height="60" alt="鍋"'), ['picture-size-missing']],
  ['no height', img('width="90" alt="鍋"'), ['picture-size-missing']],
  ['a height that follows', img('width="90" alt="鍋" style="width:100%;height:auto"'), []],
  ['shares of the page', img('width="100%" height="auto" alt="鍋"'), ['picture-size-missing']],
  [
    'a counter of others',
    { html: '<img src="https://count.partner.test/o.gif" width="1" height="1" alt="">' },
    ['picture-tracker'],
  ],
  [
    'though its host is allowed',
    {
      html: '<img src="https://count.partner.test/o.gif" width="1" height="1" alt="">',
      policy: { link_hosts: ['count.partner.test'] },
    },
    ['picture-tracker'],
  ],
  [
    'a spacer of ours',
    { html: '<img src="https://www.hikari.example/o.gif" width="1" height="20" alt="">' },
    [],
  ],
  [
    'a picture of others that can be seen',
    { html: `<img src="https://cdn.partner.test/a.png" ${size} alt="鍋">` },
    [],
  ],
  ['hardly any words', img(large), ['picture-only']],
  ['enough Japanese words', img(large, (one) => `${one}<p>${'冬の食卓に欠かせない品'.repeat(12)}</p>`), []],
  [
    'as a newsletter says beside its products',
    img(large, (one) => `${one}<p>${'冬の食卓'.repeat(30)}</p>`),
    [],
  ],
  ['half as many Latin ones', img(large, (one) => `${one}<p>${'winter '.repeat(24)}</p>`), ['picture-only']],
  [
    'hidden words do not count',
    img(large, (one) => `${one}<p hidden>${'冬の食卓に欠かせない品'.repeat(24)}</p>`),
    ['picture-only'],
  ],
])

test('how many letters there are is said, and how many should be', () => {
  const found = foundBy(pictures, img(large)).find(({ code }) => code === 'picture-only')
  const { letters, limit, wide, wideLimit } = found?.values ?? {}
  expect({ limit, wideLimit }).toEqual({ limit: 300, wideLimit: 150 })
  expect(Number(letters)).toBeGreaterThan(20)
  expect(wide).toBe(Math.floor(Number(letters) / 2))
})
