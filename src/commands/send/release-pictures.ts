import { isLoopback } from '../../adapters/smtp/loopback.ts'
import type { Campaign } from '../../content/content.ts'
import { present } from '../../kit/assert.ts'
import { sha256 } from '../../kit/digest.ts'
import { encodePicture, type InlinePicture } from '../../message/inline-picture.ts'
import { isInline } from '../../message/picture-source.ts'
import type { PictureStore } from '../../message/picture-store.ts'
import type { CompiledCampaign, UsedPicture } from '../../message/template.ts'
import type { ApprovedPlan } from '../../plan/plan.ts'
import { failure } from '../../words/find.ts'
import type { Objection } from './preflight.ts'

const timeoutMs = 10_000

/** Keeps what the messages of a release show, before it is authorised: what was approved is what is sent, and what the addresses answer. */
export async function keepPictures(
  store: PictureStore,
  artifact: CompiledCampaign,
  campaign: Campaign,
): Promise<void> {
  for (const { name } of artifact.pictures) {
    await store.keep(present(campaign.pictures.get(name), 'a picture that the artifact names'))
  }
}

/**
 * The pictures that travel in the messages, by SHA-256, each encoded once. Throws the failure `send-picture-missing` when the store does not
 * have one, or has other bytes.
 */
export async function inlinePictures(
  store: PictureStore,
  artifact: CompiledCampaign,
): Promise<ReadonlyMap<string, InlinePicture>> {
  const pictures = new Map<string, InlinePicture>()
  for (const used of artifact.pictures.filter(isInline)) {
    const kept = await store.load(used.sha256)
    if (kept === null) {
      throw failure('send-picture-missing', { permanence: 'permanent', values: { name: used.name } })
    }
    pictures.set(used.sha256, encodePicture(used, kept.bytes))
  }
  return pictures
}

/**
 * Fetches every hosted picture as a reader's mail program would: each must answer with exactly the bytes that were approved. Mail that stays
 * on this machine shows pictures of this machine only. Null when all of them did.
 */
export async function tryPictures({
  artifact,
  sender,
}: Pick<ApprovedPlan, 'artifact' | 'sender'>): Promise<Objection | null> {
  for (const used of artifact.pictures) {
    if (isInline(used)) continue
    const { hostname } = new URL(used.source)
    if (isLoopback(sender.relay.host) && !isLoopback(hostname)) continue
    const detail = await whyNot(used)
    if (detail === null) continue
    const values = { name: used.name, address: used.source, detail }
    return { code: 'send-picture-unreachable', values, exitCode: 1 }
  }
  return null
}

/** What is wrong with the answer, or null. */
async function whyNot({ source, type, bytes, sha256: digest }: UsedPicture): Promise<string | null> {
  try {
    const signal = AbortSignal.timeout(timeoutMs)
    const answer = await fetch(source, { redirect: 'manual', signal })
    const said = answer.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? 'no content type'
    if (answer.status !== 200 || said !== `image/${type}`) {
      await answer.body?.cancel()
      return answer.status === 200 ? said.slice(0, 60) : `HTTP ${answer.status}`
    }
    return sha256(await read(answer, bytes)) === digest ? null : 'other bytes'
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    return cause.slice(0, 120)
  }
}

/** The body, and no more of it than one byte too many. */
async function read(answer: Response, bytesMax: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of answer.body ?? []) {
    parts.push(part)
    length += part.length
    // Leaving the loop cancels the rest.
    if (length > bytesMax) break
  }
  return Buffer.concat(parts)
}
