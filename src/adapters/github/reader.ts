import type { HostedReader } from '../../approval/hosted-facts.ts'
import type { Approvals } from '../../content/schema/approvals.ts'
import { failure } from '../../words/find.ts'

/** What a reader of GitHub is made of. */
export interface GitHubReaderOptions {
  readonly forge: NonNullable<Approvals['forge']>
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Reads GitHub. */
export function createGitHubReader({ forge }: GitHubReaderOptions): HostedReader {
  const refuse = async (): Promise<never> => {
    throw failure('UNDECIDED', { permanence: 'temporary', values: { campaign: forge.github, detail: '-' } })
  }
  return { merged: refuse, proposed: refuse, mergesOf: refuse }
}
