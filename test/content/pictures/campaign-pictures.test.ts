import { expect, test } from 'vitest'
import { closureOf } from '../../../src/content/closure.ts'
import type { Campaign } from '../../../src/content/content.ts'
import { parseContent } from '../../../src/content/parse-content.ts'
import type { Tree, TreeFile } from '../../../src/content/tree.ts'
import { present } from '../../../src/kit/assert.ts'
import { sha256 } from '../../../src/kit/digest.ts'
import { contentTree } from '../../support/content-files.ts'
import {
  iccProfile,
  jpegSegment,
  jpegWith,
  pictureFile,
  plainPng,
  pngChunk,
  pngEnd,
  pngHeader,
  pngOf,
  pngPixels,
  pngProfile,
} from '../../support/pictures.ts'

const jpeg = pictureFile('plain.jpg')

function harvest(tree: Tree): Campaign {
  const content = parseContent(tree)
  expect(content.findings).toEqual([])
  return present(content.campaigns.get('harvest'), 'the campaign')
}

function withPictures(pictures: Readonly<Record<string, Uint8Array | string>>): Tree {
  return contentTree(
    Object.fromEntries(Object.entries(pictures).map(([name, bytes]) => [`campaigns/harvest/${name}`, bytes])),
  )
}

test('the pictures of a folder belong to its campaign, without their metadata', () => {
  const { pictures, pictureFindings } = harvest(
    withPictures({ 'hero.jpg': pictureFile('camera.jpg'), 'logo.png': plainPng(4, 2) }),
  )
  expect(pictureFindings).toEqual([])
  expect(
    [...pictures.values()].map(({ name, type, width, height, path }) => ({
      name,
      type,
      width,
      height,
      path,
    })),
  ).toEqual([
    { name: 'hero.jpg', type: 'jpeg', width: 96, height: 64, path: 'campaigns/harvest/hero.jpg' },
    { name: 'logo.png', type: 'png', width: 4, height: 2, path: 'campaigns/harvest/logo.png' },
  ])
  for (const { bytes, sha256: digest } of pictures.values()) expect(sha256(bytes)).toBe(digest)
})

test('what is wrong with pictures is told all at once, each at its file', () => {
  const large = pngOf(pngHeader(2, 2), pngChunk('prVt', Buffer.alloc(1024 * 1024)), pngPixels(6), pngEnd)
  const { pictures, pictureFindings } = harvest(
    withPictures({
      'a.jpg': pictureFile('turned.jpg'),
      'b.png': jpeg,
      'c.png': 'no picture',
      'd.png': large,
      'e.jpg': jpeg,
    }),
  )
  expect([...pictures.keys()]).toEqual(['e.jpg'])
  expect(pictureFindings.map(({ code, place }) => `${place.file} ${code}`)).toEqual([
    'campaigns/harvest/a.jpg picture-turned',
    'campaigns/harvest/b.png picture-ending',
    'campaigns/harvest/c.png picture-broken',
    'campaigns/harvest/d.png picture-too-large',
  ])
})

test('together they have at most five megabytes', () => {
  const bulk = (kilobytes: number): Buffer =>
    pngOf(pngHeader(2, 2), pngChunk('prVt', Buffer.alloc(kilobytes * 1024)), pngPixels(6), pngEnd)
  const five = Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name) => [`${name}.png`, bulk(1000)]))
  expect(harvest(withPictures(five)).pictureFindings).toEqual([])
  expect(harvest(withPictures({ ...five, 'f.png': bulk(200) })).pictureFindings).toMatchObject([
    { code: 'pictures-too-large', values: { megabytes: '5.1', limit: 5 } },
  ])
  expect(
    harvest(withPictures({ ...five, 'b.png': bulk(1020), 'f.png': bulk(200) })).pictureFindings,
  ).toMatchObject([
    {
      code: 'pictures-too-large',
      place: { file: 'campaigns/harvest/b.png' },
      values: { largest: 'b.png', size: '1.0' },
    },
  ])
})

