import { makeAll } from './attack.ts'
import { othersAttacks } from './others.ts'
import { writerAgainstRunner } from './writer-runner.ts'

makeAll([...writerAgainstRunner, ...othersAttacks])
