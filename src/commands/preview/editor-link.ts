import { join } from 'node:path'
import type { Place } from '../../kit/finding.ts'
import { failure } from '../../words/find.ts'

const vscode = 'vscode://file/{file}:{line}:{column}'
/** Where the browser and the files are on different machines, a path means nothing to the editor beside the browser. */
const elsewhere = ['SSH_CONNECTION', 'CODESPACES', 'REMOTE_CONTAINERS', 'GITPOD_WORKSPACE_ID']

/**
 * How a place is opened in an editor: by the address of POSTMERGE_EDITOR_URL with `{file}`, `{line}` and `{column}` filled in, else in
 * Visual Studio Code where its terminal is what we run in. Null for everybody else, to whom such a link would be dead, and on a machine
 * that is used from afar. Throws `preview-editor-malformed`.
 */
export function editorLinks(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): (place: Place) => string | null {
  const asked = env['POSTMERGE_EDITOR_URL'] ?? ''
  if (asked === '' && (!isInVscode(env) || elsewhere.some((name) => (env[name] ?? '') !== ''))) {
    return () => null
  }
  const template = asked === '' ? vscode : asked
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(template)?.[1]?.toLowerCase() ?? ''
  if (!template.includes('{file}') || ['', 'javascript', 'data', 'vbscript'].includes(scheme))
    throw failure('preview-editor-malformed', { permanence: 'permanent' })
  return ({ file, line, column }) => {
    const path = join(root, file)
      .replaceAll('\\', '/')
      .replace(/^\//, '')
      .split('/')
      .map((part) => encodeURIComponent(part).replaceAll('%3A', ':'))
      .join('/')
    return template
      .replaceAll('{file}', path)
      .replaceAll('{line}', String(line))
      .replaceAll('{column}', String(column))
  }
}

/** The terminal of Visual Studio Code says so: it sets TERM_PROGRAM, and variables of its own for git and its shell integration. */
function isInVscode(env: Readonly<Record<string, string | undefined>>): boolean {
  return env['TERM_PROGRAM'] === 'vscode' || Object.keys(env).some((name) => name.startsWith('VSCODE_'))
}
