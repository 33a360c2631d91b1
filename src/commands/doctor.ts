import { createGitHubClient, usesApp } from '../adapters/github/client.ts'
import { readAppPermissions } from '../adapters/github/settings-app.ts'
import type { SettingsClient } from '../adapters/github/settings.ts'
import type { Approvals } from '../content/schema/approvals.ts'
import type { Tree } from '../content/tree.ts'
import type { Values } from '../kit/finding.ts'
import { Failure } from '../kit/failure.ts'
import { phraseOf, say } from '../words/say.ts'
import type { AppSight } from './doctor/app-points.ts'
import { forgeSight, forgeValues, judgeForge } from './doctor/forge-points.ts'
import { machinePoints } from './doctor/machine-points.ts'
import type { Point } from './doctor/point.ts'
import { countsOf, doctorJson, doctorText } from './doctor/report.ts'
import { isWorkflow } from './doctor/read-workflows.ts'
import { repositorySight } from './doctor/repository-points.ts'
import { roleOf, runnerPoints } from './doctor/runner-points.ts'
import { senderPoints } from './doctor/sender-points.ts'
import { stepOf, stepText, type StepFacts } from './doctor/staircase.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import type { Workbench } from './workbench.ts'
import { monthOfTicks } from './workflows/month-of-ticks.ts'

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
  const { bench, content, isLaidOut, points: repository } = await repositorySight(world)
  const points: Point[] = [...(await machinePoints(world)), ...repository]
  let values: Values = {}
  let facts: StepFacts = { content, isLaidOut, hasRecord: false }
  if (bench !== null) {
    const { senders } = bench.content.policies
    if (senders !== null && input.options['offline'] !== true)
      points.push(...(await senderPoints(world, senders)))
    const runner = await runnerPoints(world, bench)
    points.push(...runner)
    facts = { ...facts, hasRecord: runner.some(({ id, state }) => id === 'record' && state === 'on') }
    if (input.options['forge'] === true) {
      const found = await forgePoints(world, bench)
      points.push(...found.points)
      values = found.values
    }
  }
  const counts = countsOf(points)
  const ticks = monthOfTicks(workflowTexts(bench?.tree ?? null))
  if (world.json) {
    const step = stepOf(facts)
    const report = {
      step,
      next: step === 3 ? null : step + 1,
      counts,
      ticks,
      points: doctorJson(points, world.locale),
    }
    world.out(JSON.stringify({ version: 1, doctor: report }))
  } else {
    for (const line of doctorText(points, world.locale, values)) world.out(line)
    world.out('')
    world.out(say(world.locale, 'doctor-counts', { ...counts, noPlan: counts['no-plan'] }))
    if (ticks.own + ticks.hosted > 0) world.out(say(world.locale, 'init-ticks', { ...ticks }))
    for (const line of stepText(facts, world.locale)) world.out(line)
  }
  return counts.missing + counts.hidden === 0 ? exit.done : exit.refused
}

async function forgePoints(
  world: World,
  bench: Workbench,
): Promise<{ readonly points: readonly Point[]; readonly values: Values }> {
  const { forge } = bench.content.policies.approvals ?? {}
  const unasked = (detail: string): { readonly points: readonly Point[]; readonly values: Values } => ({
    points: [{ id: 'forge', area: 'owners', state: 'missing', threats: [], values: { detail } }],
    values: { name: forge?.github ?? '?' },
  })
  if (forge === undefined) return unasked(say(world.locale, 'doctor-forge-unnamed'))
  let client: SettingsClient
  try {
    // Settings are for administrators: where a person's token is set beside the App, the person asks.
    const { POSTMERGE_GITHUB_APP_ID: _, ...asPerson } = world.env
    const env = (world.env['POSTMERGE_GITHUB_TOKEN'] ?? '') === '' ? world.env : asPerson
    client = createGitHubClient({ forge, env })
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return unasked(phraseOf(world.locale, error.code, error.values).say)
  }
  const role = roleOf(world, bench)
  // Where mail is sent, the number is that of the sender's App.
  const app = role === 'sender' ? null : Number(world.env['POSTMERGE_GITHUB_APP_ID'] ?? '') || null
  const ours = await appSight(world, forge, role)
  const sight = await forgeSight(world, bench, { client, forge, app, ours })
  return { points: judgeForge(sight), values: forgeValues(sight) }
}

/** Our App is asked by itself, whoever asks the rest; null where there is none. */
async function appSight(
  { env }: World,
  forge: NonNullable<Approvals['forge']>,
  role: string | null,
): Promise<AppSight | null> {
  if (!usesApp(env)) return null
  const installation = Number(env['POSTMERGE_GITHUB_INSTALLATION'])
  const granted = await readAppPermissions(createGitHubClient({ forge, env }), installation)
  return { granted, role: role === 'desk' || role === 'sender' ? role : null }
}

/** Workflows of the default branch, whose schedules cost minutes. */
function workflowTexts(tree: Tree | null): readonly string[] {
  return [...(tree?.files.values() ?? [])]
    .filter(({ path }) => isWorkflow(path))
    .map(({ bytes }) => Buffer.from(bytes ?? []).toString('utf8'))
}
