import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { createResolver } from '../../adapters/dns/resolver.ts'
import { isLoopback } from '../../adapters/smtp/loopback.ts'
import { judgeMessage } from '../../authentication/judge-message.ts'
import { base32 } from '../../kit/base32.ts'
import { localeOfContact } from '../../audience/contact.ts'
import { fieldsOf } from '../../message/choose-language.ts'
import { buildMessage, type BuildContext, type BuildRecipient } from '../../message/build-message.ts'
import type { WireMessage } from '../../message/compose.ts'
import type { ApprovedPlan } from '../../plan/plan.ts'
import { idemOf, unsubscribeToken } from '../../release/tokens.ts'
import type { Code } from '../../words/catalogue.ts'
import { failure } from '../../words/find.ts'
import { say } from '../../words/say.ts'
import type { World } from '../verb.ts'
import { wrongAddress } from '../wrong-address.ts'
import { audienceOf } from './audience-of.ts'
import type { Outcome } from './outcome.ts'
import type { SendPass } from './send-run.ts'

const dnsTimeoutMs = 5000
const canaryTimeoutMs = 10_000

/** Why a release does not leave; null: nothing was found. */
export type Objection = { readonly code: Code } & Pick<Outcome, 'problems' | 'values' | 'exitCode'>

/** The law wants a real postal address in every mail. */
export function objectToExample({ sender }: ApprovedPlan): Objection | null {
  const value = wrongAddress(sender)
  if (value === null) return null
  return { code: 'send-example-address', values: { sender: sender.from.address, value }, exitCode: 1 }
}

/** The strictest of the targeted lists says how many it may ever reach at once; what was begun already is not asked again. */
export async function objectToSize(pass: SendPass, plan: ApprovedPlan): Promise<Objection | null> {
  const { recipientsMax, releaseKey } = plan
  if (recipientsMax === null || (await pass.store.journal.hasSnapshot(releaseKey))) return null
  const { recipients } = await audienceOf(pass, plan).count(plan)
  if (recipients <= recipientsMax) return null
  const values = { recipients, max: recipientsMax, lists: plan.lists.join(', ') }
  return { code: 'send-over-list-limit', values, exitCode: 1 }
}

/** A judge of finished messages: whether receivers would believe these very bytes, by the DNS that POSTMERGE_DNS names. */
export function messageJudge(
  world: World,
  context: BuildContext,
): (message: WireMessage) => Promise<Objection | null> {
  const resolver = createResolver({ server: world.env['POSTMERGE_DNS'] || null, timeoutMs: dnsTimeoutMs })
  return async (message) => {
    const { sender, signer } = context
    const judgement = await judgeMessage(message, {
      resolver,
      sender,
      publicKeys: signer.publicKeys,
      nowMs: world.clock.now(),
    })
    if (judgement.pass) return null
    const { problems } = judgement
    // Where nothing is known, nothing is to be published: the same question gets an answer later.
    const unanswered = problems.length > 0 && problems.every(({ code }) => code === 'dns-unanswered')
    return {
      code: unanswered ? 'send-dns-unanswered' : 'send-not-believed',
      values: { sender: sender.from.address },
      problems,
      exitCode: unanswered ? 75 : 1,
    }
  }
}

/** Builds the message of one real recipient, as it would leave now. Null when there is nobody to mail. */
export async function firstMessage(
  pass: SendPass,
  plan: ApprovedPlan,
  context: BuildContext & { readonly secret: Uint8Array },
): Promise<WireMessage | null> {
  for await (const { contact, skip } of audienceOf(pass, plan).candidates(plan)) {
    if (skip !== null) continue
    const values = Object.fromEntries(
      fieldsOf(plan.artifact).map((field) => [field, contact.fields[field] ?? null]),
    )
    const recipient: BuildRecipient = {
      idem: idemOf(context.secret, contact.id),
      email: contact.email,
      locale: localeOfContact(contact),
      values,
    }
    return buildMessage(context, recipient, pass.world.clock.now())
  }
  return null
}

/** Names that no stranger's mail program can reach: this machine, and those reserved for examples and tests (RFC 2606, RFC 6761). */
function isRehearsal(url: string): boolean {
  const { hostname } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  return isLoopback(host) || /(?:^|\.)(?:example|test|invalid|localhost)$/.test(host)
}

/**
 * Makes a one-click request to the public unsubscribe address, as a mail provider would (RFC 8058 section 3.2), and looks whether it arrived
 * in this very store. Marketing mail to the world never carries a dead link. Null when it arrived or need not be tried: in a rehearsal,
 * whose relay and whose address are both out of reach of the world, that is said. A relay on this machine alone is none: it may pass mail on.
 */
export async function tryUnsubscribe(
  pass: SendPass,
  plan: ApprovedPlan,
  tokenKey: Uint8Array,
): Promise<Objection | null> {
  const url = plan.sender.urls?.unsubscribe
  if (plan.category !== 'marketing') return null
  if (url === undefined) throw failure('unsubscribe-url-missing', { permanence: 'permanent' })
  if (isLoopback(plan.sender.relay.host) && isRehearsal(url)) {
    pass.world.err(say(pass.world.locale, 'send-unsubscribe-untried', { host: new URL(url).host }))
    return null
  }
  const idem = base32(randomBytes(12))
  const { canary } = pass.store
  await canary.open(idem, pass.world.clock.now())
  const detail = await postOneClick(`${url.replace(/\/$/, '')}/${unsubscribeToken(tokenKey, idem)}`)
  // The answer may overtake the write by a moment.
  for (let tries = 0; tries < 10 && (await canary.seen(idem)) === null; tries += 1) await sleep(100)
  if (detail === null && (await canary.seen(idem)) !== null) return null
  return {
    code: 'send-unsubscribe-dead',
    values: { host: new URL(url).host, detail: detail ?? 'no trace in the store' },
    exitCode: 1,
  }
}

async function postOneClick(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
      redirect: 'manual',
      signal: AbortSignal.timeout(canaryTimeoutMs),
    })
    await answer.body?.cancel()
    return answer.status >= 200 && answer.status < 300 ? null : `HTTP ${answer.status}`
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return cause.slice(0, 120)
  }
}
