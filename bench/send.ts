import { fork } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { publish, tell } from './report.ts'
import { alternate, median } from './rounds.ts'
import { recipientOf } from './send/campaign.ts'
import type { Finish, Order } from './send/contender.ts'
import { badSignatures } from './send/signatures.ts'
import { openSink, type Sink } from './send/sink.ts'

const ratioMin = 2
const connectionsTried = [1, 5, 20, 50]
const threadsTried = [1, Math.max(2, availableParallelism())]
const signaturesTried = 100

/** One run of a contender; void when the sink did not get every message once. */
interface Run extends Finish {
  readonly perSecond: number
  readonly bytesPerMessage: number
  /** Processor time of the sink. */
  readonly sinkMs: number
  readonly lost: number
  /** Of the 100 messages that were kept, those without a good signature; null where they were not looked at. */
  readonly bad: number | null
}

interface Bench {
  readonly sink: Sink
  readonly dkim: string
  readonly count: number
}

type Setting = Pick<Order, 'connections' | 'threads'>

/** The delivery of `postmerge send` against a nodemailer pool with its own DKIM. */
export async function run(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      json: { type: 'boolean' },
      count: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '3' },
      /** Only ours, once: to look at it with a profiler. */
      alone: { type: 'boolean' },
      connections: { type: 'string', default: '50' },
      threads: { type: 'string', default: String(availableParallelism()) },
    },
  })
  const dkim = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  })
  const bench: Bench = { sink: await openSink(), dkim, count: Number(values.count) }
  const ours: Setting = { connections: Number(values.connections), threads: Number(values.threads) }
  try {
    if (values.alone === true) return await alone(bench, ours)
    return await compare(bench, ours, { rounds: Number(values.rounds), args })
  } finally {
    bench.sink.close()
  }
}

async function alone(bench: Bench, setting: Setting): Promise<boolean> {
  const result = await contend('ours', bench, setting)
  tell(described('ours', result))
  return result.lost === 0
}

async function compare(
  bench: Bench,
  ours: Setting,
  how: { readonly rounds: number; readonly args: readonly string[] },
): Promise<boolean> {
  const tried = await trySettings(bench)
  const [pool, pools] = [bestOf(tried.filter(isOnePool)), bestOf(tried.filter((one) => !isOnePool(one)))]
  const results = await alternate(how.rounds, {
    ours: async () => told('ours', await contend('ours', bench, ours)),
    nodemailer: async () => told('nodemailer', await contend('rival', bench, pool)),
    threads: async () => told('nodemailer in threads', await contend('rival', bench, pools)),
  })
  const of = (runs: readonly Run[]): number => median(runs.map(({ perSecond }) => perSecond))
  const rates = { ours: of(results.ours), nodemailer: of(results.nodemailer), threads: of(results.threads) }
  const isVoid = Object.values(results)
    .flat()
    .some(({ lost }) => lost !== 0)
  const bad = results.ours.reduce((sum, one) => sum + (one.bad ?? 0), 0)
  const ratio = rates.ours / rates.nodemailer
  const held = !isVoid && bad === 0 && ratio >= ratioMin
  const checked = results.ours.length * signaturesTried
  return publish(
    {
      bench: 'send',
      held,
      ratio_to_nodemailer: ratio,
      ratio_min: ratioMin,
      ratio_to_nodemailer_in_threads: rates.ours / rates.threads,
      void: isVoid,
      messages: bench.count,
      signatures_checked: checked,
      signatures_bad: bad,
      ours: { per_second: rates.ours, options: ours, rounds: results.ours },
      nodemailer: {
        version: nodemailerVersion(),
        options: { pool: true, maxMessages: 'Infinity', dkim: 'rsa-2048', tls: 'starttls' },
        tried,
        one_pool: { ...pool, per_second: rates.nodemailer, rounds: results.nodemailer },
        a_pool_in_each_thread: { ...pools, per_second: rates.threads, rounds: results.threads },
      },
    },
    how.args,
    [
      `${bench.count} messages of ${((results.ours[0]?.bytesPerMessage ?? 0) / 1000).toFixed(1)} KB, ${how.rounds} alternating rounds, medians`,
      `ours: ${Math.round(rates.ours)} a second (${ours.connections} connections, ${ours.threads} signing threads, durable record of each recipient)`,
      `nodemailer ${nodemailerVersion()}: ${Math.round(rates.nodemailer)} a second (a pool, best of ${connectionsTried.join(', ')} connections: ${pool.connections}); ${Math.round(rates.threads)} with a pool in each of ${pools.threads} threads (${pools.connections} connections)`,
      `signatures checked: ${checked}, bad: ${bad}; peak memory of ours: ${Math.round(Math.max(...results.ours.map(({ peakMb }) => peakMb)))} MB`,
      isVoid
        ? 'VOID: messages were lost'
        : `ratio to the pool ${ratio.toFixed(2)}, bar ${ratioMin}: ${held ? 'holds' : 'BROKEN'}; to the pools in threads ${(rates.ours / rates.threads).toFixed(2)}`,
    ],
  )
}

