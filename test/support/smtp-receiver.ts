import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SecureVersion } from 'node:tls'
import { onTestFinished } from 'vitest'
import { startReceiver, type Receiver, type ReceiverOptions } from '../../src/commands/demo/smtp-receiver.ts'
import { certificates } from './certificates.ts'

/** A receiving mail server for one test, with a certificate that the test's authority signed. */
export async function smtpReceiver(
  options: Partial<ReceiverOptions> & {
    readonly implicit?: boolean
    readonly tlsVersions?: readonly [SecureVersion, SecureVersion]
  } = {},
): Promise<Receiver & { ca: string }> {
  const { ca, certificate, key } = await certificates()
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-receiver-'))
  const { implicit = false, tlsVersions, ...rest } = options
  const receiver = await startReceiver({
    name: 'mx.receiver.example',
    tls: { certificate, key, implicit, ...(tlsVersions === undefined ? {} : { versions: tlsVersions }) },
    folder,
    dns: null,
    egress: {},
    ...rest,
  })
  onTestFinished(async () => {
    await receiver.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return { ...receiver, ca }
}
