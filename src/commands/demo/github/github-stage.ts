import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import type { World } from '../../verb.ts'
import { createAlbum } from '../album.ts'
import { newsletterCsv } from '../contacts.ts'
import { layFoundation } from '../foundation.ts'
import { people, type Actor } from '../people.ts'
import { createPlayer } from '../player.ts'
import type { Files } from '../policies.ts'
import { writeFiles } from '../repository.ts'
import type { Stage } from '../stage.ts'
import type { Theatre } from '../theatre.ts'
import { createGitHubAlbum, type GitHubAlbum } from './github-album.ts'
import { openSite, owner, repo, repositoryId, type GitHubSite } from './github-site.ts'
import { startStandIn, type AppLogin } from './stand-in.ts'

/** Everything that the story on GitHub is played with. */
export interface GitHubStage extends Stage {
  readonly site: GitHubSite
  readonly pages: GitHubAlbum
}

const runner = 'runner'
/** Where the desk writes pictures. */
export const pictureFolder = 'pictures'

/** Makes keys, servers, and a repository on a GitHub of this machine, with a clone for everybody who works with files. */
export async function setGitHubStage(world: World, theatre: Theatre, readers: number): Promise<GitHubStage> {
  const { folder, servers } = theatre
  const standIn = await startStandIn()
  servers.adopt(standIn)
  const foundation = await layFoundation(world, theatre, { env: {}, tradeHabits: {} })
  const { common, zone, town } = foundation
  const files = onGitHub(foundation.files, standIn.at)
  const { tokens, apps } = await standIn.found(await companyOf(files))
  await makeClones({ folder, env: common, url: standIn.at, tokens })
  await writeFiles(folder, { 'newsletter.csv': newsletterCsv(readers) })
  const envOf = (actor: Actor): NodeJS.ProcessEnv => ({
    ...foundation.envOf(actor),
    ...loginOf(apps[actor === 'desk' ? 'postmerge-desk' : 'postmerge-reader']),
    // A browser of this machine, if there is one, and its fonts.
    ...(actor === 'desk'
      ? {
          ...painting(world.env),
          POSTMERGE_PICTURES_URL: `${standIn.at}/${owner}/${repo}/actions/runs/1#artifacts`,
        }
      : {}),
  })
  const player = createPlayer(world, { folder, envOf })
  const cast = { newsletter: readers, wholesale: 0 }
  const site = openSite(standIn, { tokens, player })
  return { world, folder, player, album: createAlbum(), zone, town, cast, site, pages: createGitHubAlbum() }
}

/** The policies of a company whose people approve on GitHub, where their accounts are called like them. */
function onGitHub(files: Files, api: string): Files {
  const text = (path: string): string => String(files[path])
  const forge = `forge: { github: ${owner}/${repo}, id: ${repositoryId}, api: "${api}" }\n`
  return {
    ...files,
    'policies/approvals.yaml': `${text('policies/approvals.yaml').trimEnd()}\n${forge}`,
    'policies/identities.yaml': text('policies/identities.yaml').replaceAll(
      /login: (\w+)-hikari/g,
      'login: $1',
    ),
  }
}

/** What the stand-in is told: accounts and teams as `policies/identities.yaml` pins them, and what each App may do. */
async function companyOf(files: Files): Promise<unknown> {
  const identities = String(files['policies/identities.yaml'])
  const users = [...identities.matchAll(/login: (\w+), id: (\d+)/g)].map(([, login = '', id]) => [
    login,
    Number(id),
  ])
  const teams = [...identities.matchAll(/^ {2}"@hikari\/(\w+)": \[(.+)\]$/gm)].map(
    ([, team = '', members = '']) => [team, members.split(', ')],
  )
  return {
    owner,
    repo,
    id: repositoryId,
    users: { ...Object.fromEntries(users), [runner]: 100_200 },
    teams: Object.fromEntries(teams),
    grants: {
      '@hikari/marketing': 'write',
      '@hikari/sales': 'write',
      '@hikari/it': 'admin',
      mori: 'write',
      [runner]: 'write',
    },
    files: Object.fromEntries(
      Object.entries(files).map(([path, file]) => [
        path,
        typeof file === 'string' ? file : { base64: Buffer.from(file).toString('base64') },
      ]),
    ),
    apps: {
      'postmerge-desk': await permissionsIn('github-app-manifest.json'),
      'postmerge-reader': await permissionsIn('github-app-manifest-sender.json'),
    },
  }
}

/** What an App may do, by the manifest that a company creates it from. */
async function permissionsIn(manifest: string): Promise<unknown> {
  const text = await readFile(new URL(`../../../../docs/${manifest}`, import.meta.url), 'utf8')
  return (JSON.parse(text) as { readonly default_permissions: unknown }).default_permissions
}

async function makeClones(site: {
  readonly folder: string
  readonly env: NodeJS.ProcessEnv
  readonly url: string
  readonly tokens: Readonly<Record<string, string>>
}): Promise<void> {
  const { folder, env, url, tokens } = site
  const clone = async (name: string, settings: readonly string[]): Promise<void> => {
    const basic = Buffer.from(`x-access-token:${tokens[name] ?? ''}`).toString('base64')
    const config = [...settings, `http.${url}/.extraHeader=Authorization: Basic ${basic}`].flatMap((one) => [
      '--config',
      one,
    ])
    await promisify(execFile)('git', ['clone', '--quiet', ...config, `${url}/${owner}/${repo}.git`, name], {
      cwd: folder,
      env,
    })
  }
  for (const name of people) await clone(name, [`user.name=${name}`, `user.email=${name}@hikari.example`])
  await clone(runner, [])
}

function loginOf(app: AppLogin | undefined): NodeJS.ProcessEnv {
  if (app === undefined) throw new Error('the stand-in has no such App')
  return {
    POSTMERGE_GITHUB_APP_ID: String(app.id),
    POSTMERGE_GITHUB_APP_KEY: app.key,
    POSTMERGE_GITHUB_INSTALLATION: String(app.installation),
  }
}

function painting(env: World['env']): NodeJS.ProcessEnv {
  const names = ['POSTMERGE_CHROMIUM', 'FONTCONFIG_FILE']
  return Object.fromEntries(names.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]]])))
}
