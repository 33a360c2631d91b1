import { fileURLToPath } from 'node:url'
import type { Locale } from '../../words/phrase.ts'
import { say } from '../../words/say.ts'
import type { FileLink } from '../forge-link.ts'
import type { World } from '../verb.ts'
import type { Answers } from './answers.ts'
import type { Sending } from './choose.ts'

/** A campaign that was begun. */
export interface Begun {
  readonly name: string
  readonly path: string
  readonly answers: Answers
  readonly sending: Sending
  /** Errors of lists and policies, which have nothing to do with it and stop it all the same. */
  readonly errors: number
  /** Whether pull requests ask for approval, and reviews give it. */
  readonly byReview: boolean
}

/** Says what was written, and what to do next. */
export function reportNew(world: World, begun: Begun): void {
  if (world.json) {
    world.out(JSON.stringify({ version: 1, campaign: facts(begun), errors: begun.errors }))
    return
  }
  const { locale } = world
  const { name, path } = begun
  world.out(say(locale, 'new-done', { path }))
  world.out(`  ${summary(world, begun)}`)
  for (const line of warnings(world, begun)) world.out(line)
  world.out('')
  world.out(say(locale, 'new-next'))
  world.out(`  ${say(locale, 'new-next-edit', { path })}`)
  world.out(`  ${say(locale, 'new-next-preview', { name })}`)
  world.out(`  ${say(locale, 'new-next-validate', { name })}`)
  world.out(`  ${say(locale, 'new-next-ready')}`)
  world.out(
    `     git switch --create ${name} && git add campaigns/${name} && git commit -m ${name} && git push --set-upstream origin ${name}`,
  )
  if (begun.byReview) world.out(`  ${say(locale, 'new-next-pull-request')}`)
  else {
    world.out(`  ${say(locale, 'new-next-test', { name })}`)
    world.out(`  ${say(locale, 'new-next-request', { name })}`)
  }
  world.out('')
  world.out(say(locale, 'new-guide', { page: guide(locale) }))
}

/** The page for writers in their language; it comes with the program, in a checkout as in a package. */
function guide(locale: Locale): string {
  const page = locale === 'ja' ? 'writer.ja.md' : 'writer.md'
  return fileURLToPath(new URL(`../../../docs/${page}`, import.meta.url))
}

/** Prints the link that opens the filled form, and nothing else on standard output. */
export function reportLink(
  world: World,
  begun: Begun & { readonly link: FileLink; readonly text: string },
): void {
  const { url, hasText } = begun.link
  if (world.json) {
    const link = { url, hasText, text: begun.text }
    world.out(JSON.stringify({ version: 1, campaign: { ...facts(begun), link }, errors: begun.errors }))
    return
  }
  for (const line of warnings(world, begun)) world.err(line)
  world.out(url)
  if (hasText) return
  world.err(say(world.locale, 'new-link-without-text'))
  world.err('')
  for (const line of begun.text.trimEnd().split('\n')) world.err(line)
}

function facts({ name, path, answers, sending }: Begun): Readonly<Record<string, string | null>> {
  const { template, list, schedule, language } = answers
  const { from, category, layout } = sending
  return { id: name, path, template, list: list.id, from, category, layout, language, schedule }
}

function summary(world: World, { answers, sending }: Begun): string {
  const { template, list, schedule, language } = answers
  return say(world.locale, 'new-done-facts', {
    template: say(world.locale, `new-template-${template}`),
    language,
    from: sending.from,
    list: list.id,
    title: list.title,
    when: schedule ?? say(world.locale, 'new-when-merged'),
  })
}

function warnings(world: World, { errors, sending }: Begun): readonly string[] {
  return [
    ...(sending.isGuess ? [say(world.locale, 'new-no-sender', { from: sending.from })] : []),
    ...(errors > 0 ? [say(world.locale, 'new-other-errors', { errors })] : []),
  ]
}
