import { expect } from 'vitest'
import { refusalOf, type Behaviours, type Story } from './story.ts'

const vip = { org: 'hikari', team_slug: 'vip' }

function app(story: Story, permissions: Readonly<Record<string, 'read' | 'write'>>): ReturnType<Story['as']> {
  return story.withToken(story.github.workflowToken('hikari/mail', permissions))
}

export const peopleBehaviours: Behaviours = {
  'team-member': async (story) => {
    const { data } = await story.as('aoi').teams.getMembershipForUserInOrg({ ...vip, username: 'vera' })
    expect(data).toMatchObject({ state: 'active', role: 'member' })
  },
  'team-invited': async (story) => {
    story.github.org('hikari').invited('vip', 'nao')
    const { data } = await story.as('aoi').teams.getMembershipForUserInOrg({ ...vip, username: 'nao' })
    expect(data.state).toBe('pending')
    const members = await story.as('aoi').teams.listMembersInOrg(vip)
    expect(members.data.map(({ login }) => login)).toEqual(['vera', 'victor'])
  },
  'team-not-member': async (story) => {
    expect(
      (await refusalOf(story.as('aoi').teams.getMembershipForUserInOrg({ ...vip, username: 'rin' }))).status,
    ).toBe(404)
    expect((await story.as('aoi').teams.getByName(vip)).data.members_count).toBe(2)
  },
  'team-unseen': async (story) => {
    story.github.user('stranger')
    const stranger = story.as('stranger')
    expect(
      (await refusalOf(stranger.teams.getMembershipForUserInOrg({ ...vip, username: 'vera' }))).status,
    ).toBe(404)
    expect((await refusalOf(stranger.teams.getByName(vip))).status).toBe(404)
  },
  'team-secret': async (story) => {
    story.github.org('hikari').team('hidden', ['vera'], { secret: true })
    const call = { org: 'hikari', team_slug: 'hidden' }
    expect((await refusalOf(story.as('aoi').teams.getByName(call))).status).toBe(404)
    expect([
      (await story.as('vera').teams.getByName(call)).status,
      (await story.as('admin').teams.getByName(call)).status,
    ]).toEqual([200, 200])
  },
  'team-app-without-members': async (story) => {
    const refused = await refusalOf(
      app(story, { contents: 'read' }).teams.getMembershipForUserInOrg({ ...vip, username: 'vera' }),
    )
    expect(refused).toMatchObject({
      status: 403,
      message: expect.stringContaining('Resource not accessible by integration'),
    })
  },
  'team-child': async (story) => {
    story.github.org('hikari').team('vip-east', ['nao'], { parent: 'vip' })
    const { data } = await story.as('aoi').teams.getMembershipForUserInOrg({ ...vip, username: 'nao' })
    expect(data.state).toBe('active')
    const all = await story.as('aoi').teams.listMembersInOrg(vip)
    expect(all.data.map(({ login }) => login)).toContain('nao')
    const children = await story.as('aoi').teams.listChildInOrg(vip)
    expect(children.data.map(({ slug, parent }) => [slug, parent?.slug])).toEqual([['vip-east', 'vip']])
    const role = await story.as('aoi').repos.getCollaboratorPermissionLevel({ ...story.at, username: 'nao' })
    expect(role.data.permission).toBe('write')
  },
  'team-renamed': async (story) => {
    story.github.org('hikari').renameTeam('vip', 'top')
    expect((await refusalOf(story.as('aoi').teams.getByName(vip))).status).toBe(404)
    const { data } = await story.as('aoi').repos.codeownersErrors(story.at)
    expect(data.errors.map(({ kind, line }) => [kind, line])).toEqual([['Unknown owner', 1]])
  },
  'team-repository': async (story) => {
    const call = { ...vip, ...story.at }
    expect((await story.as('aoi').teams.checkPermissionsForRepoInOrg(call)).status).toBe(204)
    const { data } = await story.as('aoi').teams.checkPermissionsForRepoInOrg({
      ...call,
      headers: { accept: 'application/vnd.github.v3.repository+json' },
    })
    expect(data.permissions).toMatchObject({ push: true, maintain: false })
    story.github.org('hikari').team('sales', ['rin'])
    expect(
      (await refusalOf(story.as('aoi').teams.checkPermissionsForRepoInOrg({ ...call, team_slug: 'sales' })))
        .status,
    ).toBe(404)
    const teams = await story.as('admin').repos.listTeams(story.at)
    expect(teams.data.map(({ slug, permission }) => [slug, permission])).toEqual([['vip', 'push']])
  },
  'permission-words': async (story) => {
    story.github.org('hikari').basePermission('none')
    const words: unknown[] = []
    for (const [login, role] of [
      ['r1', 'read'],
      ['r2', 'triage'],
      ['r3', 'write'],
      ['r4', 'maintain'],
      ['r5', 'admin'],
      ['r6', null],
    ] as const) {
      story.github.user(login)
      if (role !== null) story.mail.grant(login, role)
      const { data } = await story
        .as('admin')
        .repos.getCollaboratorPermissionLevel({ ...story.at, username: login })
      words.push([data.permission, data.role_name])
    }
    expect(words).toEqual([
      ['read', 'read'],
      ['read', 'triage'],
      ['write', 'write'],
      ['write', 'maintain'],
      ['admin', 'admin'],
      ['none', 'none'],
    ])
    expect(
      (await refusalOf(story.as('admin').repos.checkCollaborator({ ...story.at, username: 'r6' }))).status,
    ).toBe(404)
    const all = await story.as('admin').repos.listCollaborators(story.at)
    expect(all.data.map(({ login, role_name }) => [login, role_name])).toContainEqual(['r4', 'maintain'])
  },
  'login-case': async (story) => {
    expect((await story.as('aoi').users.getByUsername({ username: 'AOI' })).data).toMatchObject({
      login: 'aoi',
      id: 1001,
    })
  },
  'account-by-id': async (story) => {
    story.github.rename('aoi', 'aoi-tanaka')
    const client = story.as('vera')
    expect((await client.users.getById({ account_id: 1001 })).data.login).toBe('aoi-tanaka')
    story.github.deleteUser('aoi-tanaka')
    expect((await refusalOf(client.users.getById({ account_id: 1001 }))).status).toBe(404)
  },
  'login-renamed': async (story) => {
    story.github.rename('aoi', 'aoi-tanaka')
    expect((await story.as('vera').users.getByUsername({ username: 'aoi-tanaka' })).data.id).toBe(1001)
    expect((await refusalOf(story.as('vera').users.getByUsername({ username: 'aoi' }))).status).toBe(404)
    story.github.user('aoi')
    expect((await story.as('vera').users.getByUsername({ username: 'aoi' })).data.id).not.toBe(1001)
  },
  'org-membership': async (story) => {
    const { data } = await story.as('aoi').orgs.getMembershipForUser({ org: 'hikari', username: 'admin' })
    expect(data).toMatchObject({ state: 'active', role: 'admin' })
    story.github.user('stranger')
    const { status } = await refusalOf(
      story.as('stranger').orgs.getMembershipForUser({ org: 'hikari', username: 'aoi' }),
    )
    expect(status).toBe(403)
    const members = await story.as('aoi').orgs.listMembers({ org: 'hikari', role: 'admin' })
    expect(members.data.map(({ login }) => login)).toEqual(['admin'])
    const teams = await story.as('aoi').teams.list({ org: 'hikari' })
    expect(teams.data.map(({ slug }) => slug)).toEqual(['vip'])
  },
  'org-plan-hidden': async (story) => {
    story.github.user('stranger')
    const plan = async (login: string): Promise<unknown> =>
      (await story.as(login).orgs.get({ org: 'hikari' })).data.plan?.name
    expect([await plan('aoi'), await plan('stranger')]).toEqual(['enterprise', undefined])
  },
  'repository-hidden': async (story) => {
    story.github.user('stranger')
    expect((await refusalOf(story.as('stranger').repos.get(story.at))).status).toBe(404)
    const { data } = await story.as('aoi').repos.get(story.at)
    expect([data.private, data.permissions?.push, data.permissions?.admin]).toEqual([true, true, false])
  },
  'who-am-i': async (story) => {
    expect((await story.as('aoi').users.getAuthenticated()).data.login).toBe('aoi')
    expect((await refusalOf(app(story, {}).users.getAuthenticated())).status).toBe(403)
    expect((await refusalOf(story.withToken('ghp_wrong').users.getAuthenticated())).status).toBe(401)
  },
}
