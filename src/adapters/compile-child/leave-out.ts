import { registerHooks } from 'node:module'

/**
 * Packages that the compile tools name but never use here: an HTTP client, with which cheerio could load pages. The child may not reach a
 * network in any case; without it there is less to misuse, and the child starts a fifth sooner.
 */
const leftOut: ReadonlySet<string> = new Set(['undici'])

/** What stands in their place: something that is there, and harmless. */
const instead = 'node:querystring'

registerHooks({
  resolve: (specifier, context, next) =>
    leftOut.has(specifier) ? { url: instead, shortCircuit: true } : next(specifier, context),
})
