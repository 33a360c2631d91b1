import { deflateSync } from 'node:zlib'
import * as fc from 'fast-check'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPicture, type PictureReading } from '../../../src/content/pictures/read-picture.ts'
import { openBrowser, type TestBrowser } from '../../support/browser.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { judgeRan } from '../../support/judges.ts'
import {
  exifOf,
  gifExtension,
  gifWith,
  iccProfile,
  jpegSegment,
  jpegWith,
  movingPng,
  pictureFile,
  plainPng,
  pngChunk,
  pngEnd,
  pngFrame,
  pngHeader,
  pngOf,
  pngPixels,
  pngProfile,
} from '../../support/pictures.ts'

const endings = { png: 'png', jpeg: 'jpg', gif: 'gif' } as const

function read(ending: string, bytes: Uint8Array): PictureReading {
  return readPicture(`campaigns/sale/photo.${ending}`, bytes)
}

function cleaned(ending: string, bytes: Uint8Array): Buffer {
  const reading = read(ending, bytes)
  if (reading.kind === 'refused') throw new Error(`refused: ${reading.code}`)
  return Buffer.from(reading.picture.bytes)
}

function refusal(ending: string, bytes: Uint8Array): string | null {
  const reading = read(ending, bytes)
  return reading.kind === 'refused' ? reading.code : null
}

const jpeg = pictureFile('plain.jpg')
const gif = pictureFile('moving.gif')
const good = [
  ['camera.jpg', 96, 64],
  ['plain.jpg', 96, 64],
  ['progressive.jpg', 96, 64],
  ['grey.jpg', 96, 64],
  ['texts.png', 96, 64],
  ['palette.png', 96, 64],
  ['moving.png', 48, 32],
  ['moving.gif', 48, 32],
] as const
const endingOf = (name: string): string => name.slice(name.lastIndexOf('.') + 1)

test.each(good)('%s is a picture of %i x %i without a word about its maker', (name, width, height) => {
  const bytes = pictureFile(name)
  const reading = read(endingOf(name), bytes)
  expect(reading).toMatchObject({ kind: 'picture', picture: { width, height } })
  const clean = cleaned(endingOf(name), bytes)
  expect(clean.toString('latin1')).not.toMatch(/Aoi|aoi|Kamera|Exif|eXIf|xmp|adobe:ns|home|Author|\x1d\x02/)
  expect(clean.length).toBeLessThanOrEqual(bytes.length)
  expect(cleaned(endingOf(name), clean)).toEqual(clean)
})

test('what changes the look stays: colour profiles, transparency, movement, how often', () => {
  expect(cleaned('jpg', pictureFile('camera.jpg')).toString('latin1')).toContain('ICC_PROFILE\0')
  expect(cleaned('png', pictureFile('texts.png')).toString('latin1')).toContain('iCCP')
  expect(cleaned('png', pictureFile('moving.png')).toString('latin1')).toMatch(/acTL[^]*fcTL[^]*fdAT/)
  const moving = cleaned('gif', gif).toString('latin1')
  expect(moving).toContain('NETSCAPE2.0')
  expect(moving.split('\x21\xf9\x04')).toHaveLength(gif.toString('latin1').split('\x21\xf9\x04').length)
})

/** In the browser: addresses of pictures to what a canvas shows of each. */
const drawn = `(addresses) => Promise.all(addresses.map(async (address) => {
  const image = new Image()
  image.src = address
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = image.naturalWidth
  canvas.height = image.naturalHeight
  canvas.getContext('2d').drawImage(image, 0, 0)
  return canvas.toDataURL('image/png')
}))`

