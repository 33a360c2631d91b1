import { assert } from '../../kit/assert.ts'
import { ask, askAll, askGone } from './ask.ts'
import type { Asker } from './asker.ts'
import { Label } from './shapes.ts'
import { writeOnce } from './write-once.ts'

/** Labels that are ours to set and to take off; all others are people's. GitHub takes capital letters for the same, and shows a label as it was made first. */
const own = /^mail: [a-z][a-z -]*$/i
/** A label by which a person wishes for something, taken off when it is done. */
const wish = 'test me'

/** Of all labels that begin with `mail: `, only this one stays; null: none. Adding twice or taking off what is gone does no harm. */
export async function setLifecycle(
  asker: Asker,
  number: number,
  label: string | null,
): Promise<'written' | 'unchanged'> {
  assert(label === null || own.test(label), 'a label that is not ours')
  const { client, at } = asker
  const about = { ...at, issue_number: number }
  const labels = await askAll(
    'labels',
    Label,
    client.paginate.iterator(client.rest.issues.listLabelsOnIssue, { ...about, per_page: 100 }),
  )
  const names = labels.map(({ name }) => name)
  const isWanted = (name: string): boolean => name.toLowerCase() === label
  const others = names.filter((name) => own.test(name) && !isWanted(name))
  const isMissing = label !== null && !names.some(isWanted)
  if (label !== null && isMissing) {
    await twice(() =>
      ask('labels', Label.array(), () => client.rest.issues.addLabels({ ...about, labels: [label] })),
    )
  }
  for (const name of others) await removeLabel(asker, number, name)
  return isMissing || others.length > 0 ? 'written' : 'unchanged'
}

/** Takes a label off, where it is there still. */
export async function removeLabel({ client, at }: Asker, number: number, name: string): Promise<void> {
  assert(own.test(name) || name === wish, 'a label that is not ours')
  await twice(() =>
    askGone('labels', () => client.rest.issues.removeLabel({ ...at, issue_number: number, name })),
  )
}

/** To do it once more does no harm. */
async function twice(write: () => Promise<unknown>): Promise<void> {
  await writeOnce(
    async () => {
      await write()
      return true
    },
    async () => null,
  )
}
