import process from 'node:process'
import { createInterface } from 'node:readline/promises'
import { failure } from '../../words/find.ts'

/** Somebody who answers at a terminal. */
export interface Questions {
  /** Prints a line that is no question. */
  readonly tell: (line: string) => void
  /** The answer without the spaces around it; the fallback for an empty one. Throws `question-unanswered` when the input ends. */
  readonly ask: (question: string, fallback: string) => Promise<string>
  readonly close: () => void
}

interface Streams {
  readonly input: NodeJS.ReadableStream
  readonly output: NodeJS.WritableStream
}

/** Where questions can be asked, or null where nobody is there to answer them. */
export function terminalQuestions(): Questions | null {
  if (!process.stdin.isTTY || !process.stderr.isTTY) return null
  // On standard error, so that an answer of the command can still be sent into a file.
  return openQuestions({ input: process.stdin, output: process.stderr })
}

/** Asks on these streams. */
export function openQuestions({ input, output }: Streams): Questions {
  const lines = createInterface({ input, output })
  const ended = new AbortController()
  lines.once('close', () => ended.abort())
  return {
    tell: (line) => void output.write(`${line}\n`),
    ask: async (question, fallback) => {
      const shown = fallback === '' ? `${question} ` : `${question} [${fallback}] `
      try {
        const answer = (await lines.question(shown, { signal: ended.signal })).trim()
        return answer === '' ? fallback : answer
      } catch (cause) {
        throw failure('question-unanswered', { permanence: 'permanent', cause })
      }
    },
    close: () => lines.close(),
  }
}
