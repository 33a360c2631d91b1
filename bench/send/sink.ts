import { fork } from 'node:child_process'
import { makeCertificates } from '../../src/commands/demo/certificates.ts'
import type { SinkAnswer, SinkOrder } from './sink-process.ts'

/** The receiver of all contenders. */
export interface Sink {
  readonly port: number
  /** The authority that signed its certificate, PEM. */
  readonly ca: string
  /** Forgets what came before; keeps the messages of these recipients. */
  readonly begin: (keep: readonly string[]) => Promise<void>
  readonly count: () => Promise<SinkAnswer & { readonly kind: 'counted' }>
  readonly close: () => void
}

/** Starts the sink in a process of its own. */
export async function openSink(): Promise<Sink> {
  const { ca, certificate, key } = await makeCertificates({
    names: ['mx.receiver.example'],
    addresses: ['127.0.0.1'],
    nowMs: Date.now(),
  })
  const child = fork(new URL('./sink-process.ts', import.meta.url), { stdio: 'inherit' })
  async function ask<Kind extends SinkAnswer['kind']>(
    order: SinkOrder,
    kind: Kind,
  ): Promise<SinkAnswer & { readonly kind: Kind }> {
    const answered = new Promise<SinkAnswer>((resolve, reject) => {
      child.once('message', (message) => resolve(message as SinkAnswer))
      child.once('exit', (code) => reject(new Error(`the sink ended with ${code}`)))
    })
    child.send(order)
    const answer = await answered
    child.removeAllListeners('exit')
    if (answer.kind !== kind) throw new Error(`the sink answered ${answer.kind} instead of ${kind}`)
    return answer as SinkAnswer & { readonly kind: Kind }
  }
  const { port } = await ask({ kind: 'open', certificate, key }, 'port')
  return {
    port,
    ca,
    begin: async (keep) => void (await ask({ kind: 'begin', keep }, 'begun')),
    count: () => ask({ kind: 'count' }, 'counted'),
    close: () => child.disconnect(),
  }
}
