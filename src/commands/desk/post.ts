import { localeOfPerson } from '../../content/people.ts'
import { base32 } from '../../kit/base32.ts'
import { hmacSha256, joinNul } from '../../kit/digest.ts'
import { hostOf } from '../../message/address.ts'
import { composeMessage } from '../../message/compose-message.ts'
import type { WireMessage } from '../../message/compose.ts'
import type { Notice } from '../../notice/notice.ts'
import { messageIdOf, verpAddress } from '../../release/tokens.ts'
import { failure } from '../../words/find.ts'
import type { Locale } from '../../words/phrase.ts'
import type { Approvals } from '../../content/schema/approvals.ts'
import type { Sender } from '../../content/schema/senders.ts'
import type { Wire } from '../../delivery/wire.ts'
import type { Signer } from '../../message/sign.ts'
import { identitiesOf } from '../asking/signer.ts'
import { tokenKeyOf } from '../secrets.ts'
import { signerOf, wireOf } from '../sender-tools.ts'
import type { World } from '../verb.ts'
import type { Workbench } from '../workbench.ts'

/** What is told to staff, and by what the policy calls it. */
export type NoticeKind = NonNullable<Approvals['notices']>['on'][number]

/** A mail to one person. `key` names the event, so that its Message-ID is the same however often it is tried. */
export interface Letter {
  readonly person: string
  readonly key: string
  readonly write: (locale: Locale, person: string) => Notice
}

/** Mails the people of `policies/identities.yaml` and nobody else, from the sender of notices, with its own key and login. */
export interface Post {
  /** Whether the policy wants mails of that kind at all. */
  wants(kind: NoticeKind): boolean
  /** Whether the relay took it. Throws only for what concerns all mail. */
  send(letter: Letter): Promise<boolean>
  close(): Promise<void>
}

interface Office {
  readonly sender: Sender
  readonly signer: Signer
  readonly wire: Wire
}

/** Opens the post. The relay is greeted and the key is read when the first letter leaves, not before. */
export function openPost(world: World, bench: Workbench): Post {
  const { notices } = bench.content.policies.approvals ?? {}
  let office: Promise<Office> | null = null
  return {
    wants: (kind) => notices?.on.includes(kind) ?? false,
    send: async (letter) => {
      office ??= openOffice(world, bench)
      const { sender, signer, wire } = await office
      const message = writeMessage(world, bench, { letter, sender, signer })
      const { stage, code } = await wire.submit(message, async () => {})
      return stage === 'answered' && code !== null && code < 300
    },
    close: async () => {
      // Where it could not be opened, whoever wanted to send has been told.
      const opened = await office?.catch(() => null)
      await opened?.wire.close()
    },
  }
}

async function openOffice(world: World, bench: Workbench): Promise<Office> {
  const { approvals, senders } = bench.content.policies
  const name = approvals?.notices?.sender ?? ''
  const sender = senders?.senders[name]
  // Owners must be able to tell a request from a campaign, also by its domain.
  if (sender?.categories.join() !== 'notice') {
    throw failure('notice-sender-unfit', { permanence: 'permanent', values: { name } })
  }
  return { sender, signer: signerOf(world, sender), wire: await wireOf(world, sender) }
}

function writeMessage(
  world: World,
  bench: Workbench,
  parts: { readonly letter: Letter; readonly sender: Sender; readonly signer: Signer },
): WireMessage {
  const { letter, sender, signer } = parts
  const person = identitiesOf(bench).people[letter.person]
  if (person === undefined) {
    throw failure('notice-person-unknown', { permanence: 'permanent', values: { person: letter.person } })
  }
  const locale = localeOfPerson(person, bench.content.policies.senders)
  const notice = letter.write(locale, letter.person)
  const tokenKey = tokenKeyOf(world.env)
  const event = hmacSha256(tokenKey, joinNul('postmerge-notice-v1', letter.key, letter.person))
  const idem = base32(event.subarray(0, 12))
  const messageId = messageIdOf(idem, event.toString('hex', 12, 28), hostOf(sender.from.address))
  const nowMs = world.clock.now()
  const bytes = composeMessage({
    from: sender.from,
    to: person.address,
    replyTo: sender.reply_to ?? null,
    content: notice,
    messageId,
    nowMs,
    category: 'notice',
    locale,
    list: null,
    unsubscribe: null,
    feedbackId: null,
    pictures: notice.pictures ?? [],
  })
  const envelope = { from: verpAddress(tokenKey, idem, sender.envelope), to: person.address }
  return { envelope, messageId, bytes: signer.sign(bytes, nowMs) }
}
