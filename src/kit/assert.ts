/** A broken assumption of our own: never the user's fault, never the world's. `main.ts` turns it into exit 70. */
export class Bug extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'Bug'
  }
}

/** Stops the program when what must be true is not. Never use it on input: that is a Finding or a Failure. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Bug(message)
}

/** The value, or a Bug when there is none. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Bug(`${what} is missing`)
  return value
}
