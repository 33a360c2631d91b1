import { DatabaseSync } from 'node:sqlite'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addresses, authorisedWorld, sendWorld, type SendWorld } from '../../support/send-world.ts'
import { campaignText } from '../../support/send-world-content.ts'

let base: SendWorld
beforeAll(async () => {
  base = await authorisedWorld()
})
afterAll(() => base[Symbol.asyncDispose]())

test('a relay that is away, refuses or is not who it says gets nothing, and the next run goes on', async () => {
  await using world = await base.copy({ contacts: 2 })
  await world.stopRelay()
  const away = await world.run('send')
  console.log(away)
  await world.startRelay({ refuse: { code: 421, text: 'not now' } })
  console.log(await world.run('send'))
  await world.stopRelay()
  await world.startRelay()
  const stranger = await world.start(['send'], { POSTMERGE_CA_FILE: '' }).ended
  console.log(stranger)
  const lost = await world.start(['send'], { POSTMERGE_CA_FILE: '/nowhere' }).ended
  console.log(lost)
  const sent = await world.run('send')
  console.log(sent)
  console.log(await world.entryTypes('spring'))
}, 60_000)

test('dns', async () => {
  await using world = await base.copy({ contacts: 2 })
  for (const name of [
    'bounces.news.hikari.example',
    '_dmarc.news.hikari.example',
    'rsa._domainkey.news.hikari.example',
  ]) {
    const was = world.dns(name, null)
    const sent = await world.run('send')
    console.log(sent)
    world.dns(name, was)
  }
  world.dns('ed._domainkey.news.hikari.example', {
    TXT: ['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='],
  })
  const sent = await world.run('send')
  console.log(sent)
  console.log(await world.start(['send'], { POSTMERGE_DNS: '127.0.0.1:1' }).ended)
}, 60_000)

test('growth', async () => {
  await using world = await sendWorld({ contacts: 5 })
  const id = world.propose('spring', { 'campaigns/spring/campaign.md': campaignText() })
  await world.request('aoi', 'spring')
  console.log(await world.run('desk'))
  await world.approve('vera', 'spring', id)
  world.merge('spring')
  await world.importContacts('newsletter', addresses(3, 5))
  console.log(await world.run('send'))
  console.log(
    await world.run('resume', 'spring/1', '--reason', 'fair', '--key', join(world.folder, 'key-kenji')),
  )
  console.log(await world.run('send'))
  console.log(
    await world.run('resume', 'spring/1', '--reason', 'fair', '--key', join(world.folder, 'key-victor')),
  )
  console.log(await world.run('send'))
  console.log(await world.entryTypes('spring'))
}, 60_000)

test('limit', async () => {
  await using world = await sendWorld({ contacts: 5, recipientsMax: 4 })
  await world.release('spring')
  console.log(await world.run('send'))
}, 60_000)

test('store', async () => {
  await using world = await base.copy({ contacts: 2 })
  const file = join(world.folder, 'store.db')
  cpSync(file, `${file}.old`)
  console.log(await world.run('send'))
  cpSync(`${file}.old`, file)
  console.log(await world.run('send'))
  await world.release('summer')
  console.log(await world.run('send'))
}, 60_000)
