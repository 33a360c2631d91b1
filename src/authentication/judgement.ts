/** DNS answers in the shape of `node:dns/promises` `resolve`; errors carry `code` (`ENOTFOUND`, `ENODATA`, other: temporary). */
export type Resolver = (name: string, type: string) => Promise<unknown>

/** Whether a receiver will believe a message. */
export interface Judgement {
  readonly pass: boolean
  readonly spf: readonly { readonly ip: string; readonly result: string }[]
  readonly dkim: readonly {
    readonly selector: string
    readonly algorithm: string
    readonly result: string
    readonly aligned: boolean
  }[]
  readonly dmarc: { readonly result: string; readonly policy: string | null }
  /** What is wrong, in the catalogue's words, each with the DNS record to publish. */
  readonly problems: readonly {
    readonly code: string
    readonly values: Readonly<Record<string, string | number>>
  }[]
}
