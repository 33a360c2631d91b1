import type { Sender } from '../content/schema/senders.ts'
import { assert } from '../kit/assert.ts'
import { messageIdOf, unsubscribeToken, verpAddress } from '../release/tokens.ts'
import { failure } from '../words/find.ts'
import { hostOf, wireAddress } from './address.ts'
import { languageFor, templateFor } from './choose-language.ts'
import { picturesIn, preparePictures } from './choose-pictures.ts'
import { composeEncoded, composeMessage, type ComposeInput } from './compose-message.ts'
import type { Category, ListIdentity, WireMessage } from './compose.ts'
import type { InlinePicture } from './inline-picture.ts'
import { createHeaderWriter } from './headers.ts'
import { prepareTemplate, type PreparedTemplate } from './prepare-text.ts'
import { renderTemplate } from './render.ts'
import type { Signer } from './sign.ts'
import type { CompiledCampaign, MergeValues } from './template.ts'

/** What all messages of a release share. */
export interface BuildContext {
  readonly artifact: CompiledCampaign
  /** The pictures that travel in the messages, by SHA-256. */
  readonly pictures: ReadonlyMap<string, InlinePicture>
  readonly sender: Sender
  /** The campaign's id. */
  readonly campaign: string
  readonly releaseKey: string
  /** The installation's secret for tokens, 32 bytes. */
  readonly tokenKey: Uint8Array
  readonly signer: Signer
  /** Null for mail that speaks for no list. */
  readonly list: ListIdentity | null
  readonly category: Category
}

/** One person of a release. */
export interface BuildRecipient {
  readonly idem: string
  /** As the store has it. */
  readonly email: string
  /** The contact's language tag, null when unknown. */
  readonly locale: string | null
  /** Declared fields only; `unsubscribe_url` is added here. */
  readonly values: MergeValues
}

/**
 * Renders, composes and signs one message. The same input gives the same bytes (Ed25519 and PKCS #1 v1.5 use no randomness).
 * @throws Failure for what no message may be made of; `recipient-address-refused` concerns this recipient alone.
 */
export function buildMessage(context: BuildContext, recipient: BuildRecipient, nowMs: number): WireMessage {
  const { frame, values, envelope } = addressed(context, recipient, nowMs)
  const content = renderTemplate(templateFor(context.artifact, frame.locale), values)
  const pictures = picturesIn(content.html, context.pictures.values())
  const bytes = composeMessage({ ...frame, content, pictures })
  return { envelope, messageId: frame.messageId, bytes: context.signer.sign(bytes, nowMs) }
}

/** Builds one message after the other, and rejects as `buildMessage` throws. */
export type Builder = (recipient: BuildRecipient, nowMs: number) => Promise<WireMessage>

/** For the many messages of a release: what they share is encoded once. Byte for byte the messages of `buildMessage`. */
export function createBuilder(context: BuildContext): Builder {
  const writer = createHeaderWriter()
  const languages = new Map<string, PreparedLanguage>()
  return async (recipient, nowMs) => {
    const { frame, values, envelope } = addressed(context, recipient, nowMs)
    const language = languages.get(frame.locale) ?? prepareLanguage(context, frame.locale)
    languages.set(frame.locale, language)
    const pictures = language.pictures(values)
    const composed = composeEncoded({ ...frame, ...language.template(values), pictures }, writer)
    const bytes = await context.signer.signComposed(composed, nowMs)
    return { envelope, messageId: frame.messageId, bytes }
  }
}

interface PreparedLanguage {
  readonly template: PreparedTemplate
  readonly pictures: ReturnType<typeof preparePictures>
}

function prepareLanguage({ artifact, pictures }: BuildContext, locale: string): PreparedLanguage {
  const template = templateFor(artifact, locale)
  return {
    template: prepareTemplate(template),
    pictures: preparePictures(template.html, pictures.values()),
  }
}

/** All of a message but its texts. */
function addressed(
  context: BuildContext,
  recipient: BuildRecipient,
  nowMs: number,
): {
  readonly frame: Omit<ComposeInput, 'content'>
  readonly values: MergeValues
  readonly envelope: WireMessage['envelope']
} {
  const { sender, signer, tokenKey } = context
  const fromHost = hostOf(sender.from.address)
  assert(signer.domain === fromHost, 'a signer of another domain than the sender')
  const to = wireAddress(recipient.email)
  if (to === null) throw failure('recipient-address-refused', { permanence: 'permanent' })
  const unsubscribe = unsubscribeOf(context, recipient.idem)
  return {
    values: { ...recipient.values, unsubscribe_url: unsubscribe?.url ?? null },
    envelope: { from: verpAddress(tokenKey, recipient.idem, sender.envelope), to },
    frame: {
      from: sender.from,
      to,
      replyTo: sender.reply_to ?? null,
      messageId: messageIdOf(recipient.idem, context.releaseKey, fromHost),
      nowMs,
      category: context.category,
      locale: languageFor(context.artifact, recipient.locale),
      list: context.list,
      unsubscribe,
      feedbackId: feedbackIdOf(context),
    },
  }
}

/** A web address and a mailbox that both carry the recipient's token (RFC 8058, RFC 6068); none for incidents and notices. */
function unsubscribeOf(
  { category, sender, tokenKey }: BuildContext,
  idem: string,
): { url: string; address: string } | null {
  if (category !== 'marketing' && category !== 'transactional') return null
  const base = sender.urls?.unsubscribe
  if (base === undefined) {
    if (category === 'marketing') throw failure('unsubscribe-url-missing', { permanence: 'permanent' })
    return null
  }
  const token = unsubscribeToken(tokenKey, idem)
  return { url: `${base.replace(/\/$/, '')}/${token}`, address: `u-${token}@${sender.envelope}` }
}

/** Gmail's Feedback-ID: campaign, list, kind of mail, and the sender last. */
function feedbackIdOf({ campaign, list, category, sender }: BuildContext): string | null {
  if (sender.feedback_id === undefined) return null
  return [campaign, list?.id ?? '', category, sender.feedback_id].join(':')
}
