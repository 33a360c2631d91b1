import { finding } from '../words/find.ts'
import { placeOfSubject, type Check } from './check.ts'

/** RFC 5322 allows 998 characters; a reader sees the first 40, and longer than this is a paragraph in the wrong place. */
const subjectCharactersMax = 200

/** The subject says something to every reader, also to one whose fields are empty, and pretends to be no answer. */
export const subjectUsable: Check = {
  id: 'subject-unusable',
  stage: 'R',
  codes: { 'subject-unusable': 'error' },
  run: ({ campaign, samples }) => {
    const wrong = new Map<string, string>()
    for (const { subject, path } of samples) {
      if (!isUsable(subject.trim()) && !wrong.has(path)) wrong.set(path, subject.trim())
    }
    return [...wrong].map(([path, subject]) =>
      finding('subject-unusable', placeOfSubject(campaign, { path }), {
        subject: subject.slice(0, 60),
        limit: subjectCharactersMax,
      }),
    )
  },
}

function isUsable(subject: string): boolean {
  return (
    subject !== '' &&
    Array.from(subject).length <= subjectCharactersMax &&
    !/^(?:re|fwd?)\s*[::]/iu.test(subject)
  )
}
