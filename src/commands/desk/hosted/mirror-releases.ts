import type { HostedPull } from '../../../approval/hosted-facts.ts'
import { localeOfPerson } from '../../../content/people.ts'
import { Failure } from '../../../kit/failure.ts'
import type { ReleaseView } from '../../../ledger/ledger-view.ts'
import { plainPen } from '../../../report/pen.ts'
import { stateText } from '../../../report/pull-ask.ts'
import type { CampaignView, PullView } from '../../../report/pull-view.ts'
import type { DeskOutcome } from '../pass.ts'
import type { HostedDesk } from './hosted-desk.ts'

/** The environment whose history shows people what went out; sending asks it nothing. */
const environment = 'mail-send'

type Mirrored = 'queued' | 'in_progress' | 'success' | 'failure' | 'inactive'

/** Null: nothing is on its way yet. */
const states: Readonly<Record<ReleaseView['standing']['state'], Mirrored | null>> = {
  none: null,
  planned: null,
  blocked: null,
  authorised: 'queued',
  claimed: 'in_progress',
  snapshot: 'in_progress',
  running: 'in_progress',
  observing: 'in_progress',
  // Somebody must decide how it goes on.
  halted: 'failure',
  'completed-with-unknown': 'failure',
  completed: 'success',
  expired: 'failure',
  aborted: 'failure',
  cancelled: 'inactive',
  superseded: 'inactive',
}

/**
 * Shows each release of a merged pull request as a deployment of its commit, one for each release and commit, and as the ledger has it. It only
 * tells: nothing reads it, and where it cannot be written that is said, and everything else goes on.
 */
export async function mirrorReleases(
  desk: HostedDesk,
  pull: HostedPull,
  view: PullView,
): Promise<readonly DeskOutcome[]> {
  const outcomes: DeskOutcome[] = []
  for (const one of view.campaigns) {
    try {
      await mirror(desk, pull, { view, one })
    } catch (error) {
      if (!(error instanceof Failure)) throw error
      const kind = error.permanence === 'temporary' ? 'again' : 'problem'
      const values = { release: one.release, reason: error.code }
      outcomes.push({ code: 'desk-not-mirrored', values, kind })
    }
  }
  return outcomes
}

async function mirror(
  { writer, pass }: HostedDesk,
  { mergeCommit }: HostedPull,
  { view, one }: { readonly view: PullView; readonly one: CampaignView },
): Promise<void> {
  const authorised = one.outcome?.authorised ?? null
  if (one.outcome === null || authorised === null || mergeCommit === null) return
  // A later merge of the same edition took the place of this one.
  const state = authorised.commit === mergeCommit ? states[one.outcome.standing.state] : 'inactive'
  if (state === null) return
  const pen = plainPen(localeOfPerson(null, pass.bench.content.policies.senders))
  const description =
    authorised.commit === mergeCommit ? stateText(view, one, pen) : pen.say('pull-ask-superseded')
  await writer.deployment({ releaseId: one.release, commit: mergeCommit, environment, state, description })
}
