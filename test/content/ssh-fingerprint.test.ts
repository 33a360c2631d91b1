import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { fingerprintOf } from '../../src/content/ssh-fingerprint.ts'
import { gitSandbox } from '../support/git-sandbox.ts'

test.each(['ed25519', 'ecdsa', 'rsa'])('a fingerprint is what ssh-keygen prints: %s', (type) => {
  const { folder, env } = gitSandbox()
  const file = `${folder}/key`
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-C', 'a comment', '-f', file], { env })
  const printed = execFileSync('ssh-keygen', ['-l', '-f', `${file}.pub`], { env, encoding: 'utf8' })
  const line = execFileSync('cat', [`${file}.pub`], { encoding: 'utf8' })
  expect(fingerprintOf(line)).toBe(printed.split(' ')[1])
})

test.each([
  ['nothing', ''],
  ['one word', 'ssh-ed25519'],
  ['not base64', 'ssh-ed25519 ###'],
  [
    'another type than the blob says',
    'ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl',
  ],
  ['a blob of two bytes', 'ssh-ed25519 AAA='],
])('no key, no fingerprint: %s', (_, line) => {
  expect(fingerprintOf(line)).toBeNull()
})
