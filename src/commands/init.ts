import { existsSync, readFileSync } from 'node:fs'
import { readlink, realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { createFile, isThere } from '../adapters/files/create-file.ts'
import { readWorkTree } from '../adapters/git/work-tree.ts'
import { terminalQuestions, type Questions } from '../adapters/terminal/questions.ts'
import { loneOwners } from '../content/codeowners/lone-owner.ts'
import type { Content } from '../content/content.ts'
import { parseContent } from '../content/parse-content.ts'
import { say } from '../words/say.ts'
import { chooseSettings } from './init/choose-settings.ts'
import { baseOf, rulesAreMerged } from './init/landed.ts'
import { layOut } from './init/lay-out.ts'
import { makeKeys, saveKeys } from './init/ledger-keys.ts'
import { plansText } from './init/plans.ts'
import { reportLayout } from './init/report.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { isInGit, workFolder } from './work-folder.ts'
import { wrongUsage } from './wrong-usage.ts'

/** `postmerge init`: lays out a repository with comments, a list, layouts and a draft. What is there already is never touched. */
export const verb: Verb = {
  arguments: [],
  options: [
    { flags: '--organisation <name>', about: 'option-init-organisation' },
    { flags: '--domain <domain>', about: 'option-init-domain' },
    { flags: '--timezone <zone>', about: 'option-init-timezone' },
    { flags: '--owner <name>', about: 'option-init-owner' },
    { flags: '--team <small>', about: 'option-init-team' },
    { flags: '--forge <github|gitlab|none>', about: 'option-forge' },
    { flags: '--remote <url>', about: 'option-init-remote' },
    { flags: '--keys <dir>', about: 'option-init-keys' },
    { flags: '--dry-run', about: 'option-init-dry-run' },
  ],
  run: async (world, input) => {
    const questions = world.json ? null : terminalQuestions()
    try {
      return await initialise(world, input, questions)
    } finally {
      questions?.close()
    }
  },
}

/** Lays out the repository; `questions` is null where nobody can be asked. */
export async function initialise(world: World, input: Input, questions: Questions | null): Promise<number> {
  if (!existsSync(world.root)) {
    const expected = say(world.locale, 'init-expected-root')
    return wrongUsage(world, 'init-bad-value', { option: '--root', value: world.root, expected })
  }
  const root = await workFolder(world)
  const { keys: keysOption } = input.options
  const keysFolder = typeof keysOption === 'string' ? resolve(keysOption) : null
  if (keysFolder !== null && (await isInside(root, keysFolder))) {
    const expected = say(world.locale, 'init-expected-keys')
    return wrongUsage(world, 'init-bad-value', { option: '--keys', value: keysFolder, expected })
  }
  const chosen = await chooseSettings({ world, input, root, questions, version: versionOf() })
  if (chosen.kind === 'wrong') return wrongUsage(world, chosen.code, chosen.values)
  const tree = await readWorkTree(root)
  const keys = makeKeys()
  const hasRules = await rulesAreMerged(world, root)
  if (chosen.settings.team && !world.json) for (const line of plansText(world.locale)) world.out(line)
  const savesKeys = keysFolder !== null && !tree.files.has('policies/ledger.yaml')
  const layout = await layOut(chosen.settings, tree, { root, keys, areKept: savesKeys, hasRules })
  const isDryRun = input.options['dryRun'] === true
  // The keys first: a ledger whose private keys could not be saved would be nobody's.
  if (savesKeys && !isDryRun) await saveKeys(keysFolder, keys)
  const created: string[] = []
  const kept: string[] = []
  for (const [path, text] of layout.files) {
    const isNew = isDryRun ? !(await isThere(root, path)) : await createFile(root, path, text)
    ;(isNew ? created : kept).push(path)
  }
  const after = isDryRun ? null : parseContent(await readWorkTree(root), world.clock.now())
  reportLayout(world, {
    created,
    kept,
    isDryRun,
    codeownersElsewhere: layout.codeownersElsewhere,
    forge: chosen.settings.forge,
    keysFolder: savesKeys && !isDryRun ? keysFolder : null,
    isInGit: await isInGit(world),
    team: chosen.settings.team ? { hasRules, ...(await baseOf(world, root)) } : null,
    isForgeUnknown: chosen.settings.forge === null && input.options['forge'] !== 'none',
    isAlone: after === null || isOneAlone(after),
    errors: after?.findings.filter(({ severity }) => severity === 'error').length ?? 0,
  })
  return exit.done
}

/** Whether one person owns a folder of rules alone, as far as can be told. */
function isOneAlone(content: Content): boolean {
  const isRead = content.codeowners !== null && content.policies.identities !== null
  return !isRead || loneOwners(content).length > 0
}

/** Whether a path is the folder or in it, wherever links lead; of what is not there yet, the folder counts in which it would be made. */
async function isInside(folder: string, path: string): Promise<boolean> {
  const way = relative(await realpath(folder), await whereItLeads(path))
  return !(way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way))
}

async function whereItLeads(path: string): Promise<string> {
  const known = await realpath(path).catch(() => null)
  if (known !== null) return known
  const link = await readlink(path).catch(() => null)
  const above = dirname(path)
  if (link !== null) return whereItLeads(resolve(above, link))
  return above === path ? path : join(await whereItLeads(above), basename(path))
}

function versionOf(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string
  }
  return manifest.version
}
