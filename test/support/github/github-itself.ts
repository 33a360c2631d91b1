/** The committer of what is made on the web pages. */
export const gitHubItself = { name: 'GitHub', email: 'noreply@github.com' } as const
