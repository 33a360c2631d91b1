import { readFileSync } from 'node:fs'
import { startDnsServer } from './dns-server.ts'
import type { Zone } from './dns-zone.ts'

/**
 * A DNS server as a process of its own: `node dns-server-process.ts '{"zone":"/path/zone.json"}'`, perhaps with a `port`. Prints
 * `ready <port>`, answers each question from what the file says at that moment, and ends with its standard input.
 */
const { zone: file, port } = JSON.parse(process.argv[2] ?? '{}') as { zone: string; port?: number }
let zone: Zone = JSON.parse(readFileSync(file, 'utf8')) as Zone

function currentZone(): Zone {
  try {
    zone = JSON.parse(readFileSync(file, 'utf8')) as Zone
  } catch {
    // Read in the middle of a write: what stood there before holds for one question more.
  }
  return zone
}

const server = await startDnsServer({ zone: currentZone, ...(port === undefined ? {} : { port }) })
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.stdout.write(`ready ${server.port}\n`)
