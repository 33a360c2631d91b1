/** A demand on mail that no check on a campaign can judge, and who does. */
interface Elsewhere {
  readonly what: string
  readonly where: string
  /** Its findings, failures or problems. */
  readonly codes: readonly string[]
}

export const judgedElsewhere: readonly Elsewhere[] = [
  {
    what: 'SPF: one record, few lookups, every address we send from, From domain as well',
    where: '`plan`, and before each release',
    codes: [
      'spf-missing',
      'spf-twice',
      'spf-broken',
      'spf-include-missing',
      'spf-not-permitted',
      'spf-not-aligned',
    ],
  },
  {
    what: 'DKIM keys: published, equal to ours, strong enough',
    where: '`plan`, and before each release',
    codes: [
      'dkim-record-missing',
      'dkim-record-differs',
      'dkim-record-weak',
      'dkim-key-short',
      'dkim-key-type',
    ],
  },
  {
    what: 'DKIM signatures: valid on the very bytes, aligned, over the whole body',
    where: 'the first message of each release, judged as a receiver would',
    codes: [
      'dkim-signature-missing',
      'dkim-signature-broken',
      'dkim-body-limited',
      'dkim-not-aligned',
      'from-differs',
    ],
  },
  {
    what: 'DMARC: a record applies, and both SPF and DKIM are aligned',
    where: '`plan`, and before each release',
    codes: ['dmarc-missing', 'dmarc-unreadable'],
  },
  {
    what: 'TLS to the relay, with a verified certificate',
    where: 'the files, and each connection',
    codes: ['relay-without-tls', 'relay-tls-required', 'relay-tls-missing', 'relay-certificate-refused'],
  },
  {
    what: 'A sender writes only the kinds of mail it is meant for',
    where: 'the files',
    codes: ['category-not-allowed', 'notice-sender-category'],
  },
  { what: 'No private key in the repository', where: 'the files', codes: ['private-key-in-repository'] },
  { what: 'No address of a reader in the repository', where: 'the files', codes: ['address-in-repository'] },
  {
    what: 'Front matter is plain YAML: no code, no line break or control character in a value',
    where: 'the files',
    codes: ['front-matter-engine', 'control-character', 'bad-line', 'yaml-alias', 'yaml-tag'],
  },
  {
    what: 'A subject or preheader is sent whole: nothing after `#` is lost, no quotes of a word processor are a part of it',
    where: 'the files',
    codes: ['subject-cut', 'curly-quotes'],
  },
  {
    what: 'What `postmerge init` wrote as an example is replaced; the postal address before anything leaves',
    where: '`validate` without a name, `request`, and before each release',
    codes: ['policy-mark', 'request-example-address', 'send-example-address'],
  },
  {
    what: 'MJML is valid, includes nothing, and loses no merge field',
    where: 'compiling',
    codes: ['mjml-invalid', 'mjml-include', 'template-tag-lost'],
  },
  {
    what: 'Merge fields are declared, and stand where they can be escaped',
    where: 'compiling',
    codes: ['undeclared-field', 'template-tag-unsafe-place', 'template-tag-in-link-host'],
  },
  {
    what: 'Pictures are the small files beside the campaign, and nothing else is attached',
    where: 'the files and compiling',
    codes: [
      'picture-type',
      'picture-too-large',
      'pictures-too-large',
      'picture-remote',
      'file-beside-campaign',
    ],
  },
  {
    what: 'A subject with line breaks or marks that turn its direction never becomes a header',
    where: 'composing each message',
    codes: ['header-unsafe', 'message-subject-empty', 'header-address-refused'],
  },
  {
    what: 'One recipient, the one that was meant, in To and in the envelope',
    where: 'composing and handing over each message',
    codes: ['recipient-address-refused'],
  },
  {
    what: 'The unsubscribe page answers, changes nothing on GET, and works with one click',
    where: 'before each release',
    codes: ['send-unsubscribe-dead', 'unsubscribe-url-missing'],
  },
  {
    what: 'Consent, suppressions and what readers asked for',
    where: 'choosing recipients, and again at each message',
    codes: ['skip-no-consent', 'skip-unsubscribed', 'skip-bounced', 'skip-complained'],
  },
]
