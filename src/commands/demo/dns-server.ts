import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Socket } from 'node:net'
import * as packet from 'dns-packet'
import { answer, type Zone } from './dns-zone.ts'

/** A running DNS server on the loopback address. */
export interface DnsServer {
  readonly port: number
  /** Questions answered so far by transport: a test shows with it that a large answer came over TCP. */
  readonly questions: { udp: number; tcp: number }
  close(): Promise<void>
}

/** RFC 1035 section 4.2.1: what fits into UDP unless the client says that more does (RFC 6891). */
const plainUdp = 512

/**
 * Authoritative answers for one zone over UDP and TCP on the same port of 127.0.0.1. An answer that does not fit into the client's UDP
 * size is cut off with TC set, and the client asks again over TCP.
 */
export async function startDnsServer(options: {
  /** Called for each question: the zone may change while the server runs. */
  readonly zone: () => Zone
  /** Zero or none: a free one. */
  readonly port?: number
}): Promise<DnsServer> {
  const questions = { udp: 0, tcp: 0 }
  const sockets = new Set<Socket>()
  const tcp = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    readFrames(socket, (message) => {
      const reply = respond(message, options.zone())
      if (reply === null) {
        socket.destroy()
        return
      }
      questions.tcp++
      socket.write(Buffer.concat([lengthOf(reply.bytes), reply.bytes]))
    })
  })
  tcp.listen(options.port ?? 0, '127.0.0.1')
  await once(tcp, 'listening')
  const { port } = tcp.address() as AddressInfo
  const udp = createSocket('udp4')
  udp.on('message', (message, client) => {
    const reply = respond(message, options.zone())
    if (reply === null) return
    questions.udp++
    const fits = reply.bytes.length <= reply.udpSize
    udp.send(fits ? reply.bytes : cutOff(message), client.port, client.address)
  })
  udp.bind(port, '127.0.0.1')
  await once(udp, 'listening')
  return {
    port,
    questions,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      udp.close()
      tcp.close()
      await once(tcp, 'close')
    },
  }
}

/** The whole answer, and how much of it the client takes over UDP; null for what is no question. */
function respond(message: Buffer, zone: Zone): { bytes: Buffer; udpSize: number } | null {
  try {
    const query = packet.decode(message)
    const question = query.questions?.[0]
    if (query.type !== 'query' || question === undefined) return null
    const edns = query.additionals?.find((extra) => extra.type === 'OPT')
    const { rcode, answers } = answer(zone, question)
    const bytes = packet.encode({
      type: 'response',
      id: query.id ?? 0,
      // The response code is in the lowest four bits (RFC 1035 section 4.1.1).
      flags: packet.AUTHORITATIVE_ANSWER | rcode,
      questions: [question],
      answers,
    })
    const size = edns !== undefined && 'udpPayloadSize' in edns ? edns.udpPayloadSize : plainUdp
    return { bytes, udpSize: Math.max(plainUdp, Math.min(size, 1232)) }
  } catch {
    // Whatever is no DNS message gets no answer.
    return null
  }
}

/** The question alone with TC set (RFC 2181 section 9): ask again over TCP. */
function cutOff(message: Buffer): Buffer {
  const query = packet.decode(message)
  return packet.encode({
    type: 'response',
    id: query.id ?? 0,
    flags: packet.AUTHORITATIVE_ANSWER | packet.TRUNCATED_RESPONSE,
    questions: query.questions ?? [],
  })
}

/** Two octets of length stand before each message on TCP (RFC 1035 section 4.2.2). */
function readFrames(socket: Socket, take: (message: Buffer) => void): void {
  let waiting = Buffer.alloc(0)
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk as Buffer])
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const end = 2 + waiting.readUInt16BE(0)
      take(waiting.subarray(2, end))
      waiting = waiting.subarray(end)
    }
  })
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(bytes.length)
  return length
}
