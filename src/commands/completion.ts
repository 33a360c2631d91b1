import { bashScript } from './completion/bash.ts'
import { fishScript } from './completion/fish.ts'
import { completionModel } from './completion/model.ts'
import { zshScript } from './completion/zsh.ts'
import { exit, type Input, type Verb, type World } from './verb.ts'
import { wrongUsage } from './wrong-usage.ts'

const scripts = { bash: bashScript, zsh: zshScript, fish: fishScript } as const

/**
 * `postmerge completion <shell>`: prints the script by which a shell completes verbs, options and their values. While somebody types, the
 * script asks for the names of the repository with `postmerge completion --words <kind>`, which `main.ts` answers by itself.
 */
export const verb: Verb = {
  arguments: ['<shell>'],
  options: [],
  run: completion,
}

async function completion(world: World, input: Input): Promise<number> {
  const shell = input.arguments[0] ?? ''
  if (!isShell(shell)) {
    const expected = Object.keys(scripts).join(', ')
    return wrongUsage(world, 'completion-shell-unknown', { shell, expected })
  }
  const { verbs } = await import('./verbs.ts')
  const script = scripts[shell](await completionModel(verbs, world.locale), world.locale)
  if (world.json) world.out(JSON.stringify({ version: 1, completion: { shell, script } }))
  else world.out(script.trimEnd())
  return exit.done
}

function isShell(name: string): name is keyof typeof scripts {
  return Object.hasOwn(scripts, name)
}
