import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sendWorld } from '../../support/send-world.ts'
import { temporaryFolder } from '../../support/temporary-store.ts'

const recorder = new URL('../../support/loads-process.ts', import.meta.url).href
const project = new URL('../../../', import.meta.url)

/** What turns a campaign into a message. It runs code that the campaign names, and the sender holds the keys. */
const toolChain = ['mjml', 'markdown-it', 'liquidjs', 'html-to-text']

function recording(file: string): Record<string, string> {
  return { NODE_OPTIONS: `--import=${recorder}`, LOADS_FILE: file }
}

/** Files that were loaded, and the packages among them. */
function loadsOf(file: string): { readonly files: readonly string[]; readonly packages: readonly string[] } {
  const files = readFileSync(file, 'utf8')
    .split('\n')
    .filter((url) => url.startsWith('file:'))
  const packages = files.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? [])
  return { files, packages: [...new Set(packages)].toSorted() }
}

function isToolChain(name: string): boolean {
  return toolChain.some((tool) => name === tool || name.startsWith('mjml-'))
}

test('the recorder sees what a program loads, imported or required', () => {
  const file = join(temporaryFolder(), 'loads')
  execFileSync(process.execPath, ['-e', "import('liquidjs'); require('markdown-it')"], {
    cwd: project,
    env: { PATH: process.env['PATH'], ...recording(file) },
  })
  expect(loadsOf(file).packages.filter(isToolChain)).toEqual(['liquidjs', 'markdown-it'])
})

test('a process that authorises or sends loads nothing of the template tool chain', async () => {
  await using world = await sendWorld({ contacts: 2 })
  await world.release('spring')
  const [authorising, sending] = [join(world.folder, 'authorising'), join(world.folder, 'sending')]
  // The first run compiles the campaign, though not itself, and stops before it sends.
  const records = world.dns('_dmarc.news.hikari.example', null)
  expect(await world.start(['send'], recording(authorising)).ended).toMatchObject({ code: 1 })
  world.dns('_dmarc.news.hikari.example', records)
  expect(await world.entryTypes('spring')).toEqual(['AUTHORISED'])
  expect(await world.start(['send'], recording(sending)).ended).toMatchObject({ code: 0 })
  expect(world.received()).toHaveLength(2)

  for (const file of [authorising, sending]) {
    const { files, packages } = loadsOf(file)
    expect(packages.filter(isToolChain)).toEqual([])
    expect(files.filter((url) => url.includes('/src/compile/'))).toEqual([])
    expect(packages).toEqual(expect.arrayContaining(['mailauth', 'nodemailer', 'zod', 'yaml']))
    expect(files).toContain(new URL('src/delivery/deliver.ts', project).href)
    expect(files.length).toBeGreaterThan(300)
    // What listens to the world or is there for the demonstration has no business here either.
    expect(packages.filter((name) => /^(?:hono|smtp-server|dns-packet|@peculiar\/)/.test(name))).toEqual([])
  }
}, 40_000)
