import { playAll } from '../../support/hosted/play.ts'
import { mergingCases } from './merging.ts'

playAll(mergingCases)
