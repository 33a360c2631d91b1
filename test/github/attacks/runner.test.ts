import { makeAll } from './attack.ts'
import { forgeAttacks } from './forges.ts'
import { othersAttacks } from './others.ts'
import { writerAgainstRunner } from './writer-runner.ts'

makeAll([...writerAgainstRunner, ...othersAttacks, ...forgeAttacks])
