import { playAll } from '../../support/hosted/play.ts'
import { ownershipCases } from './ownership.ts'

playAll(ownershipCases)
