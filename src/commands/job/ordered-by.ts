import { readFile } from 'node:fs/promises'
import { administrators } from '../../approval/administrators.ts'
import { peopleOfOwner, personOfAccount } from '../../approval/people.ts'
import { ownersOf } from '../../content/codeowners/owners-of.ts'
import { failure } from '../../words/find.ts'
import type { World } from '../verb.ts'
import { campaignAt, type Workbench } from '../workbench.ts'
import { isJob } from './begin-job.ts'

const eventBytesMax = 4 * 1024 * 1024

/** The account whose event started a job. */
interface Sender {
  readonly id: number
  readonly login: string
}

/**
 * Who started the job, by the id of the account in the event itself; null outside of a job, or where the event names nobody. A run that is
 * started again still has the event of the first time, whoever pressed the button.
 */
export async function senderOf({ env }: Pick<World, 'env'>): Promise<Sender | null> {
  if (!isJob(env)) return null
  try {
    const text = await readFile(env['GITHUB_EVENT_PATH'] ?? '', 'utf8')
    if (text.length > eventBytesMax) return null
    const { sender } = JSON.parse(text) as {
      readonly sender?: { readonly id?: unknown; readonly login?: unknown }
    }
    const { id, login } = sender ?? {}
    if (typeof id !== 'number' || typeof login !== 'string') return null
    return { id, login: /^[\w-]{1,64}(?:\[bot\])?$/.test(login) ? login : String(id) }
  } catch {
    return null
  }
}

/** What an order is about. */
interface Order {
  /** Null: all campaigns. */
  readonly campaign: string | null
  readonly release: string
  /** To whom the release was authorised to go; left out where it was not: then what the campaign says now. */
  readonly lists?: readonly string[] | undefined
}

/**
 * The person of `policies/identities.yaml` who gives an order (resume, abort, resolve) through a job, and may: an owner of a list that the
 * campaign goes to, an Administrator, or who has `operate` for all its lists in `policies/access.yaml`. Everything is read from the default
 * branch. Null outside of a job, where whoever can use the store and the key may. What the ledger lets a hold be lifted by is judged when it is sent.
 * Throws the Failures `job-order-again`, `job-order-stranger` and `job-order-not-theirs`.
 */
export async function orderedBy(
  world: World,
  bench: Pick<Workbench, 'content' | 'tree'>,
  about: Order,
): Promise<string | null> {
  if (!isJob(world.env)) return null
  if ((world.env['GITHUB_RUN_ATTEMPT'] ?? '1') !== '1')
    throw failure('job-order-again', { permanence: 'permanent' })
  const sender = await senderOf(world)
  const { identities } = bench.content.policies
  const person =
    sender === null || identities === null
      ? null
      : personOfAccount(identities, { kind: 'user', ...sender, bot: false })
  if (person === null) {
    const values = { account: sender === null ? '?' : `@${sender.login}` }
    throw failure('job-order-stranger', { permanence: 'permanent', values })
  }
  if (!mayOperate(bench, about, person)) {
    const values = { person, release: about.release }
    throw failure('job-order-not-theirs', { permanence: 'permanent', values })
  }
  return person
}

function mayOperate(bench: Pick<Workbench, 'content' | 'tree'>, about: Order, person: string): boolean {
  const { codeowners, policies } = bench.content
  const { identities, access } = policies
  if (administrators(bench.content).includes(person)) return true
  const { campaign } = about
  const lists = campaign === null ? [] : (about.lists ?? campaignAt(bench, campaign)?.front.lists ?? [])
  if (codeowners === null || identities === null || lists.length === 0) return false
  const isOf = (owner: string): boolean => peopleOfOwner(identities, owner)?.includes(person) === true
  if (lists.some((list) => ownersOf(codeowners, `lists/${list}.yaml`)?.owners.some(isOf))) return true
  const mine = (access?.grants ?? []).filter(
    // Where somebody may do it from a named network only, a runner is not there.
    ({ may, who, from }) => may.includes('operate') && from === undefined && isOf(who),
  )
  return lists.every((list) => mine.some((grant) => grant.lists.includes('*') || grant.lists.includes(list)))
}
