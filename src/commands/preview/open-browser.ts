import { spawn } from 'node:child_process'

const openers: Readonly<Record<string, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** Opens an address in the person's browser. Resolves to null, or to why it could not. */
export async function openBrowser(
  url: string,
  {
    platform,
    env,
  }: { readonly platform: string; readonly env: Readonly<Record<string, string | undefined>> },
): Promise<string | null> {
  const [program = '', ...args] = openers[platform] ?? ['xdg-open']
  return new Promise((resolve) => {
    const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true, env })
    child.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    child.once('exit', (code) => resolve(code === 0 ? null : `exit ${String(code)}`))
    // A browser that stays in the foreground has opened.
    setTimeout(() => resolve(null), 3000).unref()
    child.unref()
  })
}
