import { createTransport } from 'nodemailer'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { renderTemplate } from '../../src/message/render.ts'
import { artifact, dkimKey, recipientOf, senderOf } from './campaign.ts'
import { contend, timed, type Order } from './contender.ts'

/**
 * The rival: a nodemailer pool with its own DKIM, in as many threads as it is allowed. It gets the same texts, filled in by the same few
 * lines, the same header fields, and nothing that it need not do: no store, no record.
 */
interface Share {
  readonly order: Order
  readonly from: number
  readonly to: number
}

const { from: author, reply_to, envelope } = senderOf(1, 1)

if (isMainThread) {
  contend(async (order) => {
    if (order.threads === 1) {
      const pool = await openPool(order)
      const result = await timed(() => sendAll(pool, { order, from: 0, to: order.count }))
      pool.close()
      return result
    }
    const workers = await Promise.all(
      Array.from({ length: order.threads }, (_, index) => startWorker(shareOf(order, index))),
    )
    return timed(async () => void (await Promise.all(workers.map((worker) => said(worker, 'go')))))
  })
} else {
  const share = workerData as Share
  const pool = await openPool(share.order)
  parentPort?.once('message', () => {
    void sendAll(pool, share).then(() => {
      pool.close()
      parentPort?.postMessage('done')
    })
  })
  parentPort?.postMessage('ready')
}

function shareOf(order: Order, index: number): Share {
  const from = Math.floor((order.count * index) / order.threads)
  const to = Math.floor((order.count * (index + 1)) / order.threads)
  const connections = Math.max(1, Math.round(order.connections / order.threads))
  return { order: { ...order, connections }, from, to }
}

async function startWorker(share: Share): Promise<Worker> {
  const worker = new Worker(new URL(import.meta.url), { workerData: share })
  await said(worker, null)
  return worker
}

/** Says something to a worker, and waits for its next word. */
function said(worker: Worker, word: string | null): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', () => resolve())
    worker.once('error', reject)
    if (word !== null) worker.postMessage(word)
  })
}

type Pool = Awaited<ReturnType<typeof openPool>>

async function openPool({ port, ca, dkim, connections }: Order) {
  const { selector, pem } = dkimKey(dkim)
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    name: 'mta1.hikari.example',
    requireTLS: true,
    tls: { ca, servername: 'mx.receiver.example', minVersion: 'TLSv1.2' },
    maxConnections: connections,
    maxMessages: Infinity,
    dkim: { domainName: 'news.hikari.example', keySelector: selector, privateKey: pem },
  })
  await pool.verify()
  return pool
}

/** Hands over so many at a time that no connection ever waits for the next message. */
async function sendAll(pool: Pool, { order, from, to }: Share): Promise<void> {
  let next = from
  const work = async (): Promise<void> => {
    while (next < to) await sendOne(pool, next++)
  }
  await Promise.all(Array.from({ length: order.connections * 2 }, work))
}

async function sendOne(pool: Pool, index: number): Promise<void> {
  const { email, fields } = recipientOf(index)
  const token = `t${String(index).padStart(35, '0')}`
  const url = `https://mail.hikari.example/u/${token}`
  const template = artifact.languages['ja']
  if (template === undefined) throw new Error('no template')
  const { subject, html, text } = renderTemplate(template, { ...fields, unsubscribe_url: url })
  await pool.sendMail({
    from: author,
    to: email,
    replyTo: reply_to,
    subject,
    html,
    text,
    textEncoding: 'quoted-printable',
    envelope: { from: `b-${token}@${envelope}`, to: email },
    headers: {
      'Content-Language': 'ja',
      'List-Id': '<newsletter.news.hikari.example>',
      'List-Unsubscribe': { prepared: true, value: `<${url}>, <mailto:u-${token}@${envelope}>` },
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      'Feedback-ID': 'winter-sale:newsletter:marketing:hikari',
    },
  })
}
