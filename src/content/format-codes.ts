import type { Code } from '../words/catalogue.ts'

/** What a schema's rule is called there, and what it is called in the catalogue. */
export const formatCodes: Readonly<Record<string, Code>> = {
  name: 'bad-name',
  line: 'bad-line',
  host: 'bad-host',
  address: 'bad-address',
  secret: 'bad-secret',
  owner: 'bad-owner',
  day: 'bad-day',
  zone: 'bad-zone',
  duration: 'bad-duration',
  locale: 'bad-locale',
  status: 'bad-status',
  rate: 'bad-rate',
  login: 'bad-login',
  'ssh-key': 'bad-ssh-key',
  'public-key': 'bad-public-key',
  repository: 'bad-repository',
  github: 'bad-github',
  'github-api': 'bad-github-api',
  selector: 'bad-selector',
  https: 'bad-https',
  spf: 'bad-spf',
  feedback: 'bad-feedback',
  field: 'bad-field',
  ipv4: 'bad-ip',
  ipv6: 'bad-ip',
  cidrv4: 'bad-network',
  cidrv6: 'bad-network',
}

/** The kinds of value a schema expects. */
export const typeCodes: Readonly<Record<string, Code>> = {
  string: 'expected-text',
  number: 'expected-number',
  int: 'expected-integer',
  boolean: 'expected-boolean',
  array: 'expected-list',
  object: 'expected-mapping',
  record: 'expected-mapping',
}
