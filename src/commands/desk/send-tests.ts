import { tagOpinion } from '../../adapters/git/tag-opinion.ts'
import { readTags, type RawTag } from '../../adapters/git/tags.ts'
import type { TestPayload } from '../../approval/payload.ts'
import { speakerOfTag } from '../../approval/voice.ts'
import { localeOfPerson } from '../../content/people.ts'
import { appendEntry } from '../../ledger/append.ts'
import { carryPictures } from '../../message/carry-pictures.ts'
import { languageFor } from '../../message/choose-language.ts'
import type { Notice } from '../../notice/notice.ts'
import { testNotice } from '../../notice/test-notice.ts'
import { releaseKey, releaseName } from '../../release/release-id.ts'
import type { Code } from '../../words/catalogue.ts'
import { isoInstant } from '../../kit/clock.ts'
import { present } from '../../kit/assert.ts'
import type { Locale } from '../../words/phrase.ts'
import { phraseOf, say } from '../../words/say.ts'
import { readCandidate, type Candidate } from '../asking/candidate.ts'
import { identitiesOf } from '../asking/signer.ts'
import { examineCampaign, type Examination } from '../examine-campaign.ts'
import type { DeskOutcome, DeskPass } from './pass.ts'

/** A test that was asked for longer ago is not mailed: a desk that starts afresh does not repeat what its predecessor did. */
const staleHours = 24
/** How far the clock of whoever asks may be ahead. */
const clockSlackMs = 10 * 60_000
/** So many tests of one person are mailed in a day: a key in wrong hands is no open relay. */
export const testsADayMax = 30

/** Somebody of ours who wants to see a campaign in a mail program. */
export interface TestRequest {
  /** Names the wish, so that nobody is mailed twice for it. */
  readonly key: string
  readonly commit: string
  readonly payload: Pick<TestPayload, 'campaign' | 'edition' | 'closureDigest' | 'person'>
}

/** Mails every test that was asked for and not dealt with yet. Tests need no approval, and go to people of `policies/identities.yaml` only. */
export async function sendTests(pass: DeskPass): Promise<readonly DeskOutcome[]> {
  const { bench, memory, world } = pass
  const outcomes: DeskOutcome[] = []
  for (const tag of await readTags(bench.repository, 'refs/tags/test/')) {
    const key = keyOf(tag)
    if (await memory.seen(key)) continue
    const outcome = await answerTag(pass, tag)
    outcomes.push(outcome)
    if (outcome.kind !== 'again') await memory.note(key, world.clock.now())
  }
  return outcomes
}

function keyOf(tag: RawTag): string {
  return `${tag.ref} ${tag.id}`
}

async function answerTag(pass: DeskPass, tag: RawTag): Promise<DeskOutcome> {
  const { bench } = pass
  const opinion = await tagOpinion(bench.repository.env, tag, null)
  const { speaker, reason } = speakerOfTag(opinion, identitiesOf(bench), bench.ledgerPolicy.repository)
  if (speaker === null || speaker.payload.kind !== 'test') {
    const values = { tag: tag.ref, reason: reason?.code ?? 'TAG_UNREADABLE' }
    return { code: 'desk-tag-refused', values, kind: 'problem' }
  }
  return answerTest(pass, { key: keyOf(tag), commit: opinion.target, payload: speaker.payload })
}

async function answerTest(
  pass: DeskPass,
  request: TestRequest & { readonly payload: TestPayload },
): Promise<DeskOutcome> {
  const { bench, compiler, world } = pass
  const { payload, commit } = request
  const refuse = (code: Code, values = {}): DeskOutcome => refused(request, say(world.locale, code, values))
  const nowMs = world.clock.now()
  const ageMs = nowMs - Date.parse(payload.time)
  if (ageMs > staleHours * 3_600_000 || ageMs < -clockSlackMs) {
    return refuse('desk-test-old', { hours: staleHours })
  }
  const people = payload.to.filter((person) => Object.hasOwn(identitiesOf(bench).people, person))
  if (people.length === 0) return refuse('desk-test-nobody')
  if (bench.content.policies.approvals?.notices === undefined) return refuse('test-no-desk')
  const candidate = await readCandidate(bench, commit, { campaign: payload.campaign, nowMs })
  const isNamed =
    candidate?.closure.closureDigest === payload.closureDigest &&
    candidate.campaign.front.edition === payload.edition
  if (candidate === null || !isNamed) return refuse('desk-test-mismatch')
  if (!(await isWithinLimit(pass, request))) return refuse('desk-test-limit', { limit: testsADayMax })
  const { campaign, content } = candidate
  const examined = await examineCampaign(campaign, content, { compiler, nowMs })
  const findings = [...content.findings, ...examined.findings]
  const first = findings.find(({ severity }) => severity === 'error')
  if (first !== undefined) return refused(request, phraseOf(world.locale, first.code, first.values).say)
  return mailTest(pass, request, { candidate, examined, people })
}

