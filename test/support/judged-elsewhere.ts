/** A demand on mail that no check on a campaign can judge, and who does. */
interface Elsewhere {
  readonly what: string
  readonly where: string
  /** Its findings, failures or problems. */
  readonly codes: readonly string[]
}

export const judgedElsewhere: readonly Elsewhere[] = []
