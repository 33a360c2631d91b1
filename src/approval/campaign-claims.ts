import { maskAddresses } from '../content/addresses.ts'
import type { Content } from '../content/content.ts'
import type { Finding } from '../kit/finding.ts'
import { fails, holds, note, trouble, unless, type Claim } from './claim.ts'
import type { Contributors } from './contributors.ts'
import { campaignOf } from './focus-tree.ts'
import { peopleOfOwner } from './people.ts'
import type { Situation } from './situation.ts'

const referenceCodes = new Set([
  'unknown-list',
  'unknown-sender',
  'unknown-layout',
  'no-such-name',
  'title-for-name',
  'address-for-name',
])
const referenceKeys = /^(?:lists|exclude|from|layout)$/
const hourMs = 60 * 60 * 1000

/** Nothing is wrong in any file that shapes the release. `paths` null: the campaign itself could not be read. */
export function contentClaim(content: Content, campaign: string, paths: readonly string[] | null): Claim {
  const wrong = content.findings.filter(
    ({ severity, place }) =>
      severity === 'error' &&
      (paths === null ? campaignOf(place.file) === campaign : paths.includes(place.file)),
  )
  const troubles = wrong.map((found) =>
    trouble(isReference(found) ? 'INVALID_REFERENCE' : 'INVALID_CONTENT', {
      path: found.place.file,
      line: found.place.line,
      finding: found.code,
    }),
  )
  if (paths !== null || troubles.length > 0) return unless('BLOCKED', { code: 'rule-content' }, troubles)
  const path = `campaigns/${campaign}/`
  return fails('BLOCKED', { code: 'rule-content' }, [
    trouble('INVALID_CONTENT', { path, line: 1, finding: 'campaign-file-missing' }),
  ])
}

/** Something went wrong while the campaign was judged; nobody knows more than that it must not go out. */
export function undecidedClaim(campaign: string, cause: unknown): Claim {
  const { name, message } = cause instanceof Error ? cause : { name: typeof cause, message: '' }
  const detail = maskAddresses(`${name}: ${message}`).slice(0, 200)
  return fails('ERROR', { code: 'rule-content' }, [trouble('UNDECIDED', { campaign, detail })])
}

function isReference({ code, values }: Finding): boolean {
  return referenceCodes.has(code) || referenceKeys.test(String(values['key'] ?? ''))
}

/** A list may narrow who writes to it; who may target it is CODEOWNERS alone. */
export function writersClaim(situation: Situation, contributors: Contributors): Claim | null {
  const { campaign, content, grants } = situation
  const narrowed = campaign.front.lists.flatMap((list) => {
    const writers = content.lists.get(list)?.writers
    return writers === undefined ? [] : [{ list, writers }]
  })
  if (narrowed.length === 0) return null
  const troubles = narrowed.flatMap(({ list, writers }) => {
    const allowed = new Set(writers.flatMap((owner) => peopleOfOwner(grants.identities, owner) ?? []))
    const others = [...contributors.writers].filter((person) => !allowed.has(person))
    return (contributors.doubt === 'unknown' ? ['?', ...others] : others).map((person) =>
      trouble('AUTHOR_NOT_ALLOWED', { list, person, writers: writers.join(' ') }),
    )
  })
  const rule = { code: 'rule-writers' } as const
  if (troubles.length > 0 || contributors.doubt !== 'unsigned') return unless('BLOCKED', rule, troubles)
  // One of the writers can still sign for it.
  return fails('PENDING', rule, [trouble('AUTHOR_UNSIGNED', { campaign: campaign.id })])
}

/** An edition is used up once it was claimed. */
export function editionClaim({ facts, campaign }: Situation): Claim | null {
  const { edition } = campaign.front
  const used = facts.live.claimed.some(
    (release) =>
      release.campaign === campaign.id && release.edition === edition && release.commit !== facts.commit.id,
  )
  if (!used) return null
  return fails('BLOCKED', { code: 'rule-edition', values: { edition } }, [
    trouble('EDITION_REUSED', { release: `${campaign.id}/${edition}`, next: edition + 1 }),
  ])
}

/** After its latest time a release does not leave, and nobody should merge it. */
export function scheduleClaim({ facts, campaign }: Situation): Claim | null {
  const { schedule } = campaign
  if (schedule === null) return null
  const { nowMs } = facts.live
  const rule = { code: 'rule-schedule' } as const
  const at = Temporal.Instant.fromEpochMilliseconds(schedule.atMs)
    .toZonedDateTimeISO(schedule.timezone)
    .toString({ smallestUnit: 'minute', offset: 'never' })
  if (nowMs > schedule.atMs + schedule.latestMs) {
    return fails('BLOCKED', rule, [trouble('TOO_LATE', { at, path: campaign.path })])
  }
  return nowMs < schedule.atMs - hourMs ? holds(rule) : holds(rule, [note('SOON', { at })])
}