type Tried = Setting & { readonly perSecond: number }

function isOnePool({ threads }: Setting): boolean {
  return threads === 1
}

function bestOf(tried: readonly Tried[]): Setting {
  const { connections, threads } = tried.reduce((a, b) => (b.perSecond > a.perSecond ? b : a))
  return { connections, threads }
}

/** A fifth of the messages with each setting, to find the rival's best one. */
async function trySettings(bench: Bench): Promise<readonly Tried[]> {
  const tried: Tried[] = []
  for (const threads of threadsTried) {
    for (const connections of connectionsTried.filter((number) => number >= threads)) {
      const setting = { connections, threads }
      const result = await contend('rival', { ...bench, count: Math.ceil(bench.count / 5) }, setting)
      tell(described(`nodemailer, ${connections} connections, ${threads} threads`, result))
      tried.push({ ...setting, perSecond: result.lost === 0 ? result.perSecond : 0 })
    }
  }
  return tried
}

async function contend(who: 'ours' | 'rival', { sink, dkim, count }: Bench, setting: Setting): Promise<Run> {
  const step = count / signaturesTried
  const keep = Array.from(
    { length: signaturesTried },
    (_, index) => recipientOf(Math.floor((index + Math.random()) * step)).email,
  )
  await sink.begin(keep)
  const finish = await runProcess(who, { port: sink.port, ca: sink.ca, dkim, count, ...setting })
  const counted = await sink.count()
  const messages = counted.kept.map(({ message }) => message)
  return {
    ...finish,
    perSecond: (count * 1000) / finish.ms,
    bytesPerMessage: counted.bytes / counted.messages,
    sinkMs: counted.cpuMs,
    lost: count - counted.recipients + (counted.messages - counted.recipients),
    bad: who === 'ours' ? (await badSignatures(messages, dkim)) + keep.length - messages.length : null,
  }
}

function runProcess(who: 'ours' | 'rival', order: Order): Promise<Finish> {
  // As `bin/postmerge.js` sets it, for the signatures of ours; the rival has its threads besides.
  const env = { ...process.env, UV_THREADPOOL_SIZE: String(Math.max(order.threads, 2)) }
  const child = fork(new URL(`./send/${who}-process.ts`, import.meta.url), { env, stdio: 'inherit' })
  return new Promise((resolve, reject) => {
    let finish: Finish | null = null
    child.on('message', (message) => {
      finish = message as Finish
    })
    child.on('exit', (code) => {
      if (code === 0 && finish !== null) resolve(finish)
      else reject(new Error(`${who} ended with ${code}`))
    })
    child.send(order)
  })
}

function told(name: string, result: Run): Run {
  tell(described(name, result))
  return result
}

function described(name: string, run: Run): string {
  const { perSecond, ms, cpuMs, sinkMs, peakMb, lost, bad } = run
  const fate = lost === 0 ? '' : `, ${lost} LOST OR TWICE`
  const signed = bad === null || bad === 0 ? '' : `, ${bad} BAD SIGNATURES`
  return `${name}: ${Math.round(perSecond)}/s (${(ms / 1000).toFixed(1)} s, ${(cpuMs / 1000).toFixed(1)} s of processor, the sink ${(sinkMs / 1000).toFixed(1)} s, peak ${Math.round(peakMb)} MB)${fate}${signed}`
}

function nodemailerVersion(): string {
  const manifest = new URL('../node_modules/nodemailer/package.json', import.meta.url)
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version
}
