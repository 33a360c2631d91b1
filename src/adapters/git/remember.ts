import { git, type Repository } from './git.ts'

/** Answers that are kept of a repository; the oldest go first. */
const answersMax = 4096

const remembered = new WeakMap<Repository, Map<string, Promise<Buffer>>>()

/**
 * Asks git once for what can never be another: the arguments must name commits by their full ids, and no ref, so that the same question has
 * the same answer for as long as the repository holds them. What failed is asked again.
 */
export function askOnce(repository: Repository, args: readonly string[]): Promise<Buffer> {
  const answers = remembered.get(repository) ?? new Map<string, Promise<Buffer>>()
  remembered.set(repository, answers)
  const question = args.join('\0')
  const known = answers.get(question)
  if (known !== undefined) return known
  const answer = git(repository, args)
  answers.set(question, answer)
  answer.catch(() => answers.delete(question))
  const [oldest] = answers.keys()
  if (answers.size > answersMax && oldest !== undefined) answers.delete(oldest)
  return answer
}
