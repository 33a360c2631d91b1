import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pullCheck } from '../../../src/report/pull-check.ts'
import { forgeAttacks } from './forges.ts'
import { orderAttacks } from './orders.ts'
import { othersAttacks } from './others.ts'
import { requiredCheck } from './shipped.ts'
import { writerAgainstRunner } from './writer-runner.ts'
import { writerAgainstSettings } from './writer-settings.ts'
import { writerAgainstWorkflows } from './writer-workflows.ts'

/** What somebody who may write, or another who is not trusted with everything, would try, and the attacks that try it. */
const wishes: Readonly<Record<string, string>> = {
  'send what was not approved': 'W20 W21 W23 W24 W30 W31 W33 W34 W35 W36',
  'merge early': 'W1 W2 W6 W7 W8 W22',
  'set the check': 'W3 W4',
  'write past everybody': 'W5 W12 W13',
  'start each workflow from a branch': 'W40 W41 W42 W43 W44',
  'edit a workflow on a branch': 'W46 W47 W48 W49 W50 W51',
  'run the program elsewhere': 'W52 W53',
  'write to the record': 'W14 W15 W16',
  'use a token again': 'W45 W11',
  'dismiss a review': 'W29 W38',
  'change a policy': 'W9 W25 W26 W37',
  'change a list': 'W27 W32',
  'change the engine': 'W10 W28',
  'give orders': 'W60 W61 W62 W63',
  'who may only read': 'R1 R2 R3 R4 R5',
  'the owner of another list': 'O1 O2 O3 O4 O6 O7',
  'the operator of another list': 'O5',
  'an Administrator who owns nothing': 'A1 A2 A3 A4 A5',
}

/** What is tried elsewhere, with the whole program: a file, and the title there. */
const elsewhere: readonly (readonly [wish: string, file: string, title: string])[] = [
  [
    'read keys and addresses in logs',
    'test/workflows/run-steps.test.ts',
    'no log holds a secret or an address of a reader',
  ],
  ['forge an entry of the record', 'test/threats/record.test.ts', 'a key that the policy does not name'],
  ['probe a list for one person', 'test/commands/desk/probes.test.ts', 'twenty different audiences in a day'],
  ['count with the store of readers', 'test/adapters/sqlite/count-role.test.ts', 'holds numbers only'],
  ['mail a proof outside', 'test/commands/desk/hosted.test.ts', 'a test goes to its author'],
]

const all = [
  ...writerAgainstSettings,
  ...writerAgainstRunner,
  ...writerAgainstWorkflows,
  ...othersAttacks,
  ...orderAttacks,
  ...forgeAttacks,
].map(({ id }) => id.split(' ')[0] ?? '')

test('each attack has one number, and each wish its attacks', () => {
  expect(new Set(all).size).toBe(all.length)
  const wished = Object.values(wishes).flatMap((ids) => ids.split(' '))
  expect(wished.toSorted()).toEqual(all.toSorted())
})

test.each(elsewhere)('%s: tried in %s', (_, file, title) => {
  expect(readFileSync(join(import.meta.dirname, '../../..', file), 'utf8')).toContain(title)
})

test('the check that the guide tells to require is the one that the desk sets', () => {
  const pull = { number: 1, head: 'a'.repeat(40), author: 'aoi', url: 'https://github.example/pull/1' }
  const view = { pull, campaigns: [], notes: [] } as unknown as Parameters<typeof pullCheck>[0]
  expect(pullCheck(view, 'en').name).toBe(requiredCheck)
})
