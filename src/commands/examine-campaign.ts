import type { CheckInput, Sample } from '../checks/check.ts'
import type { LinkProber, Probe } from '../checks/links/link-prober.ts'
import { linksToProbe } from '../checks/links/links-to-probe.ts'
import { checks, runChecks } from '../checks/run-checks.ts'
import type { Campaign, Content, Translation } from '../content/content.ts'
import { mergeFieldsOf, sampleValuesOf } from '../content/merge-fields.ts'
import { contentPolicyDefault } from '../content/schema/content.ts'
import type { Sender } from '../content/schema/senders.ts'
import { present } from '../kit/assert.ts'
import { canonicalJson } from '../kit/canonical-json.ts'
import { sha256 } from '../kit/digest.ts'
import type { Finding } from '../kit/finding.ts'
import { compilePatiently } from './compile-patiently.ts'
import { explainField } from './explain-field.ts'
import { compileRequestOf, mainLocaleOf } from '../message/compile-request.ts'
import { encodePicture, type InlinePicture } from '../message/inline-picture.ts'
import { isInline, usedPictures } from '../message/picture-source.ts'
import { renderTemplate } from '../message/render.ts'
import type { CompiledCampaign, CompiledTemplate, Compiler } from '../message/template.ts'
import { composeSample } from '../message/compose-sample.ts'

/** A campaign compiled in every language, rendered for its sample recipients, and checked. */
export interface Examination {
  /** Null when it could not be compiled; `findings` says why. */
  readonly artifact: CompiledCampaign | null
  /** SHA-256 of the artifact's canonical JSON; empty when there is none. */
  readonly artifactDigest: string
  /** Each sample recipient in each language, the campaign's own first. */
  readonly samples: readonly Sample[]
  /** What compiling and checking found; what reading the files found is in the content. */
  readonly findings: readonly Finding[]
}

interface Compiled {
  readonly locale: string
  readonly path: string
  readonly template: CompiledTemplate | null
  readonly findings: readonly Finding[]
}

/** A campaign made ready to be checked. */
interface Sampled {
  /** Null when it could not be compiled. */
  readonly artifact: CompiledCampaign | null
  /** What reading its pictures and compiling found. */
  readonly findings: readonly Finding[]
  /** What the checks look at; without samples when there is no artifact. */
  readonly input: CheckInput
}

/**
 * Compiles and checks one campaign. The same function serves the writer, the desk and the runner, so that nobody sees another result.
 * With a prober it also asks for the pages that links lead to: for the writer, since what the network says changes by the minute.
 */
export async function examineCampaign(
  campaign: Campaign,
  content: Content,
  world: { readonly compiler: Compiler; readonly nowMs: number; readonly prober?: LinkProber | null },
): Promise<Examination> {
  const sampled = await sampleCampaign(campaign, content, world)
  // Its own finding says that the sender is unknown; without one there is no legal block to compile in.
  if (sampled === null) return { artifact: null, artifactDigest: '', samples: [], findings: [] }
  const { artifact, findings, input } = sampled
  // What cannot be compiled can still be late, or from a sender nobody can answer.
  const chosen = artifact === null ? checks.filter(({ stage }) => stage === 'L') : checks
  const links = artifact === null ? [] : linksToProbe(artifact)
  const probes = (await world.prober?.probe(links)) ?? new Map<string, Probe>()
  return {
    artifact,
    artifactDigest: artifact === null ? '' : sha256(canonicalJson(artifact)),
    samples: input.samples,
    findings: [...findings, ...runChecks({ ...input, probes }, chosen)],
  }
}

