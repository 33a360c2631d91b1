import { makeAll } from './attack.ts'
import { writerAgainstSettings } from './writer-settings.ts'

makeAll(writerAgainstSettings)
