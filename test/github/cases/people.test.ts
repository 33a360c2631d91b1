import { playAll } from '../../support/hosted/play.ts'
import { peopleCases } from './people.ts'

playAll(peopleCases)
