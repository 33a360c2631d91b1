import { startReceiver, type ReceiverOptions } from './smtp-receiver.ts'

/**
 * A receiver as a process of its own: `node smtp-receiver-process.ts '<ReceiverOptions as JSON>'`. Prints `ready <port>` and ends with its
 * standard input.
 */
const options = JSON.parse(process.argv[2] ?? '{}') as ReceiverOptions
const receiver = await startReceiver(options)
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
process.on('SIGTERM', () => process.exit(0))
process.stdout.write(`ready ${receiver.port}\n`)
