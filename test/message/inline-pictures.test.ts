import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import PostalMime from 'postal-mime'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { dkimRecord } from '../../src/authentication/dkim-record.ts'
import { sha256 } from '../../src/kit/digest.ts'
import {
  buildMessage,
  createBuilder,
  type BuildContext,
  type BuildRecipient,
} from '../../src/message/build-message.ts'
import { carryPictures } from '../../src/message/carry-pictures.ts'
import { encodePicture } from '../../src/message/inline-picture.ts'
import { pictureSource, usedPictures } from '../../src/message/picture-source.ts'
import type { CompiledTemplate, TemplateNode, UsedPicture } from '../../src/message/template.ts'
import { dkimpySays } from '../support/dkimpy.ts'
import { judgeRan, pythonWith, runPython } from '../support/judges.ts'
import { contextOf, december, plainTemplate, senderOf, signerOf } from '../support/mail.ts'
import { pictureFile, plainPng } from '../support/pictures.ts'

const sender = senderOf()
const hosting = senderOf({
  urls: { unsubscribe: 'https://mail.hikari.example/u', images: 'https://mail.hikari.example/i/' },
})

function used(name: string, type: UsedPicture['type'], bytes: Uint8Array): UsedPicture {
  const digest = sha256(bytes)
  return {
    name,
    type,
    sha256: digest,
    bytes: bytes.length,
    source: pictureSource({ sha256: digest, type }, sender),
  }
}

const files = {
  hero: pictureFile('plain.jpg'),
  gift: plainPng(20, 10),
  flag: plainPng(3, 3, 0x22),
}
const hero = used('hero.jpg', 'jpeg', files.hero)
const gift = used('gift.png', 'png', files.gift)
const flag = used('flag.png', 'png', files.flag)

const still = (text: string): TemplateNode => ({ kind: 'static', text })
const image = ({ source }: UsedPicture): string => `<img src="${source}" alt="" width="1" height="1">\n`

function template(...html: readonly TemplateNode[]): CompiledTemplate {
  return { ...plainTemplate(), html, fields: ['vip'] }
}

/** Japanese readers see hero and, if they are members, gift; English readers see flag; `unseen` nobody. */
const unseen = used('unseen.gif', 'gif', pictureFile('moving.gif'))
const pictures = [flag, gift, hero, unseen]
const context: BuildContext = contextOf({
  artifact: {
    version: 1,
    locale: 'ja',
    languages: {
      ja: template(still(`<p>冬</p>\n${image(hero)}`), {
        kind: 'if',
        branches: [{ when: { kind: 'variable', name: 'vip' }, body: [still(image(gift))] }],
      }),
      en: template(still(`<p>Winter</p>${image(flag)}`)),
      de: template(still('<p>Winter</p>')),
    },
    pictures,
  },
  pictures: new Map(
    [
      [flag, files.flag],
      [gift, files.gift],
      [hero, files.hero],
      [unseen, pictureFile('moving.gif')],
    ].map(([one, bytes]) => {
      const encoded = encodePicture(one as UsedPicture, bytes as Uint8Array)
      return [(one as UsedPicture).sha256, encoded]
    }),
  ),
})

function reader(locale: string, vip = false): BuildRecipient {
  return { idem: 'a'.repeat(20), email: 'aoi@receiver.example', locale, values: { vip } }
}

const readers = [reader('ja'), reader('ja', true), reader('en'), reader('de'), reader('en', true)]

test('a part carries the bytes, under a name and a Content-ID made of them', () => {
  expect(Buffer.from(encodePicture(flag, files.flag).part.bytes).toString('latin1').split('\r\n')).toEqual([
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    `Content-ID: <${flag.sha256.slice(0, 32)}@news.hikari.example>`,
    'Content-Disposition: inline;',
    ` filename="${flag.sha256}.png"`,
    '',
    ...(files.flag.toString('base64').match(/.{1,76}/g) ?? []),
  ])
  expect(() => encodePicture(flag, files.gift)).toThrow('other bytes')
  expect(() => encodePicture({ ...flag, source: 'https://mail.hikari.example/i/x.png' }, files.flag)).toThrow(
    'other bytes',
  )
})

test('each reader gets the pictures that their page shows, and no other part', async () => {
  const shown = await Promise.all(
    readers.map(async (one) => {
      const { attachments } = await PostalMime.parse(buildMessage(context, one, december).bytes)
      return attachments.map(({ contentId, content, mimeType, related, disposition }) => {
        expect([related, disposition]).toEqual([true, 'inline'])
        const source = `cid:${contentId?.slice(1, -1)}`
        const picture = pictures.find((candidate) => candidate.source === source)
        expect(sha256(Buffer.from(content as ArrayBuffer))).toBe(picture?.sha256)
        expect(mimeType).toBe(`image/${picture?.type}`)
        return picture?.name
      })
    }),
  )
  judgeRan('postal-mime')
  expect(shown).toEqual([['hero.jpg'], ['gift.png', 'hero.jpg'], ['flag.png'], [], ['flag.png']])
})

