import { expect, test } from 'vitest'
import { hostedWorld } from '../../support/hosted-world.ts'

test('a company on GitHub can be built', async () => {
  await using world = await hostedWorld()
  const pull = world.propose('spring')
  expect(pull.number).toBe(1)
  const ran = await world.run('desk')
  console.log(ran)
  console.log(await world.checks(pull.head()), await world.comments(pull), await world.labels(pull))
}, 60_000)
