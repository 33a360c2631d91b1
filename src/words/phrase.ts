/** What the product says about one code. `{name}` is replaced by the value of that name. */
export interface Phrase {
  /** What is so, in one sentence or label. */
  readonly say: string
  /** What would have been right; printed as `expected …`. */
  readonly expected?: string
  /** What to do next; printed as `fix: …` (a finding) or `next: …` (a failure). */
  readonly fix?: string
}

/** One code in both languages. A short label may be a plain string. */
export interface Entry {
  readonly en: Phrase | string
  readonly ja: Phrase | string
}

/** A room's part of the catalogue; keys are permanent once released. */
export type Vocabulary = Readonly<Record<string, Entry>>

/** The languages the product speaks. */
export type Locale = 'en' | 'ja'