/** Compiles a campaign in every language and composes what its sample recipients would get; null when its sender is unknown. */
export async function sampleCampaign(
  campaign: Campaign,
  content: Content,
  world: { readonly compiler: Compiler; readonly nowMs: number },
): Promise<Sampled | null> {
  const sender = content.policies.senders?.senders[campaign.front.from]
  if (sender === undefined) return null
  const compiled = await Promise.all(
    [null, ...campaign.translations.values()].map((translation) =>
      compileOne(world.compiler, { campaign, content, translation }),
    ),
  )
  const artifact = artifactOf(compiled, campaign, sender)
  const unsubscribeUrl = `${sender.urls?.unsubscribe ?? 'https://unsubscribe.invalid'}/sample`
  const { nowMs } = world
  const inline = (artifact?.pictures ?? []).filter(isInline).map((used) => {
    const { bytes } = present(campaign.pictures.get(used.name), 'a picture that the artifact names')
    return encodePicture(used, bytes)
  })
  const sampling = { campaign, content, sender, unsubscribeUrl, nowMs, pictures: inline }
  const samples = artifact === null ? [] : compiled.flatMap((one) => samplesOf(one, sampling))
  const policy = content.policies.content ?? contentPolicyDefault
  const pictures = artifact?.pictures ?? []
  return {
    artifact,
    findings: eachOnce([
      ...campaign.pictureFindings,
      ...compiled.flatMap((one) => compileFindings(one, campaign, content)),
    ]),
    input: { campaign, content, sender, policy, samples, pictures, unsubscribeUrl, nowMs },
  }
}

/** A picture that was refused is not unknown as well, and which fields there are is known only when each list is. */
function compileFindings({ findings }: Compiled, campaign: Campaign, content: Content): readonly Finding[] {
  const folder = `campaigns/${campaign.id}/`
  const refused = new Set(
    [...campaign.pictureFindings, ...content.findings]
      .filter(({ place }) => place.file.startsWith(folder))
      .map(({ place }) => place.file.slice(folder.length).normalize('NFC')),
  )
  const knowsFields = campaign.front.lists.every((id) => content.lists.has(id))
  return findings
    .filter(({ code, values }) => {
      if (code === 'picture-not-beside') return !refused.has(String(values['name']).normalize('NFC'))
      return code !== 'undeclared-field' || knowsFields
    })
    .map((found) => explainField(found, campaign, content))
}

/** Whatever is wrong in a layout is wrong in every language. */
function eachOnce(findings: readonly Finding[]): readonly Finding[] {
  return [...new Map(findings.map((found) => [canonicalJson({ ...found }), found])).values()]
}

async function compileOne(
  compiler: Compiler,
  about: { readonly campaign: Campaign; readonly content: Content; readonly translation: Translation | null },
): Promise<Compiled> {
  const { campaign, content, translation } = about
  const result = await compilePatiently(compiler, compileRequestOf(campaign, content, translation))
  const { locale, path } = translation ?? { locale: mainLocaleOf(campaign, content), path: campaign.path }
  return { locale, path, ...result }
}

/** Null unless every language could be compiled: nobody gets half a campaign. */
function artifactOf(
  compiled: readonly Compiled[],
  campaign: Campaign,
  sender: Sender,
): CompiledCampaign | null {
  const languages = compiled.flatMap(({ locale, template }) =>
    template === null ? [] : [[locale, template] as const],
  )
  const [main] = compiled
  if (main === undefined || languages.length < compiled.length) return null
  const templates = languages.map(([, template]) => template)
  const pictures = usedPictures(campaign.pictures.values(), templates, sender)
  return { version: 1, locale: main.locale, languages: Object.fromEntries(languages), pictures }
}

interface Sampling {
  readonly campaign: Campaign
  readonly content: Content
  readonly sender: Sender
  readonly unsubscribeUrl: string
  readonly nowMs: number
  readonly pictures: readonly InlinePicture[]
}

function samplesOf({ locale, path, template }: Compiled, about: Sampling): readonly Sample[] {
  if (template === null) return []
  const { campaign, content, ...frame } = about
  return sampleValuesOf(mergeFieldsOf(campaign, content)).map((values) => {
    const rendered = renderTemplate(template, { ...values, unsubscribe_url: frame.unsubscribeUrl })
    const list = content.lists.get(campaign.front.lists[0] ?? '') ?? null
    const message = composeSample(rendered, { ...frame, locale, list, campaign })
    const { subject, html, text } = rendered
    return { subject, html, text, locale, path, values, message }
  })
}

/** Whether any of the findings refuses the campaign. */
export function refuses(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error')
}
