import { expect, test } from 'vitest'
import { judgeSender } from '../../src/authentication/judge-sender.ts'
import { dnsServer } from '../support/dns-server.ts'
import { senderOf, signerOf, zoneOf } from '../support/mail.ts'

const rsa = 's2026q4r._domainkey.news.hikari.example'

test('the records alone tell whether a sender will be believed', async () => {
  const { resolver, set } = await dnsServer(zoneOf(signerOf()))
  const keys = signerOf().publicKeys
  expect(await judgeSender(senderOf(), keys, resolver)).toMatchObject({
    pass: true,
    dkim: [{ result: 'pass' }, { result: 'pass' }],
    dmarc: { result: 'pass', policy: 'reject' },
    problems: [],
  })
  set(rsa, { TXT: ['v=DKIM1; k=rsa; p=AAAA'] })
  const differs = await judgeSender(senderOf(), keys, resolver)
  expect(differs.problems).toMatchObject([{ code: 'dkim-record-differs', values: { name: rsa } }])
  expect(differs.pass).toBe(false)
})

test('without the keys, a selector is at least looked up', async () => {
  const { resolver, set } = await dnsServer(zoneOf(signerOf()))
  expect(await judgeSender(senderOf(), [], resolver)).toMatchObject({ pass: true })
  set(rsa, { TXT: ['v=DKIM1; k=rsa; p='] })
  expect((await judgeSender(senderOf(), [], resolver)).problems).toEqual([
    { code: 'dkim-selector-missing', values: { name: rsa, selector: 's2026q4r' } },
  ])
  set(rsa, null)
  expect((await judgeSender(senderOf(), [], resolver)).pass).toBe(false)
})

test('an empty zone: everything to publish is named', async () => {
  const { resolver } = await dnsServer({})
  const { problems, pass } = await judgeSender(senderOf(), signerOf().publicKeys, resolver)
  expect(pass).toBe(false)
  expect(problems.map(({ code, values }) => [code, values['name']])).toEqual([
    ['dkim-record-missing', rsa],
    ['dkim-record-missing', 's2026q4e._domainkey.news.hikari.example'],
    ['spf-missing', 'bounces.news.hikari.example'],
    ['dmarc-missing', '_dmarc.news.hikari.example'],
  ])
})
