import { expect } from 'vitest'
import { git } from '../support/github/git-store.ts'
import { proposed, refusalOf, type Behaviours } from './story.ts'

export const gitBehaviours: Behaviours = {
  'tree-recursive': async (story) => {
    const { data } = await story.as('aoi').git.getTree({ ...story.at, tree_sha: 'main', recursive: '1' })
    expect(data.truncated).toBe(false)
    expect(data.tree.map(({ path, mode }) => [path, mode])).toContainEqual(['lists/vip/list.yml', '100644'])
    const flat = await story.as('aoi').git.getTree({ ...story.at, tree_sha: 'main' })
    expect(flat.data.tree.map(({ path, type }) => [path, type])).toEqual([
      ['.github', 'tree'],
      ['campaigns', 'tree'],
      ['lists', 'tree'],
    ])
  },
  'contents-kinds': async (story) => {
    story.mail.commit({
      as: 'admin',
      files: { 'docs/big': 'x'.repeat(1024 * 1024 + 1), 'docs/link': { mode: '120000', text: 'big' } },
    })
    const read = async (path: string): Promise<unknown> =>
      (await story.as('aoi').repos.getContent({ ...story.at, path })).data
    expect(await read('docs/big')).toMatchObject({ type: 'file', encoding: 'none', content: '' })
    expect(await read('docs/link')).toMatchObject({ type: 'symlink', target: 'big' })
    expect(await read('lists')).toMatchObject([{ type: 'dir', name: 'vip', path: 'lists/vip' }])
    const file = (await read('lists/vip/list.yml')) as { readonly content: string }
    expect(Buffer.from(file.content, 'base64').toString()).toBe('name: vip\n')
    expect((await refusalOf(story.as('aoi').repos.getContent({ ...story.at, path: 'nothing' }))).status).toBe(
      404,
    )
  },
  'contents-need-sha': async (story) => {
    const call = { ...story.at, path: 'docs/a.md', message: 'Write', branch: 'main' }
    const content = (text: string): string => Buffer.from(text).toString('base64')
    const { data, status } = await story
      .as('aoi')
      .repos.createOrUpdateFileContents({ ...call, content: content('A') })
    const unsaid = await refusalOf(
      story.as('aoi').repos.createOrUpdateFileContents({ ...call, content: content('B') }),
    )
    const wrong = await refusalOf(
      story
        .as('aoi')
        .repos.createOrUpdateFileContents({ ...call, content: content('B'), sha: '0'.repeat(40) }),
    )
    expect([status, unsaid.status, wrong.status]).toEqual([201, 422, 409])
    const gone = await story.as('aoi').repos.deleteFile({ ...call, sha: data.content?.sha ?? '' })
    expect([gone.data.content, story.mail.tip()]).toEqual([null, gone.data.commit.sha])
  },
  'ref-exists': async (story) => {
    const call = { ...story.at, ref: 'refs/tags/claim/winter/1', sha: story.mail.tip() }
    await story.as('aoi').git.createRef(call)
    const refused = await refusalOf(story.as('aoi').git.createRef(call))
    expect(refused).toMatchObject({
      status: 422,
      message: expect.stringContaining('Reference already exists'),
    })
    const { data } = await story.as('aoi').git.listMatchingRefs({ ...story.at, ref: 'tags/claim/' })
    expect(data.map(({ ref }) => ref)).toEqual(['refs/tags/claim/winter/1'])
  },
  'ref-fast-forward': async (story) => {
    const pull = proposed(story)
    const call = { ...story.at, ref: 'heads/winter', sha: story.mail.tip() }
    const refused = await refusalOf(story.as('aoi').git.updateRef(call))
    expect(refused).toMatchObject({ status: 422, message: expect.stringContaining('not a fast forward') })
    expect(pull.head()).not.toBe(story.mail.tip())
    await story.as('aoi').git.updateRef({ ...call, force: true })
    const { data } = await story.as('aoi').git.getRef({ ...story.at, ref: 'heads/winter' })
    expect(data.object.sha).toBe(story.mail.tip())
  },
  'git-objects': async (story) => {
    const client = story.as('aoi')
    const blob = await client.git.createBlob({ ...story.at, content: 'Hello', encoding: 'utf-8' })
    const base = await client.git.getCommit({ ...story.at, commit_sha: story.mail.tip() })
    const tree = await client.git.createTree({
      ...story.at,
      base_tree: base.data.tree.sha,
      tree: [{ path: 'docs/a.md', mode: '100644', type: 'blob', sha: blob.data.sha }],
    })
    const commit = await client.git.createCommit({
      ...story.at,
      message: 'By hand',
      tree: tree.data.sha,
      parents: [base.data.sha],
    })
    const tag = await client.git.createTag({
      ...story.at,
      tag: 'v1',
      message: 'First',
      object: commit.data.sha,
      type: 'commit',
    })
    await client.git.createRef({ ...story.at, ref: 'refs/tags/v1', sha: tag.data.sha })
    const read = await client.git.getTag({ ...story.at, tag_sha: tag.data.sha })
    const bytes = await client.git.getBlob({ ...story.at, file_sha: blob.data.sha })
    expect([read.data.object.sha, Buffer.from(bytes.data.content, 'base64').toString()]).toEqual([
      commit.data.sha,
      'Hello',
    ])
    expect([commit.data.author.name, commit.data.verification.verified]).toEqual(['aoi', false])
    expect(git(story.mail.folder, ['fsck', '--strict', '--full'])).toBe('')
  },
  'app-commit-signed': async (story) => {
    const client = story.withToken(story.github.workflowToken('hikari/mail', { contents: 'write' }))
    const { data } = await client.git.createCommit({
      ...story.at,
      message: 'By a machine',
      tree: git(story.mail.folder, ['rev-parse', 'main^{tree}']).trim(),
      parents: [story.mail.tip()],
    })
    const own = await client.git.createCommit({
      ...story.at,
      message: 'As somebody',
      tree: data.tree.sha,
      parents: [],
      author: { name: 'vera', email: 'vera@hikari.example' },
    })
    expect([data.verification.verified, data.committer.email, own.data.verification.verified]).toEqual([
      true,
      'noreply@github.com',
      false,
    ])
  },
  'author-unknown': async (story) => {
    const sha = story.mail.commit({
      as: 'aoi',
      email: 'nobody@elsewhere.example',
      files: { 'docs/a.md': 'A\n' },
    })
    const { data } = await story.as('aoi').repos.getCommit({ ...story.at, ref: sha })
    expect([data.author, data.commit.author?.email]).toEqual([null, 'nobody@elsewhere.example'])
  },
  'web-commit-signed': async (story) => {
    const real = story.mail.commit({ as: 'aoi', web: true, files: { 'docs/a.md': 'A\n' } })
    const forged = story.mail.commit({ as: 'aoi', forgedWeb: true, files: { 'docs/a.md': 'B\n' } })
    const read = async (ref: string): Promise<unknown> => {
      const { commit } = (await story.as('aoi').repos.getCommit({ ...story.at, ref })).data
      return [commit.committer?.email, commit.verification?.verified, commit.verification?.reason]
    }
    expect([await read(real), await read(forged)]).toEqual([
      ['noreply@github.com', true, 'valid'],
      ['noreply@github.com', false, 'unsigned'],
    ])
  },
  'commit-files': async (story) => {
    const sha = story.mail.commit({
      as: 'aoi',
      files: { 'docs/a.md': 'A\nB\n', 'campaigns/winter/campaign.md': null },
    })
    const { data } = await story.as('aoi').repos.getCommit({ ...story.at, ref: sha })
    expect(
      data.files?.map(({ filename, status, additions, deletions }) => [
        filename,
        status,
        additions,
        deletions,
      ]),
    ).toEqual([
      ['campaigns/winter/campaign.md', 'removed', 0, 1],
      ['docs/a.md', 'added', 2, 0],
    ])
    const list = await story.as('aoi').repos.listCommits({ ...story.at, path: 'docs/a.md' })
    expect(list.data.map((each) => each.sha)).toEqual([sha])
  },
  'compare-300': async (story) => {
    const base = story.mail.tip()
    const files = Object.fromEntries(Array.from({ length: 301 }, (_, index) => [`docs/${index}`, 'x']))
    const head = story.mail.commit({ branch: 'wide', as: 'aoi', files })
    const { data } = await story
      .as('aoi')
      .repos.compareCommitsWithBasehead({ ...story.at, basehead: `${base}...wide` })
    expect([data.status, data.ahead_by, data.files?.length, data.commits.at(-1)?.sha]).toEqual([
      'ahead',
      1,
      300,
      head,
    ])
  },
}