/** Takes one of the day's places, once for each test however often it is tried. */
export async function isWithinLimit(
  { memory, world }: DeskPass,
  { key: wish, payload }: TestRequest,
): Promise<boolean> {
  const nowMs = world.clock.now()
  const taken = `${wish} test counted`
  if (await memory.seen(taken)) return true
  const day = isoInstant(nowMs).slice(0, 10)
  for (let place = 1; place <= testsADayMax; place += 1) {
    const key = `tests of ${payload.person} on ${day}: ${place}`
    if (await memory.seen(key)) continue
    await memory.note(key, nowMs)
    await memory.note(taken, nowMs)
    return true
  }
  return false
}

function refused({ payload }: TestRequest, reason: string): DeskOutcome {
  const values = { release: releaseName(payload), person: payload.person, reason }
  return { code: 'desk-test-refused', values, kind: 'problem' }
}

/** Each of them once, however often it is tried; then the ledger says who was mailed. */
export async function mailTest(
  pass: DeskPass,
  request: TestRequest,
  about: {
    readonly candidate: Candidate
    readonly examined: Examination
    readonly people: readonly string[]
  },
): Promise<DeskOutcome> {
  const { bench, memory, post, signer, world } = pass
  const { payload, key: wish, commit } = request
  const release = releaseName(payload)
  const { people } = about
  const values = { release, person: payload.person, people: people.join(', ') }
  for (const person of people) {
    const mark = `${wish} test ${person}`
    if (await memory.seen(mark)) continue
    const write = (locale: Locale): Notice => noticeFor(pass, request, { ...about, person, locale })
    if (!(await post.send({ person, key: wish, write }))) {
      return { code: 'desk-mail-failed', values, kind: 'again' }
    }
    await memory.note(mark, world.clock.now())
  }
  // Whoever asks again because something else went wrong is not written down again.
  const written = `${wish} test written`
  if (await memory.seen(written)) return { code: 'desk-tested', values, kind: 'done' }
  const { campaign, edition, closureDigest, person: by } = payload
  const key = releaseKey(bench.ledgerPolicy.repository, payload)
  await appendEntry(bench.ledger, signer, {
    draft: {
      type: 'TESTED',
      release: { campaign, edition, key },
      data: { commit, closureDigest, by, to: people },
      at: world.clock.now(),
    },
  })
  await memory.note(written, world.clock.now())
  return { code: 'desk-tested', values, kind: 'done' }
}

/** The campaign in the reader's language where it has one, the words around it in theirs in any case. */
function noticeFor(
  { bench }: DeskPass,
  { payload }: TestRequest,
  about: {
    readonly candidate: Candidate
    readonly examined: Examination
    readonly person: string
    readonly locale: Locale
  },
): Notice {
  const { candidate, examined, person, locale } = about
  const { senders } = bench.content.policies
  const reader = identitiesOf(bench).people[person] ?? null
  const { artifact, samples } = examined
  const language =
    artifact === null ? '' : languageFor(artifact, reader?.locale ?? localeOfPerson(reader, senders))
  const message = samples.find((sample) => sample.locale === language) ?? samples[0]
  const { campaign, content } = candidate
  const sender = content.policies.senders?.senders[campaign.front.from]
  const sample = present(message, 'a sample of a campaign without findings')
  const carried = carryPictures(
    sample.html,
    artifact?.pictures ?? [],
    ({ name }) => present(campaign.pictures.get(name), 'a picture that the artifact names').bytes,
  )
  return testNotice(
    {
      release: releaseName(payload),
      person: payload.person,
      from: present(sender, 'the sender of a campaign without findings').from,
      message: { subject: sample.subject, text: sample.text, html: carried.html },
      pictures: carried.pictures,
    },
    locale,
  )
}