describe('what other software makes of a cleaned picture', () => {
  let browser: TestBrowser
  beforeAll(async () => void (browser = await openBrowser()))
  afterAll(() => browser.close())

  test('Chromium shows the same pixels as before', async () => {
    const page = await browser.page()
    for (const [name] of good) {
      const bytes = pictureFile(name)
      const ending = endingOf(name)
      const type = ending === 'jpg' ? 'jpeg' : ending
      const sources = [bytes, cleaned(ending, bytes)].map(
        (one) => `data:image/${type};base64,${one.toString('base64')}`,
      )
      const shown = await page.evaluate<readonly string[]>(`(${drawn})(${JSON.stringify(sources)})`)
      expect(shown[1], name).toBe(shown[0])
      expect(shown[0]?.length).toBeGreaterThan(200)
    }
    judgeRan('chromium')
  })

  test('pngjs reads every kind of PNG, and the same pixels', () => {
    for (const name of ['texts.png', 'palette.png'] as const) {
      const bytes = pictureFile(name)
      expect(PNG.sync.read(cleaned('png', bytes)).data.equals(PNG.sync.read(bytes).data)).toBe(true)
    }
    for (const interlace of [0, 1] as const) {
      const bytes = pngOf(pngHeader(5, 3, { interlace }), pngPixels(rawBytes(5, 3, interlace)), pngEnd)
      expect(PNG.sync.read(cleaned('png', bytes))).toMatchObject({ width: 5, height: 3 })
    }
    judgeRan('pngjs')
  })
})

/** Filter and pixel bytes of an 8-bit grey picture, counted pixel by pixel (PNG, third edition, section 8.1). */
function rawBytes(width: number, height: number, interlace: 0 | 1): number {
  if (interlace === 0) return height * (width + 1)
  const pattern = [
    '16462646',
    '77777777',
    '56565656',
    '77777777',
    '36463646',
    '77777777',
    '56565656',
    '77777777',
  ]
  const rows = new Map<string, number>()
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const row = `${pattern[y % 8]?.[x % 8]} ${y}`
      rows.set(row, (rows.get(row) ?? 1) + 1)
    }
  return [...rows.values()].reduce((sum, bytes) => sum + bytes, 0)
}

