import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { runGit } from '../adapters/git/git.ts'
import { parsePolicies } from '../content/parse-policies.ts'
import { localeOfPerson } from '../content/people.ts'
import type { Locale } from '../words/phrase.ts'
import { localeOf } from '../words/say.ts'

/** Larger policy files are not read for a language. */
const policyCharactersMax = 1_000_000

/**
 * The language to speak: as asked for, else that of the person whose `user.email` git knows (`policies/identities.yaml`), else the
 * organisation's, else the system's. It decides nothing but words, so the work tree is good enough. Without a folder nobody's is asked.
 */
export async function localeOfSpeaker(
  folder: string | null,
  env: Readonly<Record<string, string | undefined>>,
): Promise<Locale> {
  const asked = env['POSTMERGE_LOCALE']
  if (asked !== undefined && asked !== '') return localeOf(asked)
  const system = localeOf(env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'])
  if (folder === null) return system
  const repository = { folder, env }
  try {
    const top = await runGit(repository, ['rev-parse', '--show-toplevel'])
    if (top.code !== 0) return system
    const read = policyReader(top.stdout.toString('utf8').trim())
    const texts = { identities: await read('identities'), senders: await read('senders') }
    const { identities, senders } = parsePolicies(new Map(Object.entries(texts))).parsed.policies
    if (senders === null) return system
    const email = (await runGit(repository, ['config', 'user.email'])).stdout
      .toString('utf8')
      .trim()
      .toLowerCase()
    const person = Object.values(identities?.people ?? {}).find(({ git_emails }) =>
      git_emails.some((known) => known.toLowerCase() === email),
    )
    return localeOfPerson(person ?? null, senders)
  } catch {
    // No git, no folder: whoever needs them will say so in the system's language.
    return system
  }
}

function policyReader(top: string): (name: string) => Promise<string | null> {
  return async (name) => {
    const text = await readFile(join(top, 'policies', `${name}.yaml`), 'utf8').catch(() => null)
    return text === null || text.length > policyCharactersMax ? null : text
  }
}
