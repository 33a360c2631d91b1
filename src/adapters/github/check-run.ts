import { canonicalJson } from '../../kit/canonical-json.ts'
import { sha256 } from '../../kit/digest.ts'
import { Failure } from '../../kit/failure.ts'
import { ask, askAll } from './ask.ts'
import type { Asker } from './asker.ts'
import type { Self } from './self.ts'
import { CheckRun, CheckRuns, Status } from './shapes.ts'
import { writeOnce } from './write-once.ts'

/** A check as it is wanted to stand at a commit. */
export interface WantedCheck {
  readonly name: string
  /** Null: still in progress. A rule of the branch takes `neutral` for success: only for what there is nothing to judge about. */
  readonly conclusion: 'success' | 'failure' | 'neutral' | null
  readonly title: string
  /** Markdown. */
  readonly summary: string
  /** Beside lines of files, at most 50: GitHub takes no more in one request. Others than before make a run of its own, since one can only get more. */
  readonly annotations?: readonly {
    readonly path: string
    readonly start_line: number
    readonly end_line: number
    readonly annotation_level: 'failure' | 'warning'
    readonly title: string
    readonly message: string
  }[]
}

/** What came of it. `as`: Apps alone may write check runs; a plain token writes a commit status, which any writer can overwrite. */
export interface CheckOutcome {
  readonly outcome: 'written' | 'unchanged'
  readonly as: 'check-run' | 'status'
}

/** GitHub takes no longer description of a status. https://docs.github.com/en/rest/commits/statuses#create-a-commit-status */
const descriptionMax = 140

/** Makes a check of ours at a commit say this. */
export async function upsertCheck(
  asker: Asker,
  self: Self,
  { head, wanted }: { readonly head: string; readonly wanted: WantedCheck },
): Promise<CheckOutcome> {
  if (self.kind === 'user') return { outcome: await upsertStatus(asker, head, wanted), as: 'status' }
  try {
    return { outcome: await upsertRun(asker, self, { head, wanted }), as: 'check-run' }
  } catch (error) {
    const isForbidden = error instanceof Failure && error.code === 'github-forbidden'
    // A workflow's token may write check runs only where the workflow says so; what an App may not do is a mistake in its set-up.
    if (self.kind === 'app' || !isForbidden) throw error
    return { outcome: await upsertStatus(asker, head, wanted), as: 'status' }
  }
}

async function upsertRun(
  asker: Asker,
  self: Self,
  { head, wanted }: { readonly head: string; readonly wanted: WantedCheck },
): Promise<'written' | 'unchanged'> {
  const { client, at } = asker
  const { name, conclusion, title, summary, annotations = [] } = wanted
  const find = async (): Promise<CheckRun | null> => {
    const { check_runs: runs } = await ask('check runs', CheckRuns, () =>
      client.rest.checks.listForRef({ ...at, ref: head, check_name: name, filter: 'latest', per_page: 100 }),
    )
    return (
      runs.find(({ app }) => (self.kind === 'app' ? app?.id === self.id : app?.slug === slugOf(self))) ?? null
    )
  }
  const known = await find()
  if (known !== null && isAsWanted(known, wanted)) return 'unchanged'
  const state = conclusion === null ? { status: 'in_progress' as const } : { conclusion }
  const body = { ...at, name, ...state, external_id: markOf(wanted) }
  // A run that is over stays over: what begins again is a run of its own.
  const isOver = known?.status === 'completed' && conclusion === null
  await writeOnce(
    () =>
      ask('check run', CheckRun, () =>
        known === null || isOver || known.external_id !== markOf(wanted)
          ? client.rest.checks.create({
              ...body,
              head_sha: head,
              output: { title, summary, annotations: [...annotations] },
            })
          : client.rest.checks.update({ ...body, check_run_id: known.id, output: { title, summary } }),
      ),
    async () => {
      const found = await find()
      return found !== null && isAsWanted(found, wanted) ? found : null
    },
  )
  return 'written'
}

function slugOf(self: Self): string | null {
  return self.kind === 'workflow' ? self.slug : null
}

/** By what stands beside lines a run is known again: the list of runs does not tell it. */
function markOf({ annotations = [] }: WantedCheck): string {
  return sha256(canonicalJson(annotations))
}

function isAsWanted(run: CheckRun, wanted: WantedCheck): boolean {
  const isState =
    wanted.conclusion === null
      ? run.status === 'in_progress'
      : run.status === 'completed' && run.conclusion === wanted.conclusion
  if (run.external_id !== markOf(wanted)) return false
  return isState && run.output.title === wanted.title && run.output.summary === wanted.summary
}

async function upsertStatus(
  asker: Asker,
  head: string,
  wanted: WantedCheck,
): Promise<'written' | 'unchanged'> {
  const { client, at } = asker
  const { name: context, conclusion, title } = wanted
  // A status knows nothing between success and failure.
  const state = conclusion === 'neutral' ? 'success' : (conclusion ?? 'pending')
  const description = Array.from(title).slice(0, descriptionMax).join('')
  const isWritten = async (): Promise<true | null> => {
    const statuses = await askAll(
      'commit statuses',
      Status,
      client.paginate.iterator(client.rest.repos.listCommitStatusesForRef, {
        ...at,
        ref: head,
        per_page: 100,
      }),
    )
    // Newest first.
    const newest = statuses.find((status) => status.context === context)
    return newest?.state === state && newest.description === description ? true : null
  }
  if ((await isWritten()) === true) return 'unchanged'
  const request = { ...at, sha: head, state, context, description } as const
  await writeOnce(async () => {
    await ask('commit status', Status, () => client.rest.repos.createCommitStatus(request))
    return true as const
  }, isWritten)
  return 'written'
}
