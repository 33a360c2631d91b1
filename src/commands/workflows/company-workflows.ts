import { readFileSync } from 'node:fs'
import { failure } from '../../words/find.ts'

/** The workflows that a company's repository needs, in the order in which they are of use: the first one alone needs no secret. */
export const workflowNames = ['check', 'desk', 'send', 'control', 'ledger'] as const

/** A workflow file for a company's repository. */
export interface CompanyWorkflow {
  readonly name: (typeof workflowNames)[number]
  /** `.github/workflows/check.yml` */
  readonly path: string
  readonly text: string
}

/**
 * The workflows for a repository that uses Postmerge as a package (a dependency of its `package.json`, exact version, with a lock file): the
 * very files of this product, whose tests execute them, with another program and the name of the default branch. A repository in which the
 * campaigns lie beside the product's own sources uses them as they are. Throws the Failure `workflow-branch`.
 */
export function companyWorkflows(branch: string): readonly CompanyWorkflow[] {
  return workflowNames.map((name) => {
    const path = `.github/workflows/${name}.yml`
    const text = readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8')
    return { name, path, text: forCompany(text, branch) }
  })
}

/** The lines that name the program and the branch, and no others. */
function forCompany(text: string, branch: string): string {
  // It will stand in a command of a shell.
  if (!/^[a-z0-9][\w./-]*$/i.test(branch))
    throw failure('workflow-branch', { permanence: 'permanent', values: { branch } })
  const installed = text.replaceAll(
    /^( {2}POSTMERGE_PROGRAM:) .*$/gm,
    `$1 node_modules/postmerge/bin/postmerge.js`,
  )
  if (branch === 'main') return installed
  return installed
    .replaceAll('branches: [main]', `branches: ['${branch}']`)
    .replaceAll(/^( +ref:) main$/gm, `$1 '${branch}'`)
    .replaceAll("'refs/heads/main'", `'refs/heads/${branch}'`)
    .replaceAll('set-head origin main', `set-head origin ${branch}`)
}