test.for([
  ['a PNG that ends too early', 'png', plainPng(8, 8).subarray(0, -12), 'picture-broken'],
  ['a PNG with a flipped bit', 'png', flipped(plainPng(8, 8), 45), 'picture-broken'],
  ['a PNG without pixels', 'png', pngOf(pngHeader(2, 2), pngEnd), 'picture-broken'],
  ['a PNG with too few pixels', 'png', pngOf(pngHeader(2, 2), pngPixels(5), pngEnd), 'picture-broken'],
  ['a PNG with too many pixels', 'png', pngOf(pngHeader(2, 2), pngPixels(7), pngEnd), 'picture-broken'],
  ['a PNG that unpacks without end', 'png', pngOf(pngHeader(2, 2), pngPixels(1e7), pngEnd), 'picture-broken'],
  ['a PNG of no width', 'png', pngOf(pngHeader(0, 2), pngPixels(2), pngEnd), 'picture-broken'],
  [
    'a PNG of a depth that is none',
    'png',
    pngOf(pngHeader(2, 2, { depth: 3 }), pngPixels(6), pngEnd),
    'picture-broken',
  ],
  [
    'a palette PNG without palette',
    'png',
    pngOf(pngHeader(2, 2, { colour: 3 }), pngPixels(6), pngEnd),
    'picture-broken',
  ],
  [
    'a PNG with a critical chunk that nobody knows',
    'png',
    pngOf(pngHeader(2, 2), pngChunk('ABCD', Buffer.alloc(1)), pngPixels(6), pngEnd),
    'picture-broken',
  ],
  [
    'a PNG as wide as a wall',
    'png',
    pngOf(pngHeader(5000, 1), pngPixels(5001), pngEnd),
    'picture-too-many-pixels',
  ],
  [
    'a PNG as large as a wall',
    'png',
    pngOf(pngHeader(4000, 4000), pngPixels(1), pngEnd),
    'picture-too-many-pixels',
  ],
  [
    'a PNG that EXIF turns',
    'png',
    pngOf(pngHeader(2, 2), pngChunk('eXIf', exifOf(0x0112, 6)), pngPixels(6), pngEnd),
    'picture-turned',
  ],
  ['a JPEG that EXIF turns', 'jpg', pictureFile('turned.jpg'), 'picture-turned'],
  [
    'a JPEG that EXIF turns, the other byte order',
    'jpg',
    jpegWith(jpeg, jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), exifOf(0x0112, 8, false)]))),
    'picture-turned',
  ],
  [
    'a PNG with bytes behind its pixels',
    'png',
    pngOf(pngHeader(2, 2), pngChunk('IDAT', Buffer.concat([deflateSync(Buffer.alloc(6)), zeros(4)])), pngEnd),
    'picture-broken',
  ],
  [
    'a PNG with more colours than its bits can tell apart',
    'png',
    pngOf(pngHeader(2, 2, { colour: 3, depth: 2 }), pngChunk('PLTE', zeros(15)), pngPixels(4), pngEnd),
    'picture-broken',
  ],
  [
    'a PNG of a broken palette',
    'png',
    pngOf(pngHeader(2, 2, { colour: 3 }), pngChunk('PLTE', zeros(7)), pngPixels(6), pngEnd),
    'picture-broken',
  ],
  ['a moving PNG with bytes behind a frame', 'png', movingPng({ behind: 'x' }), 'picture-broken'],
  ['a moving PNG that counts wrongly', 'png', movingPng({ frames: 3 }), 'picture-broken'],
  ['a moving PNG out of order', 'png', movingPng({ sequence: 5 }), 'picture-broken'],
  ['a moving PNG of no frames it can have', 'png', textPng('acTL', 'GPS 35.6895 N'), 'picture-broken'],
  ['a moving PNG that unpacks to gigabytes', 'png', longFilm(), 'picture-too-many-frames'],
  ['a JPEG for print', 'jpg', pictureFile('print.jpg'), 'picture-cmyk'],
  ['a JPEG that ends too early', 'jpg', jpeg.subarray(0, -2), 'picture-broken'],
  ['a JPEG cut in its tables', 'jpg', jpeg.subarray(0, 100), 'picture-broken'],
  [
    'a JPEG of nothing but a start and an end',
    'jpg',
    Buffer.from([0xff, 0xd8, 0xff, 0xd9]),
    'picture-broken',
  ],
  ['a lossless JPEG', 'jpg', replaced(jpeg, [0xff, 0xc0], [0xff, 0xc3]), 'picture-rare-jpeg'],
  ['an arithmetic JPEG', 'jpg', replaced(jpeg, [0xff, 0xc0], [0xff, 0xc9]), 'picture-rare-jpeg'],
  ...[0xdb, 0xc4, 0xdd, 0xda].map((marker) => {
    const at = jpeg.indexOf(Buffer.from([0xff, marker]))
    // The first segment of its kind, or one of the kind that the picture has not, with a word behind its end.
    const segment = at === -1 ? Buffer.from([0xff, marker, 0, 4, 0, 1]) : segmentAt(at)
    const longer = jpegSegment(marker, Buffer.concat([segment.subarray(4), Buffer.from('junk')]))
    const rest = at === -1 ? jpeg.subarray(2) : jpeg.subarray(at + segment.length)
    const whole = Buffer.concat([jpeg.subarray(0, at === -1 ? 2 : at), longer, rest])
    return [`a JPEG with a word in segment ${marker.toString(16)}`, 'jpg', whole, 'picture-broken'] as const
  }),
  ['a JPEG of 101 scans', 'jpg', scanned(101), 'picture-too-many-scans'],
  ['a JPEG of 100 scans', 'jpg', scanned(100), null],
  ['a GIF that ends too early', 'gif', gif.subarray(0, -1), 'picture-broken'],
  [
    'a GIF without a frame',
    'gif',
    Buffer.concat([gif.subarray(0, 10), Uint8Array.of(0, 0, 0, 0x3b)]),
    'picture-broken',
  ],
  [
    'a GIF whose frame leaves its canvas',
    'gif',
    replaced(gif, [48, 0, 32, 0], [47, 0, 32, 0]),
    'picture-broken',
  ],
  ['a WebP picture', 'webp', pictureFile('small.webp'), 'picture-type'],
  ['a WebP picture under the name of a JPEG', 'jpg', pictureFile('small.webp'), 'picture-type'],
  [
    'an SVG under the name of a PNG',
    'png',
    Buffer.from('<?xml version="1.0"?><svg onload="x"/>'),
    'picture-type',
  ],
  [
    'a HEIC photograph under the name of a JPEG',
    'jpg',
    Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'),
    'picture-type',
  ],
  ['a JPEG under the name of a PNG', 'png', jpeg, 'picture-ending'],
  ['a PNG under the name of a GIF', 'gif', plainPng(2, 2), 'picture-ending'],
  ['a list of addresses under the name of a PNG', 'png', Buffer.from('vera@example.com\n'), 'picture-broken'],
  ['nothing', 'png', Buffer.alloc(0), 'picture-broken'],
  [
    'a pointer of git-lfs',
    'png',
    Buffer.from('version https://git-lfs.github.com/spec/v1\n'),
    'file-lfs-pointer',
  ],
] as const)('%s is refused', ([, ending, bytes, code]) => {
  expect(refusal(ending, bytes)).toBe(code)
})

