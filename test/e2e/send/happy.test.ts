import { expect, test } from 'vitest'
import { addresses, sendWorld } from '../../support/send-world.ts'

test('a merged and approved campaign reaches everybody once, and each message is believed', async () => {
  await using world = await sendWorld({ contacts: 10, root: false })
  const t0 = performance.now()
  const begun = await world.run('send', '--trust-root')
  console.log(begun)
  const merge = await world.release('spring')
  console.log('built', performance.now() - t0)
  const sent = await world.run('send')
  console.log(sent)
  console.log(await world.entryTypes('spring'), world.received().length, world.received()[0])
  const again = await world.run('send')
  console.log(again)
})
