import { join } from 'node:path'
import type { DemoKeys } from './keys.ts'
import type { Actor } from './people.ts'

type Environment = Readonly<Record<string, string>>

/** What the environments are made of. */
interface Parts {
  /** Path, home, language: what everybody has. */
  readonly common: Environment
  readonly folder: string
  readonly keys: DemoKeys
  readonly dnsPort: string
}

/**
 * What each actor's commands find in their environment, and nothing else: people hold no secret but their own SSH key; the desk holds no
 * campaign's DKIM key; whoever settles what is unknown cannot send.
 */
export function environments(parts: Parts): (actor: Actor | 'web') => Environment {
  const { keys, folder } = parts
  const common = { ...parts.common, POSTMERGE_DNS: `127.0.0.1:${parts.dnsPort}` }
  const store = { POSTMERGE_STORE: `sqlite:${join(folder, 'store.db')}`, POSTMERGE_TOKEN_KEY: keys.token }
  const mail = { ...store, POSTMERGE_CA_FILE: join(folder, 'ca.pem') }
  const { user, password } = keys.relay
  const roles: Readonly<Record<string, Environment>> = {
    desk: {
      ...mail,
      POSTMERGE_LEDGER_KEY: keys.ledger.desk.pem,
      DKIM_NOTICE_RSA: keys.dkim.notice.rsa.pem,
      DKIM_NOTICE_ED: keys.dkim.notice.ed.pem,
      RELAY_NOTICE_USER: user,
      RELAY_NOTICE_PASSWORD: password,
    },
    sender: {
      ...mail,
      POSTMERGE_LEDGER_KEY: keys.ledger.sender.pem,
      DKIM_NEWS_RSA: keys.dkim.news.rsa.pem,
      DKIM_NEWS_ED: keys.dkim.news.ed.pem,
      DKIM_TRADE_RSA: keys.dkim.trade.rsa.pem,
      DKIM_TRADE_ED: keys.dkim.trade.ed.pem,
      RELAY_USER: user,
      RELAY_PASSWORD: password,
    },
    operator: { ...store, POSTMERGE_LEDGER_KEY: keys.ledger.operator.pem },
    auditor: store,
    web: store,
  }
  return (actor) => ({ ...common, USER: actor, ...roles[actor] })
}
