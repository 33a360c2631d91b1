import type { User } from './world.ts'

/** The committer of what is made on the web pages. */
export const gitHubItself = { name: 'GitHub', email: 'noreply@github.com' } as const

/** The account whose address that is. */
export const webFlow: User = {
  id: 19864447,
  login: 'web-flow',
  name: 'GitHub Web Flow',
  type: 'User',
  emails: [gitHubItself.email],
  signingKeys: [],
  deleted: false,
}
