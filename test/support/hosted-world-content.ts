import type { Zone } from '../../src/commands/demo/dns-zone.ts'
import {
  contentFiles,
  egress,
  envelopeDomain,
  identitiesFile,
  type SendPolicy,
} from './send-world-content.ts'
import { dkimRecord, staff, type SendKeys, type Staff } from './send-world-keys.ts'

/** Ids of the people's accounts, far from those that the stand-in gives by itself, as `policies/identities.yaml` pins them. */
export const accountIds: Readonly<Record<Staff, number>> = {
  aoi: 70_001,
  vera: 70_002,
  victor: 70_003,
  kenji: 70_004,
  naomi: 70_005,
}

/** The repository that the company's campaigns live in. */
export const hostedRepository = { owner: 'hikari', repo: 'mail', id: 4242 } as const

/** What of the policies a test wants otherwise. */
export interface HostedPolicy extends SendPolicy {
  /** Further lines of `policies/approvals.yaml`. */
  readonly approvals?: string
}

const noticeDomain = 'notice.hikari.example'
const noticeEnvelope = `bounces.${noticeDomain}`

/** The default branch: that of a send world, with GitHub as the forge and a sender of notices. Victor reads Japanese, everybody else English. */
export function hostedFiles(
  keys: SendKeys,
  policy: HostedPolicy & { readonly port: number; readonly api: string },
): Record<string, string> {
  const files = contentFiles(keys, policy)
  return {
    ...files,
    'policies/approvals.yaml': approvalsFile(policy),
    'policies/identities.yaml': hostedIdentities(keys),
    'policies/senders.yaml': `${files['policies/senders.yaml'] ?? ''}${noticeSender(policy.port)}`,
  }
}

/** `policies/identities.yaml` with everybody's account. */
function hostedIdentities(keys: SendKeys): string {
  return staff.reduce(
    (text, name) =>
      text.replace(
        `    address: ${name}@`,
        `    github: { login: ${name}, id: ${accountIds[name]} }\n    locale: ${name === 'victor' ? 'ja' : 'en'}\n    address: ${name}@`,
      ),
    identitiesFile(keys),
  )
}

function approvalsFile({
  undo = 'PT0S',
  api,
  approvals = '',
}: HostedPolicy & { readonly api: string }): string {
  const { owner, repo, id } = hostedRepository
  return [
    'minimum: 1',
    'default_owners: ["@hikari/marketing"]',
    `undo: ${undo}`,
    `forge: { github: ${owner}/${repo}, id: ${id}, api: "${api}" }`,
    'notices: { sender: notice }',
    approvals,
    '',
  ].join('\n')
}

function noticeSender(port: number): string {
  return `  notice:
    from: { name: Postmerge, address: postmerge@${noticeDomain} }
    categories: [notice]
    envelope: ${noticeEnvelope}
    dkim: [{ selector: rsa, key: env:DKIM_NOTICE_RSA }, { selector: ed, key: env:DKIM_NOTICE_ED }]
    egress: [${egress}]
    relay: { host: 127.0.0.1, port: ${port}, servername: mx.receiver.example, tls: starttls, ehlo: mta1.hikari.example }
`
}

/** What DNS says about the sender of notices; its keys are the campaigns' own, under other names. */
export function noticeZone(keys: SendKeys): Zone {
  return {
    [noticeEnvelope]: { TXT: [`v=spf1 ip4:${egress} -all`] },
    [`_dmarc.${noticeDomain}`]: { TXT: ['v=DMARC1; p=reject'] },
    [`rsa._domainkey.${noticeDomain}`]: { TXT: [dkimRecord(keys.dkim.DKIM_NEWS_RSA)] },
    [`ed._domainkey.${noticeDomain}`]: { TXT: [dkimRecord(keys.dkim.DKIM_NEWS_ED)] },
  }
}

/** Which address each envelope domain counts as sent from. */
export const hostedEgress = { [envelopeDomain]: egress, [noticeEnvelope]: egress }
