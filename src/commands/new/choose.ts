import { domainOf } from '../../checks/links/addresses.ts'
import type { Content } from '../../content/content.ts'
import type { List } from '../../content/schema/list.ts'
import type { Sender } from '../../content/schema/senders.ts'
import type { Draft, Template } from './campaign-text.ts'

/** Of the name of a campaign, which is a folder. */
const nameCharactersMax = 64

/** Who a new campaign is from, and what follows from that. `isGuess` when no sender is known that may send it. */
export interface Sending extends Pick<Draft, 'from' | 'category' | 'layout' | 'site'> {
  readonly isGuess: boolean
}

/** The sender by what it may send: an announcement to customers under a contract is no marketing where a sender for that exists. */
export function chooseSending(
  content: Content,
  about: { readonly template: Template; readonly list: List; readonly from: string | null },
): Sending {
  const senders = Object.entries(content.policies.senders?.senders ?? {})
  const wanted: readonly Draft['category'][] =
    about.template === 'notice' && about.list.consent.basis !== 'opt-in'
      ? ['transactional', 'marketing']
      : ['marketing', 'transactional']
  const usable = wanted.flatMap((category) =>
    senders
      .filter(([name, sender]) => sender.categories.includes(category) && name === (about.from ?? name))
      .map(([name, sender]) => ({ name, sender, category })),
  )
  const [first] = usable
  return {
    from: first?.name ?? about.from ?? 'news',
    category: first?.category ?? 'marketing',
    layout: layoutFor(about.template, content),
    site: siteOf(first?.sender ?? null),
    isGuess: first === undefined,
  }
}

/** The names of senders that a campaign may be from. */
export function usableSenders(content: Content): readonly string[] {
  return Object.entries(content.policies.senders?.senders ?? {})
    .filter(([, { categories }]) => categories.some((category) => category !== 'notice'))
    .map(([name]) => name)
}

/** A layout of the template's own name where the repository has one. */
function layoutFor(template: Template, content: Content): string {
  if (content.layouts.has(template)) return template
  return content.layouts.has('newsletter') ? 'newsletter' : ([...content.layouts.keys()][0] ?? 'newsletter')
}

/** Where the examples' links lead: the web site that the sender's domain belongs to. */
function siteOf(sender: Sender | null): string {
  const domain = sender?.from.address.split('@').at(-1) ?? 'www.example.com'
  return `https://www.${domainOf(domain.toLowerCase()).replace(/^www\./, '')}`
}

/** `2026-12-sale`: what a campaign is called if nobody says otherwise. */
export function usualName(template: Template, day: string): string {
  return `${day.slice(0, 7)}-${template}`
}

/** A name that is free: this one, else with a number behind it. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = `-${number}`
    const free = number === 1 ? name : `${name.slice(0, nameCharactersMax - ending.length)}${ending}`
    if (!taken.has(free)) return free
  }
}
