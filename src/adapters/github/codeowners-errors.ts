import type { HostedFacts } from '../../approval/hosted-facts.ts'
import { ask, askMaybe } from './ask.ts'
import type { Asker } from './asker.ts'
import { CodeownersErrors, Something } from './shapes.ts'

/** The one place where the file may be. */
const path = '.github/CODEOWNERS'

/**
 * What GitHub finds wrong with CODEOWNERS at a commit. 404 may say that there is no such file, which git knows; where there is one, it is trouble.
 * https://docs.github.com/en/rest/repos/repos#list-codeowners-errors
 */
export async function readCodeownersErrors(
  { client, at }: Asker,
  commit: string,
): Promise<HostedFacts['codeownersErrors']> {
  const request = (): Promise<{ readonly data: unknown }> =>
    client.rest.repos.codeownersErrors({ ...at, ref: commit })
  const found = await askMaybe('CODEOWNERS errors', CodeownersErrors, request)
  if (found === null) {
    const file = await askMaybe('commit', Something, () =>
      client.rest.repos.getContent({ ...at, path, ref: commit }),
    )
    if (file === null) return []
    // Asked once more, so that it is told as the trouble that it is.
    return told(await ask('CODEOWNERS errors', CodeownersErrors, request))
  }
  return told(found)
}

function told({ errors }: ReturnType<typeof CodeownersErrors.parse>): HostedFacts['codeownersErrors'] {
  return errors.map(({ line, kind, suggestion, message }) => ({
    line,
    kind,
    suggestion: suggestion ?? message.split('\n')[0] ?? '',
  }))
}