/** Forty frames as large as a picture may be, all of one colour: less than a megabyte. */
function longFilm(): Buffer {
  const [width, height, frames] = [4000, 3000, 40] as const
  const pixels = deflateSync(zeros(height * (1 + width)))
  const number = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer).swap32()
  const more = Array.from({ length: frames - 1 }, (_, index) => [
    pngFrame(2 * index + 1, width, height),
    pngChunk('fdAT', Buffer.concat([number(2 * index + 2), pixels])),
  ]).flat()
  const control = pngChunk('acTL', Buffer.concat([number(frames), number(0)]))
  const first = [pngHeader(width, height), control, pngFrame(0, width, height), pngChunk('IDAT', pixels)]
  return pngOf(...first, ...more, pngEnd)
}

function zeros(length: number): Buffer {
  return Buffer.alloc(length)
}

function segmentAt(at: number): Buffer {
  return jpeg.subarray(at, at + 2 + jpeg.readUInt16BE(at + 2))
}

/** The progressive picture with its last scan again and again, until there are that many. */
function scanned(scans: number): Buffer {
  const progressive = pictureFile('progressive.jpg')
  const marker = Buffer.from([0xff, 0xda])
  const has = progressive.toString('latin1').split('\xff\xda').length - 1
  const last = progressive.subarray(progressive.lastIndexOf(marker), -2)
  const more = Array.from({ length: scans - has }, () => last)
  return Buffer.concat([progressive.subarray(0, -2), ...more, progressive.subarray(-2)])
}

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

function replaced(bytes: Buffer, from: readonly number[], to: readonly number[]): Buffer {
  const copy = Buffer.from(bytes)
  const at = copy.indexOf(Buffer.from(from))
  if (at === -1) throw new Error('nothing to replace')
  copy.set(to, at)
  return copy
}

/** Nothing of a picture's own may look like it. */
const secret = 'GPS 35.6895 N, 139.6917 E'

