import { playAll } from '../../support/hosted/play.ts'
import { rulesCases } from './rules.ts'

playAll(rulesCases)
