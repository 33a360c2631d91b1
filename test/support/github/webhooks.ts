import { createHmac, randomUUID } from 'node:crypto'
import { description, webhookComplaint } from './contract.ts'
import { fill } from './fill.ts'
import { showRepository, showUser } from './show-basics.ts'
import type { WebhookName } from './operations.ts'
import type { Repository, User, World } from './world.ts'

/** Where events are sent. */
export interface Hook {
  readonly id: number
  readonly url: string
  readonly secret: string
  readonly events: readonly string[]
  active: boolean
}

/** One event that was sent. */
export interface Delivery {
  readonly id: string
  readonly event: string
  readonly action: string | null
  readonly body: string
  readonly hook: Hook
  /** What the other side answered; null when it could not be reached. */
  status: number | null
}

export interface Deliveries {
  readonly log: Delivery[]
  readonly underWay: Set<Promise<void>>
  /** Payloads that are not as GitHub describes them. */
  readonly complaints: string[]
}

export interface Event {
  readonly name: WebhookName
  readonly sender: User
  readonly fields: Readonly<Record<string, unknown>>
  /** The one hook that is told, whatever it wants to hear. */
  readonly only?: Hook
}

/** Sends an event to the repository's own hooks and to the Apps installed there. Its shape is looked at even when nobody listens. */
export function emit(world: World, repository: Repository, event: Event): void {
  const action = event.fields['action']
  const type = eventType(event.name)
  const common = fill(
    description.webhooks[event.name] ?? {},
    { ...event.fields, repository: showRepository(world, repository), sender: showUser(event.sender) },
    description.schemas,
  ) as object
  const wrong = webhookComplaint(event.name, common)
  if (wrong !== null) world.deliveries.complaints.push(wrong)
  const all = hooksOf(world, repository)
  const targets = all.filter(({ hook }) =>
    event.only === undefined
      ? hook.active && (hook.events.includes('*') || hook.events.includes(type))
      : hook === event.only,
  )
  for (const { hook, installation } of targets) {
    const from =
      installation === null ? {} : { installation: { id: installation, node_id: `I_${installation}` } }
    const body = JSON.stringify({ ...common, ...from })
    deliver(world, { hook, event: type, action: typeof action === 'string' ? action : null, body })
  }
}

const multiWord = [
  'pull-request-review',
  'pull-request',
  'check-run',
  'deployment-status',
  'issue-comment',
  'merge-group',
  'workflow-dispatch',
]

/** `pull-request-review-submitted` is an action of the event `pull_request_review`. */
function eventType(name: WebhookName): string {
  const whole = ['pull-request-review-requested'].includes(name) ? 'pull-request' : undefined
  const found =
    whole ??
    multiWord.find((each) => name === each || name.startsWith(`${each}-`)) ??
    name.split('-')[0] ??
    name
  return found.replaceAll('-', '_')
}

function hooksOf(
  world: World,
  repository: Repository,
): readonly { readonly hook: Hook; readonly installation: number | null }[] {
  const apps = world.apps.flatMap(({ webhook, installations }) => {
    const installation = installations.find(
      ({ account, repositories }) =>
        account === repository.owner && (repositories?.includes(repository.id) ?? true),
    )
    return webhook === null || installation === undefined
      ? []
      : [{ hook: webhook, installation: installation.id }]
  })
  return [...repository.hooks.map((hook) => ({ hook, installation: null })), ...apps]
}

/** Sends a delivery, or sends it again under the same id. GitHub itself never sends one twice. */
export function deliver(
  world: World,
  what: Omit<Delivery, 'id' | 'status'> & { readonly id?: string },
): void {
  const { hook, event, action, body } = what
  const delivery: Delivery = { id: what.id ?? randomUUID(), event, action, body, hook, status: null }
  world.deliveries.log.push(delivery)
  const signature = createHmac('sha256', hook.secret).update(body).digest('hex')
  const sent = fetch(hook.url, {
    method: 'POST',
    body,
    signal: AbortSignal.timeout(10_000),
    headers: {
      'content-type': 'application/json',
      'user-agent': 'GitHub-Hookshot/0000000',
      'x-github-event': event,
      'x-github-delivery': delivery.id,
      'x-github-hook-id': String(hook.id),
      'x-hub-signature-256': `sha256=${signature}`,
    },
  })
    .then(({ status }) => {
      delivery.status = status
    })
    .catch(() => {
      delivery.status = null
    })
    .finally(() => world.deliveries.underWay.delete(sent))
  world.deliveries.underWay.add(sent)
}