test.each([
  ['an address', 'Write to photographer@example.com', ['picture-tells-address']],
  [
    'an address in UTF-16',
    Buffer.from('photographer@example.com', 'utf16le').toString('latin1'),
    ['picture-tells-address'],
  ],
  ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----', ['picture-tells-address']],
  ['an address of our own', 'hello@hikari.example', []],
  ['an at sign among other bytes', 'x\x01q@z.jp\x02y', []],
  ['no address', 'Taken at home', []],
])('metadata with %s', (_, metadata, codes) => {
  const { pictures, pictureFindings } = harvest(
    withPictures({ 'a.jpg': jpegWith(jpeg, jpegSegment(0xe1, metadata)) }),
  )
  expect(pictureFindings.map(({ code }) => code)).toEqual(codes)
  expect(JSON.stringify(pictureFindings)).not.toContain('photographer')
  // Readers get none of it.
  expect(Buffer.from(pictures.get('a.jpg')?.bytes ?? []).includes(Buffer.from(metadata, 'latin1'))).toBe(
    false,
  )
})

test('a colour profile stays, and what it says is read all the same', () => {
  const profile = iccProfile('Copyright photographer@example.com')
  const codes = (pictures: Readonly<Record<string, Uint8Array>>): readonly string[] =>
    harvest(withPictures(pictures)).pictureFindings.map(({ code }) => code)
  const told = ['picture-tells-address']
  expect(codes({ 'a.png': pngOf(pngHeader(2, 2), pngProfile(profile), pngPixels(6), pngEnd) })).toEqual(told)
  const piece = Buffer.concat([Buffer.from('ICC_PROFILE\0\x01\x01', 'latin1'), profile])
  expect(codes({ 'a.jpg': jpegWith(jpeg, jpegSegment(0xe2, piece)) })).toEqual(told)
})

test('the bytes of a picture are no text: what looks like an address in them is none', () => {
  const noise = Buffer.from('photographer@example.com', 'latin1')
  const scan = jpeg.lastIndexOf(Buffer.from([0xff, 0xda])) + 14
  const odd = Buffer.concat([jpeg.subarray(0, scan), noise, jpeg.subarray(scan)])
  expect(harvest(withPictures({ 'a.jpg': odd })).pictureFindings).toEqual([])
})

/** A tree in which every picture counts how often it is read. */
function counted(tree: Tree): { readonly tree: Tree; readonly read: string[] } {
  const read: string[] = []
  const watched = (file: TreeFile): TreeFile => ({
    ...file,
    get bytes() {
      read.push(file.path)
      return file.bytes
    },
  })
  const files = new Map(tree.files)
  for (const [path, file] of files) if (/\.(?:png|jpg)$/.test(path)) files.set(path, watched(file))
  return { tree: { ...tree, files }, read }
}

test('a campaign is judged without reading the pictures of any other', () => {
  const { tree, read } = counted(
    contentTree({
      'campaigns/harvest/hero.jpg': jpeg,
      'campaigns/old/campaign.md': '---\nsubject: Old\nfrom: news\nlists: [customers]\n---\nOld\n',
      'campaigns/old/hero.jpg': pictureFile('turned.jpg'),
    }),
  )
  const campaign = harvest(tree)
  expect(read).toEqual([])
  expect(campaign.pictureFindings).toEqual([])
  expect([...campaign.pictures.keys()]).toEqual(['hero.jpg'])
  expect(read).toEqual(['campaigns/harvest/hero.jpg'])
})

test('every byte of a picture counts in the closure, metadata too', () => {
  const digest = (hero: Buffer): string => {
    const tree = withPictures({ 'hero.jpg': hero })
    const closure = closureOf(harvest(tree), parseContent(tree), tree)
    expect(closure.files.find(({ path }) => path.endsWith('hero.jpg'))?.sha256).toBe(sha256(hero))
    return closure.closureDigest
  }
  const commented = jpegWith(jpeg, jpegSegment(0xfe, 'x'))
  const late = Buffer.concat([commented, Buffer.alloc(900 * 1024)])
  const later = Buffer.from(late)
  later[later.length - 1] = 1
  expect(new Set([jpeg, commented, late, later].map(digest)).size).toBe(4)
})
