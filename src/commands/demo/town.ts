import { join } from 'node:path'
import { makeCertificates } from './certificates.ts'
import type { DemoKeys } from './keys.ts'
import type { Misbehaviours } from './misbehaviour.ts'
import { relayName } from './policies.ts'
import { writeFiles } from './repository.ts'
import type { Server } from './servers.ts'
import type { ReceiverOptions } from './smtp-receiver.ts'
import type { Theatre } from './theatre.ts'
import { egress } from './zone.ts'

/** The mail servers of everybody who gets mail. */
export interface Town {
  /** Where the newsletter's readers and the company's own people get theirs. */
  readonly inbox: string
  readonly port: number
  readonly trade: TradeReceiver
}

/** The trade customers' mail server. It can be started anew, on the same port, with other habits. */
interface TradeReceiver {
  readonly port: number
  /** A folder for each time it was started. */
  readonly inboxes: readonly string[]
  restart(misbehaviours: Misbehaviours): Promise<void>
}

/** Starts the mail servers, each in a process of its own, with a certificate of an authority made for them: `ca.pem`. */
export async function startTown(
  { folder, servers }: Theatre,
  how: {
    readonly dnsPort: string
    readonly login: DemoKeys['relay']
    readonly nowMs: number
    /** What the trade customers' server does at first. */
    readonly tradeHabits: Misbehaviours
  },
): Promise<Town> {
  const { nowMs } = how
  const { ca, certificate, key } = await makeCertificates({
    names: [relayName],
    addresses: ['127.0.0.1'],
    nowMs,
  })
  await writeFiles(folder, { 'ca.pem': ca })
  const start = (own: Pick<ReceiverOptions, 'folder' | 'port' | 'misbehaviours'>): Promise<Server> =>
    servers.receiver({
      name: 'mx.receiver.example',
      tls: { certificate, key },
      dns: `127.0.0.1:${how.dnsPort}`,
      egress,
      login: how.login,
      ...own,
    })
  const inbox = join(folder, 'inbox')
  const inboxes = [join(folder, 'inbox-trade-1')]
  const [main, first] = await Promise.all([
    start({ folder: inbox }),
    start({ folder: inboxes[0] ?? '', misbehaviours: how.tradeHabits }),
  ])
  let trade = first
  const port = Number(first.at)
  return {
    inbox,
    port: Number(main.at),
    trade: {
      port,
      inboxes,
      restart: async (misbehaviours) => {
        await trade.stop()
        inboxes.push(join(folder, `inbox-trade-${inboxes.length + 1}`))
        trade = await start({ folder: inboxes.at(-1) ?? '', port, misbehaviours })
      },
    },
  }
}
