import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linesToMask, readSecretBundle } from '../../../src/commands/job/secret-bundle.ts'
import { Failure } from '../../../src/kit/failure.ts'

const pem = '-----BEGIN PRIVATE KEY-----\nMC4CAQAw\nBQYDK2Vw==\n-----END PRIVATE KEY-----'

test('values stand as they were written, over one line or as a PEM block', () => {
  const text = `# of the sender\nRELAY_USER=mail # not a comment\n\nRELAY_PASSWORD="a=b#c'\\n$HOME"\r\nDKIM_NEWS_RSA=${pem}\nPOSTMERGE_LEDGER_KEY='${pem}'\nEMPTY=\n`
  expect([...readSecretBundle(text)]).toEqual([
    ['RELAY_USER', 'mail # not a comment'],
    ['RELAY_PASSWORD', "a=b#c'\\n$HOME"],
    ['DKIM_NEWS_RSA', pem],
    ['POSTMERGE_LEDGER_KEY', pem],
    ['EMPTY', ''],
  ])
  expect(readSecretBundle('').size).toBe(0)
})

const refused: readonly (readonly [string, string, object])[] = [
  ['secrets-malformed', 'A=1\nno sense', { line: 2 }],
  ['secrets-malformed', '{"A": "1"}', { line: 1 }],
  ['secrets-malformed', ' A=1', { line: 1 }],
  ['secrets-malformed', 'export A=1', { line: 1 }],
  ['secrets-malformed', 'A=1\nB="open\nto the end', { line: 2 }],
  ['secrets-malformed', 'A="', { line: 1 }],
  ['secrets-malformed', pem.replace('-----BEGIN', 'A=-----BEGIN').replace('END', 'FIN'), { line: 1 }],
  ['secrets-malformed', `A=${'x'.repeat(70_000)}`, { line: 1 }],
  ['secrets-twice', 'A=1\nA=2', { name: 'A' }],
  ['secrets-name', 'GIT_SSH_COMMAND=sh', { name: 'GIT_SSH_COMMAND', line: 1 }],
  ['secrets-name', 'A=1\nPATH=/tmp', { name: 'PATH', line: 2 }],
  ['secrets-name', 'node_options=--import=x', { name: 'node_options', line: 1 }],
  ['secrets-name', 'GITHUB_REF=refs/heads/main', { name: 'GITHUB_REF', line: 1 }],
  ['secrets-name', 'RUNNER_ENVIRONMENT=self-hosted', { name: 'RUNNER_ENVIRONMENT', line: 1 }],
]

describe.each(refused)('%s: %j', (code, text, values) => {
  test('is refused, and nothing of it is repeated', () => {
    const caught = troubleOf(() => readSecretBundle(text))
    expect([caught.code, caught.permanence, caught.values]).toEqual([code, 'permanent', values])
  })
})

function troubleOf(work: () => unknown): Failure {
  try {
    work()
  } catch (error) {
    if (error instanceof Failure) return error
  }
  throw new Error('it was not refused')
}

test('whatever a value is, each of its lines is masked', () => {
  const line = fc.stringMatching(/^[!-~]{4,40}$/)
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
      fc.pre(lines.every((each) => !/^["'-]|["']$/.test(each)))
      const [one = '', ...more] = lines
      const text = `A=${one}\nB="${lines.join('\n')}"\n`
      const masked = new Set(linesToMask(text))
      expect([...readSecretBundle(text).values()]).toEqual([one, lines.join('\n')])
      for (const each of [one, ...more]) expect(masked).toContain(each)
    }),
  )
  expect(linesToMask(`KEY=${pem}`)).toContain('BQYDK2Vw==')
  expect(linesToMask('# note\n\nA=1\n')).toEqual([])
  expect(linesToMask('A=first\nnot to be read')).toEqual(['A=first', 'not to be read', 'first'])
})
