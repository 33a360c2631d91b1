import { playAll } from '../../support/hosted/play.ts'
import { bindingCases } from './binding.ts'

playAll(bindingCases)
