/** Every bench by the word after `npm run bench --`; each loads only what it needs, and says whether its bar holds. */
const benches: Readonly<
  Record<string, () => Promise<{ run: (args: readonly string[]) => Promise<boolean> }>>
> = {
  start: () => import('./start.ts'),
  validate: () => import('./validate.ts'),
  send: () => import('./send.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const load = benches[name]
if (load === undefined) {
  process.stderr.write(`usage: npm run bench -- ${Object.keys(benches).join('|')} [--json]\n`)
  process.exitCode = 2
} else {
  const { run } = await load()
  process.exitCode = (await run(args)) ? 0 : 1
}
