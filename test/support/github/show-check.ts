import { repositoryUrl, showApp, time, timeOrNull } from './show-basics.ts'
import type { CheckRun } from './records.ts'
import type { Repository, World } from './world.ts'

export function showCheckRun(world: World, repository: Repository, run: CheckRun): object {
  const url = `${repositoryUrl(world, repository)}/check-runs/${run.id}`
  return {
    id: run.id,
    node_id: `CR_${run.id}`,
    head_sha: run.headSha,
    external_id: run.externalId,
    url,
    html_url: url,
    // Where an App says nothing, its own page stands there.
    details_url: run.detailsUrl ?? `https://github.invalid/apps/${run.app.slug}`,
    status: run.status,
    conclusion: run.conclusion,
    started_at: time(run.startedMs),
    completed_at: timeOrNull(run.completedMs),
    name: run.name,
    check_suite: { id: run.suite },
    output: {
      title: run.title,
      summary: run.summary,
      text: run.text,
      annotations_count: run.annotations.length,
      annotations_url: `${url}/annotations`,
    },
    app: showApp(run.app),
    pull_requests: [],
  }
}
