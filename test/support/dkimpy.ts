import { dkimRecord } from '../../src/authentication/dkim-record.ts'
import type { Signer } from '../../src/message/sign.ts'
import { pythonWith, runPython } from './judges.ts'

const dkimpy = `
import sys, json, dkim, base64
zone = json.loads(sys.argv[1])
def dns(name, timeout=5):
    return zone.get(name.decode().rstrip('.'), '').encode() or None
for line in sys.stdin.read().split():
    message = base64.b64decode(line)
    d = dkim.DKIM(message)
    out = []
    for i in range(2):
        try:
            out.append(bool(d.verify(idx=i, dnsfunc=dns)))
        except dkim.DKIMException as e:
            out.append(False)
    print(json.dumps(out))
`

/**
 * What dkimpy says of the first two signatures of each message, by the clock of this machine; null where it is missing, which the run says at
 * its end. One Python process for all of them.
 */
export function dkimpySays(signer: Signer, messages: readonly Uint8Array[]): unknown[] | null {
  const python = pythonWith('dkimpy', 'dkim')
  if (python === null) return null
  const records = signer.publicKeys.map((key) => dkimRecord(signer.domain, key))
  const zone = JSON.stringify(Object.fromEntries(records.map(({ name, value }) => [name, value])))
  const input = messages.map((message) => Buffer.from(message).toString('base64')).join('\n')
  return runPython(python, { text: dkimpy, argument: zone }, input)
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)
}

/** The message with a second subject in front of the one that was signed. */
export function withSecondSubject(message: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from('Subject: You have won\r\n'), message])
}
