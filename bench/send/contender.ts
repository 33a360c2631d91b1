/** What a contender is told: everything but the recipients, who are `recipientOf(0)` to `recipientOf(count - 1)`. */
export interface Order {
  readonly port: number
  /** Certificate authority of the sink, PEM. */
  readonly ca: string
  /** RSA key of DKIM, PEM. */
  readonly dkim: string
  readonly count: number
  readonly connections: number
  /** For ours those that sign; for the rival as many pools, each in a thread of its own. */
  readonly threads: number
}

/** What it says when all messages were answered. */
export interface Finish {
  /** From the first message to the last answer. */
  readonly ms: number
  /** Processor time of the whole process in it. */
  readonly cpuMs: number
  /** Largest resident set of the process. */
  readonly peakMb: number
}

/** Runs a contender that is a process of its own, and answers over IPC. */
export function contend(work: (order: Order) => Promise<Pick<Finish, 'ms' | 'cpuMs'>>): void {
  process.once('message', (order: Order) => {
    work(order).then(
      (result) => {
        const finish: Finish = { ...result, peakMb: process.resourceUsage().maxRSS / 1024 }
        process.send?.(finish, () => process.exit(0))
      },
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
        process.exit(1)
      },
    )
  })
}

/** Measures work in wall-clock and processor time. */
export async function timed(work: () => Promise<void>): Promise<Pick<Finish, 'ms' | 'cpuMs'>> {
  const cpu = process.cpuUsage()
  const begun = performance.now()
  await work()
  const ms = performance.now() - begun
  const { user, system } = process.cpuUsage(cpu)
  return { ms, cpuMs: (user + system) / 1000 }
}
