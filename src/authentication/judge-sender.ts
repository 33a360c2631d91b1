import type { Sender } from '../content/schema/senders.ts'
import type { DkimPublicKey } from '../message/sign.ts'
import { judgeDmarc } from './judge-dmarc.ts'
import { judgeKeys, judgeSelector } from './judge-dkim.ts'
import { judgeSpf } from './judge-spf.ts'
import type { Judgement, Resolver } from './judgement.ts'
import { remembering } from './questions.ts'

/**
 * Whether mail of a sender would be believed, from its records alone. `publicKeys` are the halves of the keys known here; a selector of
 * the sender without one is only looked up.
 */
export async function judgeSender(
  sender: Sender,
  publicKeys: readonly DkimPublicKey[],
  resolver: Resolver,
): Promise<Judgement> {
  const ask = remembering(resolver)
  const domain = sender.from.address.slice(sender.from.address.lastIndexOf('@') + 1)
  const unknown = sender.dkim.filter(({ selector }) => !publicKeys.some((key) => key.selector === selector))
  const judged = [
    await judgeKeys(domain, publicKeys, ask),
    ...(await Promise.all(unknown.map(({ selector }) => judgeSelector(domain, selector, ask)))),
  ]
  const dkim = judged.flatMap(({ keys }) => keys)
  const spf = await judgeSpf(sender, `postmaster@${sender.envelope}`, ask)
  const { dmarc, problems } = await judgeDmarc(
    {
      from: sender.from.address,
      spf: spf.domain,
      dkim: dkim.some(({ result }) => result === 'pass') ? [domain] : [],
    },
    ask,
  )
  const all = [...judged.flatMap((one) => one.problems), ...spf.problems, ...problems]
  return { pass: all.length === 0 && dmarc.result === 'pass', spf: spf.results, dkim, dmarc, problems: all }
}
