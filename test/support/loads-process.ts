import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'

/** Loaded before a program (`node --import`): writes the URL of every module that it loads, by whatever way, to the file LOADS_FILE. */
const file = process.env['LOADS_FILE'] ?? ''
registerHooks({
  load: (url, context, next) => {
    appendFileSync(file, `${url}\n`)
    return next(url, context)
  },
})
