import { ask, askAll } from './ask.ts'
import type { Asker } from './asker.ts'
import { Deployment, DeploymentStatus } from './shapes.ts'
import { writeOnce } from './write-once.ts'

/** How a release stands, shown as a deployment of its commit. */
export interface WantedDeployment {
  /** Names the release for ever: `winter-sale/1`. One release has one deployment. */
  readonly releaseId: string
  readonly commit: string
  /** What mail goes out to, such as `mail`. */
  readonly environment: string
  readonly state: 'queued' | 'in_progress' | 'success' | 'failure' | 'inactive'
  /** At most 140 characters are kept. */
  readonly description: string
}

const descriptionMax = 140
/** Tells our deployments from others'. */
const task = 'postmerge'

/** Makes the deployment of a release say this; it is looked for before one is made, and what is inactive from the beginning is not made. */
export async function upsertDeployment(
  asker: Asker,
  wanted: WantedDeployment,
): Promise<'written' | 'unchanged'> {
  const known = await find(asker, wanted)
  if (known === null && wanted.state === 'inactive') return 'unchanged'
  const deployment =
    known ??
    (await writeOnce(
      () => create(asker, wanted),
      () => find(asker, wanted),
    ))
  const description = Array.from(wanted.description).slice(0, descriptionMax).join('')
  const isSaid = async (): Promise<true | null> => {
    const newest = await newestStatus(asker, deployment)
    return newest?.state === wanted.state && newest.description === description ? true : null
  }
  if ((await isSaid()) === true) return 'unchanged'
  const { client, at } = asker
  await writeOnce(async () => {
    await ask('deployment status', DeploymentStatus, () =>
      client.rest.repos.createDeploymentStatus({
        ...at,
        deployment_id: deployment.id,
        state: wanted.state,
        description,
        // Another release that went out well stays what it is.
        auto_inactive: false,
      }),
    )
    return true as const
  }, isSaid)
  return 'written'
}

async function find({ client, at }: Asker, wanted: WantedDeployment): Promise<Deployment | null> {
  const { commit, environment, releaseId } = wanted
  const list = { ...at, sha: commit, environment, task, per_page: 100 }
  const all = await askAll(
    'deployments',
    Deployment,
    client.paginate.iterator(client.rest.repos.listDeployments, list),
  )
  return all.find(({ payload }) => releaseOf(payload) === releaseId) ?? null
}

async function create({ client, at }: Asker, wanted: WantedDeployment): Promise<Deployment> {
  return ask('deployment', Deployment, () =>
    client.rest.repos.createDeployment({
      ...at,
      ref: wanted.commit,
      environment: wanted.environment,
      task,
      payload: { release_id: wanted.releaseId },
      // Otherwise the next job that ends well in the environment would make this one inactive.
      production_environment: true,
      // The commit is on the branch already, and no check may stop what only tells.
      auto_merge: false,
      required_contexts: [],
    }),
  )
}

async function newestStatus(
  { client, at }: Asker,
  { id }: Deployment,
): Promise<DeploymentStatus | undefined> {
  const [newest] = await ask('deployment statuses', DeploymentStatus.array(), () =>
    client.rest.repos.listDeploymentStatuses({ ...at, deployment_id: id, per_page: 1 }),
  )
  return newest
}

function releaseOf(payload: unknown): unknown {
  return typeof payload === 'object' && payload !== null && 'release_id' in payload
    ? payload.release_id
    : null
}
