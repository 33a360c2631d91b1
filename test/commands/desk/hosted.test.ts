import { expect, test } from 'vitest'
import { hostedWorld } from '../../support/hosted-world.ts'
import { campaignText } from '../../support/send-world-content.ts'

test('a company on GitHub can be built', async () => {
  await using world = await hostedWorld()
  const pull = world.propose('spring')
  const log = async (what: string) => {
    const before = world.github.requests.length
    const t = performance.now()
    console.log(await world.desk())
    console.log(what, performance.now() - t | 0, 'requests', world.github.requests.length - before, world.github.requests.slice(before).filter(({method}) => method !== 'GET').map(({method,path,status})=>`${method} ${path} ${status}`).join('\n'))
    for (const who of ['aoi', 'vera', 'victor', 'kenji', 'naomi'] as const) for (const l of world.letters(who).slice(-1)) console.log(who, world.letters(who).length, l.headers.get('subject'))
  }
  await log('desk')
  await world.as('aoi').rest.issues.addLabels({ owner: 'hikari', repo: 'mail', issue_number: 1, labels: ['test me'] })
  await log('test me')
  console.log(await world.labels(pull))
  const draft = world.propose('summer', { draft: true })
  await log('draft')
  console.log(await world.labels(draft), await world.entryTypes('summer'))
  const copy = world.mail.fork('rin')
  const fork = world.propose('autumn', { as: 'rin', from: copy })
  await log('fork')
  console.log(await world.labels(fork), await world.entryTypes('autumn'))
}, 60_000)
