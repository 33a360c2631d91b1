import { joinNul, sha256 } from '../kit/digest.ts'

/** A campaign's edition: what is sent at most once. */
export interface ReleaseId {
  readonly campaign: string
  readonly edition: number
}

/** `winter-sale/1`, as people and the ledger write it. */
export function releaseName(id: ReleaseId): string {
  return `${id.campaign}/${id.edition}`
}

/** Reads `winter-sale/1`; null when it is no release name. */
export function parseReleaseName(text: string): ReleaseId | null {
  const match = /^([a-z0-9][a-z0-9-]{0,63})\/([1-9][0-9]{0,5})$/.exec(text)
  return match === null ? null : { campaign: match[1] ?? '', edition: Number(match[2]) }
}

/**
 * The release's key: 128 bits of a hash as 32 hexadecimal digits. The parts are joined by NUL, or campaign `2026-1` edition 11 and
 * campaign `2026-11` edition 1 would share a key. Content is not in it: another text under the same edition is the same release.
 */
export function releaseKey(repositoryId: string, id: ReleaseId): string {
  return sha256(joinNul('postmerge-release-v1', repositoryId, id.campaign, String(id.edition))).slice(0, 32)
}
