import { makeAll } from './attack.ts'
import { orderAttacks } from './orders.ts'
import { writerAgainstWorkflows } from './writer-workflows.ts'

makeAll([...writerAgainstWorkflows, ...orderAttacks])