test.each([
  [
    'EXIF',
    'jpg',
    jpegWith(jpeg, jpegSegment(0xe1, `Exif\0\0${exifOf(0x0110, 1).toString('latin1')}${secret}`)),
  ],
  ['XMP', 'jpg', jpegWith(jpeg, jpegSegment(0xe1, `http://ns.adobe.com/xap/1.0/\0${secret}`))],
  ['IPTC', 'jpg', jpegWith(jpeg, jpegSegment(0xed, `Photoshop 3.0\0${secret}`))],
  ['a comment', 'jpg', jpegWith(jpeg, jpegSegment(0xfe, secret))],
  ['a second picture (MPF)', 'jpg', jpegWith(jpeg, jpegSegment(0xe2, `MPF\0${secret}`))],
  ['a profile that is none', 'jpg', jpegWith(jpeg, jpegSegment(0xe2, `ICC_PROFILE\0\x01\x01${secret}`))],
  [
    'a profile without its beginning',
    'jpg',
    jpegWith(jpeg, jpegSegment(0xe2, `ICC_PROFILE\0\x02\x02${secret}`)),
  ],
  [
    'a profile that is shorter than its segment',
    'jpg',
    jpegWith(jpeg, jpegSegment(0xe2, `ICC_PROFILE\0\x01\x01${iccProfile('').toString('latin1')}${secret}`)),
  ],
  [
    'a second Adobe segment',
    'jpg',
    jpegWith(jpeg, ...[secret.slice(0, 7), secret].map((text) => jpegSegment(0xee, `Adobe${text}`))),
  ],
  [
    'a JFIF thumbnail',
    'jpg',
    jpegWith(jpeg, jpegSegment(0xe0, `JFIF\0\x01\x01\0\0\x01\0\x01\x03\x03${secret}`)),
  ],
  [
    'an Adobe segment that goes on',
    'jpg',
    jpegWith(jpeg, jpegSegment(0xee, `Adobe\0\x64\0\0\0\0\x01${secret}`)),
  ],
  ['a film behind the end', 'jpg', Buffer.concat([jpeg, Buffer.from(secret)])],
  ['a text', 'png', textPng('tEXt', `Location\0${secret}`)],
  ['a text in another script', 'png', textPng('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${secret}`)],
  ['EXIF', 'png', textPng('eXIf', `${exifOf(0x0110, 1).toString('latin1')}${secret}`)],
  ...['gAMA', 'cHRM', 'sRGB', 'iCCP', 'cICP', 'sBIT', 'tRNS', 'PLTE', 'fcTL', 'fdAT'].map(
    (type) => [`${type} that is none`, 'png', textPng(type, secret)] as const,
  ),
  [
    'what is behind a profile',
    'png',
    pngOf(pngHeader(2, 2), pngProfile(iccProfile(''), secret), pngPixels(6), pngEnd),
  ],
  ['a chunk of nobody', 'png', textPng('prVt', secret)],
  ['bytes behind the end', 'png', Buffer.concat([plainPng(2, 2), Buffer.from(secret)])],
  ['a comment', 'gif', gifWith(gif, gifExtension(0xfe, secret))],
  [
    'a plain text',
    'gif',
    gifWith(gif, gifExtension(0xf9, Buffer.alloc(4)), gifExtension(0x01, Buffer.alloc(12), secret)),
  ],
  ['XMP', 'gif', gifWith(gif, gifExtension(0xff, 'XMP DataXMP', secret))],
  ['a loop that goes on', 'gif', gifWith(gif, gifExtension(0xff, 'NETSCAPE2.0', secret))],
  ['bytes behind the end', 'gif', Buffer.concat([gif, Buffer.from(secret)])],
] as const)('%s does not stay in a %s', (_, ending, bytes) => {
  expect(bytes.includes(secret)).toBe(true)
  const clean = cleaned(ending, bytes)
  expect(clean.includes(secret)).toBe(false)
  expect(cleaned(ending, clean)).toEqual(clean)
})

function textPng(type: string, data: string): Buffer {
  return pngOf(pngHeader(2, 2), pngChunk(type, Buffer.from(data, 'latin1')), pngPixels(6), pngEnd)
}

test('what has the form that its name promises stays', () => {
  const look = [
    pngChunk('gAMA', zeros(4)),
    pngChunk('cHRM', zeros(32)),
    pngChunk('cICP', zeros(4)),
    pngChunk('sBIT', zeros(3)),
    pngProfile(iccProfile('Hikari RGB')),
    pngChunk('PLTE', zeros(12)),
    pngChunk('tRNS', zeros(4)),
  ]
  const bytes = pngOf(pngHeader(2, 2, { colour: 3 }), ...look, pngPixels(6), pngEnd)
  expect(cleaned('png', bytes)).toEqual(bytes)
  expect(cleaned('png', movingPng())).toEqual(movingPng())
  const twice = pngOf(pngHeader(2, 2), ...[1, 2].map((n) => pngChunk('sRGB', Buffer.from([n]))), pngPixels(6))
  const once = pngOf(pngHeader(2, 2), pngChunk('sRGB', Buffer.from([1])), pngPixels(6), pngEnd)
  expect(cleaned('png', Buffer.concat([twice, pngEnd]))).toEqual(once)
})

test('of the controls in front of a frame the last one stays, however many there are', () => {
  const control = (delay: number): Buffer => gifExtension(0xf9, Buffer.from([0, delay & 255, delay >> 8, 0]))
  const many = Array.from({ length: 60_000 }, (_, index) => control(index))
  const crowded = gifWith(gif, ...many)
  let clean: Buffer = Buffer.alloc(0)
  // Measured at 0.1 s; looking for the frame from each control takes half a minute.
  expect(cpuMs(() => void (clean = cleaned('gif', crowded)))).toBeLessThan(3000)
  expect(clean).toEqual(cleaned('gif', gif))
  const still = gifWith(gif, gifExtension(0xfe, 'no frame'), control(7), control(8))
  expect(cleaned('gif', still).length).toBeLessThanOrEqual(gif.length + 8)
})

const seeds = good.map(([name]) => ({ ending: endingOf(name), bytes: pictureFile(name) }))
/** A real picture with some bytes changed, cut, doubled or put in. */
const hostile = fc
  .tuple(
    fc.constantFrom(...seeds),
    fc.array(fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 8 }), fc.nat({ max: 12 })), { maxLength: 6 }),
  )
  .map(([{ ending, bytes }, edits]) => {
    let changed = bytes
    for (const [at, inserted, dropped] of edits) {
      const start = at % (changed.length + 1)
      changed = Buffer.concat([changed.subarray(0, start), inserted, changed.subarray(start + dropped)])
    }
    return { ending, bytes: changed }
  })

