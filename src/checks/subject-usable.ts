import { finding } from '../words/find.ts'
import type { Check } from './check.ts'

/** RFC 5322 allows 998 characters; a reader sees the first 40, and longer than this is a paragraph in the wrong place. */
const subjectCharactersMax = 200

/** The subject says something to every reader, also to one whose fields are empty, and pretends to be no answer. */
export const subjectUsable: Check = {
  id: 'subject-unusable',
  run: ({ campaign, samples }) => {
    const wrong = samples
      .map(({ subject }) => subject.trim())
      .find(
        (subject) =>
          subject === '' ||
          Array.from(subject).length > subjectCharactersMax ||
          /^(?:re|fwd?)\s*[::]/iu.test(subject),
      )
    return wrong === undefined
      ? []
      : [
          finding('subject-unusable', campaign.placeOf('subject'), {
            subject: wrong.slice(0, 60),
            limit: subjectCharactersMax,
          }),
        ]
  },
}