test('alternatives: the text, and the HTML with its pictures around it', () => {
  const structure = (one: BuildRecipient): readonly string[] =>
    Buffer.from(buildMessage(context, one, december).bytes)
      .toString('latin1')
      .replaceAll('\r\n ', ' ')
      .match(/^Content-Type: [^\r\n]*/gm) ?? []
  expect(structure(reader('ja', true))).toEqual([
    expect.stringMatching(/^Content-Type: multipart\/alternative; boundary="=_-[0-9a-f]{24}-Part_1"$/),
    'Content-Type: text/plain; charset=utf-8',
    expect.stringMatching(
      /^Content-Type: multipart\/related; type="text\/html"; boundary="=_-[0-9a-f]{24}-Part_2"$/,
    ),
    'Content-Type: text/html; charset=utf-8',
    'Content-Type: image/png',
    'Content-Type: image/jpeg',
  ])
  expect(structure(reader('de'))).toHaveLength(3)
})

test('law: prepared or not, the same input gives the same bytes; CRLF, 7-bit, short lines', async () => {
  const build = createBuilder(context)
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...readers), async (one) => {
      const { bytes } = buildMessage(context, one, december)
      expect(Buffer.from((await build(one, december)).bytes).equals(bytes)).toBe(true)
      const text = Buffer.from(bytes).toString('latin1')
      expect(text).toMatch(/^[\x20-\x7e\t\r\n]*$/)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
      expect(Math.max(...text.split('\r\n').map(({ length }) => length))).toBeLessThanOrEqual(998)
    }),
    { numRuns: 20 },
  )
})

test('mailauth and dkimpy verify it, and Python finds no defect in it', async () => {
  const signer = signerOf()
  // dkimpy reads t= and x= by the clock of this machine: these are signed now.
  const messages = readers.map((one) => buildMessage({ ...context, signer }, one, Date.now() - 5000).bytes)
  const records = new Map(
    signer.publicKeys.map((key) => dkimRecord(signer.domain, key)).map(({ name, value }) => [name, value]),
  )
  for (const message of messages) {
    const { results } = await dkimVerify(Buffer.from(message), {
      resolver: async (name: string) => [[records.get(name) ?? '']],
    })
    expect(results.map(({ status }) => status.result)).toEqual(['pass', 'pass'])
  }
  judgeRan('mailauth')
  const said = dkimpySays(signer, messages)
  if (said !== null) expect(said).toEqual(messages.map(() => [true, true]))
  const python = pythonWith('python-email', 'email')
  if (python === null) return
  const input = messages.map((message) => Buffer.from(message).toString('base64')).join('\n')
  const read = runPython(python, { text: pythonParts }, input).trim().split('\n')
  expect(read.map((line) => JSON.parse(line) as unknown)).toEqual(
    readers.map((one) => {
      const ja = one.locale === 'ja'
      const own = ja
        ? one.values['vip'] === true
          ? [gift, hero]
          : [hero]
        : one.locale === 'en'
          ? [flag]
          : []
      const html = own.length === 0 ? ['text/html'] : ['multipart/related', 'text/html']
      return {
        defects: [],
        types: ['multipart/alternative', 'text/plain', ...html, ...own.map(({ type }) => `image/${type}`)],
        digests: own.map((picture) => picture.sha256),
        names: own.map(({ sha256: digest, type }) => `${digest}.${type === 'jpeg' ? 'jpg' : type}`),
      }
    }),
  )
})

const pythonParts = `
import sys, json, base64, hashlib, email, email.policy
for line in sys.stdin.read().split():
    m = email.message_from_bytes(base64.b64decode(line), policy=email.policy.default)
    parts = list(m.walk())
    images = [p for p in parts if p.get_content_maintype() == 'image']
    defects = [repr(d) for p in parts for d in p.defects]
    defects += [repr(d) for p in parts for v in p.values() for d in getattr(v, 'defects', ())]
    print(json.dumps({
        'defects': defects,
        'types': [p.get_content_type() for p in parts],
        'digests': [hashlib.sha256(p.get_content()).hexdigest() for p in images],
        'names': [p.get_filename() for p in images],
    }))
`

test('where a picture lies: under the image host by what it is, else in the message', () => {
  const bytes = files.hero
  const picture = {
    name: 'hero.jpg',
    path: 'campaigns/x/hero.jpg',
    type: 'jpeg',
    width: 1,
    height: 1,
    bytes,
    sha256: sha256(bytes),
  } as const
  expect(pictureSource(picture, hosting)).toBe(`https://mail.hikari.example/i/${sha256(bytes)}.jpg`)
  expect(pictureSource(picture, sender)).toBe(`cid:${sha256(bytes).slice(0, 32)}@news.hikari.example`)
  const shown = template(still(image(hero)))
  expect(usedPictures([picture], [template(still('<p>no picture</p>'))], sender)).toEqual([])
  expect(usedPictures([picture], [template(still('<p>no picture</p>')), shown], sender)).toEqual([hero])
  // The same template under another sender shows another address.
  expect(usedPictures([picture], [shown], hosting)).toEqual([])
})

test('a page that carries its pictures refers to parts alone, and to those that it shows', () => {
  const hostedHero = { ...hero, source: pictureSource(hero, hosting) }
  const bytesOf = ({ name }: UsedPicture): Uint8Array => (name === 'hero.jpg' ? files.hero : files.flag)
  const page = `${image(hostedHero)}${image(flag)}${image(hostedHero)}`
  const carried = carryPictures(page, [flag, gift, hostedHero], bytesOf)
  const part = `cid:${hero.sha256.slice(0, 32)}@mail.hikari.example`
  expect(carried.pictures.map(({ source }) => source)).toEqual([flag.source, part])
  expect(carried.html).toBe(
    `${image({ ...hero, source: part })}${image(flag)}${image({ ...hero, source: part })}`,
  )
})