test('law: whatever the bytes are, there is an answer, and what was cleaned is clean', () => {
  const any = fc.record({
    ending: fc.constantFrom('png', 'jpg', 'gif'),
    bytes: fc.uint8Array({ maxLength: 200 }),
  })
  let pictures = 0
  fc.assert(
    fc.property(fc.oneof({ weight: 9, arbitrary: hostile }, any), ({ ending, bytes }) => {
      const reading = read(ending, bytes)
      if (reading.kind === 'refused') return
      pictures += 1
      const { picture, removed } = reading
      expect(endings[picture.type]).toBe(ending)
      expect(cleaned(ending, picture.bytes)).toEqual(Buffer.from(picture.bytes))
      const again = read(ending, picture.bytes)
      expect(again).toMatchObject({ picture: { width: picture.width, height: picture.height }, removed: [] })
      expect(picture.bytes.length).toBeLessThanOrEqual(bytes.length)
      expect(removed.reduce((sum, part) => sum + part.length, picture.bytes.length)).toBeLessThanOrEqual(
        bytes.length + 64,
      )
    }),
    { numRuns: 3000 },
  )
  expect(pictures).toBeGreaterThan(100)
})

test('law: a picture that begins like one and goes on at random never breaks anything', () => {
  const starts = ['\x89PNG\r\n\x1a\n', '\xff\xd8\xff', 'GIF89a', 'GIF87a'].map((start) =>
    Buffer.from(start, 'latin1'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
      for (const ending of ['png', 'jpg', 'gif'])
        expect(read(ending, Buffer.concat([start, rest]))).toBeDefined()
    }),
    { numRuns: 2000 },
  )
})
