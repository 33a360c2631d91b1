import type { Finding } from '../../kit/finding.ts'
import { finding } from '../../words/find.ts'
import { placeOfSubject, type Check, type CheckInput } from '../check.ts'
import { eachSample } from '../each-sample.ts'

/** RFC 5322 section 2.1.1 allows 998 characters a line; a reader sees the first 40, and longer than this is a paragraph in the wrong place. */
const subjectCharactersMax = 200
/** What mail programs put in front of answers and of what is passed on, in the languages of our readers. */
const replyPrefix =
  /^(?:re|aw|antw|sv|vs|rv|rif|odp|fwd?|wg|tr|返信|転送|回复|回覆|答复|转发|轉寄)\s*(?:\[\d+\])?\s*[::]/iu

/** The subject says something to every reader, also to one whose fields are empty, and pretends to be no answer (CAN-SPAM, 15 USC 7704(a)(2): no deceptive subject headings; Gmail's sender guidelines). */
export const subject: Check = {
  id: 'subject',
  stage: 'R',
  codes: { 'subject-empty': 'error', 'subject-too-long': 'error', 'subject-fake-reply': 'error' },
  run: (input) => eachSample(input, (sample) => judged(sample, input)),
}

function judged(sample: CheckInput['samples'][number], { campaign }: CheckInput): Finding[] {
  const text = sample.subject.trim()
  const place = placeOfSubject(campaign, sample)
  if (text === '') return [finding('subject-empty', place)]
  const shown = { subject: Array.from(text).slice(0, 60).join('') }
  const characters = Array.from(text).length
  return [
    ...(characters > subjectCharactersMax
      ? [finding('subject-too-long', place, { ...shown, characters, limit: subjectCharactersMax })]
      : []),
    ...(replyPrefix.test(text.normalize('NFKC')) ? [finding('subject-fake-reply', place, shown)] : []),
  ]
}
