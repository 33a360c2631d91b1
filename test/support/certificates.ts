import { makeCertificates, type Certificates } from '../../src/commands/demo/certificates.ts'

let made: Promise<Certificates> | null = null

/** One authority and one certificate for the loopback address and `mx.receiver.example`, the same for a whole test file. */
export function certificates(): Promise<Certificates> {
  made ??= makeCertificates({
    names: ['mx.receiver.example', 'localhost'],
    addresses: ['127.0.0.1'],
    nowMs: Date.now(),
  })
  return made
}
