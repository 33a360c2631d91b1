import type { HostedFacts, HostedReader } from '../../approval/hosted-facts.ts'
import { failure } from '../../words/find.ts'

/** A hosted forge as evidence remembers it: what it said about each commit then. It asks nobody. */
export function rememberedReader(facts: Readonly<Record<string, HostedFacts>>): HostedReader {
  const recall = async (commit: string): Promise<HostedFacts> => {
    const known = Object.hasOwn(facts, commit) ? facts[commit] : undefined
    if (known !== undefined) return known
    throw failure('evidence-without-change', {
      permanence: 'permanent',
      values: { commit: commit.slice(0, 12) },
    })
  }
  return {
    merged: recall,
    proposed: recall,
    mergesOf: async (commit) => {
      const all = Object.entries(facts).flatMap(([merge, { pull }]) =>
        pull === null ? [] : [{ merge, head: pull.head }],
      )
      return all.filter(({ merge }) => merge === commit)
    },
  }
}
