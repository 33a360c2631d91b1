import { runChecks } from '../checks/run-checks.ts'
import type { Campaign, Content } from '../content/content.ts'
import { mergeFieldsOf, sampleValuesOf } from '../content/merge-fields.ts'
import { canonicalJson } from '../kit/canonical-json.ts'
import { sha256 } from '../kit/digest.ts'
import type { Finding } from '../kit/finding.ts'
import { compileRequestOf } from '../message/compile-request.ts'
import { renderTemplate } from '../message/render.ts'
import type { CompiledTemplate, Compiler, RenderedMessage } from '../message/template.ts'

/** A campaign compiled, rendered for its sample recipients, and checked. */
export interface Examination {
  /** Null when it could not be compiled; `findings` says why. */
  readonly template: CompiledTemplate | null
  /** SHA-256 of the template's canonical JSON; empty when there is no template. */
  readonly artifactDigest: string
  readonly samples: readonly RenderedMessage[]
  /** What compiling and checking found; what reading the files found is in the content. */
  readonly findings: readonly Finding[]
}

const nothing = { template: null, artifactDigest: '', samples: [] } as const

/** Compiles and checks one campaign. The same function serves the writer, the desk and the runner, so that nobody sees another result. */
export async function examineCampaign(
  campaign: Campaign,
  content: Content,
  world: { readonly compiler: Compiler; readonly nowMs: number },
): Promise<Examination> {
  const sender = content.policies.senders?.senders[campaign.front.from]
  // Its own finding says so; without a sender there is no legal block to compile in.
  if (sender === undefined) return { ...nothing, findings: [] }
  const { template, findings } = await world.compiler.compile(compileRequestOf(campaign, content))
  if (template === null) return { ...nothing, findings }
  const unsubscribeUrl = `${sender.urls?.unsubscribe ?? 'https://unsubscribe.invalid'}/sample`
  const samples = sampleValuesOf(mergeFieldsOf(campaign, content)).map((values) =>
    renderTemplate(template, { ...values, unsubscribe_url: unsubscribeUrl }),
  )
  const checked = runChecks({ campaign, content, sender, samples, unsubscribeUrl, nowMs: world.nowMs })
  return {
    template,
    artifactDigest: sha256(canonicalJson(template)),
    samples,
    findings: [...findings, ...checked],
  }
}

/** Whether any of the findings refuses the campaign. */
export function refuses(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}
