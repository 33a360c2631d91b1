/** What came of asking for an address. */
export type Probe =
  | {
      readonly kind: 'answered'
      /** HTTP status of the last answer. */
      readonly status: number
      /** Where redirects led to; the address itself without any. */
      readonly finalUrl: string
    }
  | {
      readonly kind: 'unreachable'
      /** `private` is an address inside somebody's network, which is never asked; `redirects` too many of them. */
      readonly reason: 'name' | 'connection' | 'certificate' | 'time' | 'redirects' | 'private' | 'scheme'
    }
  /** There were too many. */
  | { readonly kind: 'not-asked' }

/** Asks whether pages are there; the adapter is `adapters/http/`. Never throws for what a page does, and has something to say about every address. */
export interface LinkProber {
  probe(urls: readonly string[]): Promise<ReadonlyMap<string, Probe>>
}
