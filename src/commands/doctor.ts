import { settingsClient } from '../adapters/github/settings-client.ts'
import { say } from '../words/say.ts'
import { forgeSight, forgeValues, judgeForge } from './doctor/forge-points.ts'
import { machinePoints } from './doctor/machine-points.ts'
import type { Point } from './doctor/point.ts'
import { countsOf, doctorJson, doctorText } from './doctor/report.ts'
import { repositorySight } from './doctor/repository-points.ts'
import { runnerPoints } from './doctor/runner-points.ts'
import { senderPoints } from './doctor/sender-points.ts'
import { stepOf, stepText, type StepFacts } from './doctor/staircase.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import type { Workbench } from './workbench.ts'
import type { Values } from '../kit/finding.ts'

/**
 * `postmerge doctor`: looks at everything that must be in order, to the end whatever it finds, and changes nothing. Exit 1 when something is
 * missing or could not be seen.
 */
export const verb: Verb = {
  arguments: [],
  options: [
    { flags: '--forge', about: 'option-doctor-forge' },
    { flags: '--offline', about: 'option-doctor-offline' },
  ],
  run: doctor,
}

async function doctor(world: World, input: Input): Promise<number> {
  const { bench, content, points: repository } = await repositorySight(world)
  const points: Point[] = [...(await machinePoints(world)), ...repository]
  let values: Values = {}
  let facts: StepFacts = { content, hasRecord: false }
  if (bench !== null) {
    const { senders } = bench.content.policies
    if (senders !== null && input.options['offline'] !== true)
      points.push(...(await senderPoints(world, senders)))
    const runner = await runnerPoints(world, bench)
    points.push(...runner)
    facts = { content, hasRecord: runner.some(({ id, state }) => id === 'record' && state === 'on') }
    if (input.options['forge'] === true) {
      const found = await forgePoints(world, bench)
      points.push(...found.points)
      values = found.values
    }
  }
  const counts = countsOf(points)
  if (world.json) {
    const report = { step: stepOf(facts), counts, points: doctorJson(points, world.locale) }
    world.out(JSON.stringify({ version: 1, doctor: report }))
  } else {
    for (const line of doctorText(points, world.locale, values)) world.out(line)
    world.out('')
    world.out(say(world.locale, 'doctor-counts', { ...counts, noPlan: counts['no-plan'] }))
    for (const line of stepText(facts, world.locale)) world.out(line)
  }
  return counts.missing + counts.hidden === 0 ? exit.done : exit.refused
}

async function forgePoints(
  world: World,
  bench: Workbench,
): Promise<{ readonly points: readonly Point[]; readonly values: Values }> {
  const { forge } = bench.content.policies.approvals ?? {}
  const client = forge === undefined ? null : settingsClient(forge.api, world.env)
  if (forge === undefined || client === null) {
    const detail = say(world.locale, forge === undefined ? 'doctor-forge-unnamed' : 'doctor-forge-no-token')
    const point: Point = { id: 'forge', area: 'owners', state: 'missing', threats: [], values: { detail } }
    return { points: [point], values: { name: forge?.github ?? '?' } }
  }
  const app = Number(world.env['POSTMERGE_GITHUB_APP_ID'] ?? '') || null
  const sight = await forgeSight(world, bench, { client, forge, app })
  return { points: judgeForge(sight), values: forgeValues(sight) }
}
