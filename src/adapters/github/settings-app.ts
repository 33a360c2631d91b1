import { look, type Seen } from './seen.ts'
import type { SettingsClient } from './settings.ts'

/** What an organisation granted to our App: `contents: write`. */
export type AppPermissions = Readonly<Record<string, string>>

/**
 * Reads what the installation of our App may do, asked by the App itself. What its page asks for and nobody has granted yet is not in it.
 * https://docs.github.com/en/rest/apps/apps#get-an-installation-for-the-authenticated-app
 */
export async function readAppPermissions(
  client: SettingsClient,
  installation: number,
): Promise<Seen<AppPermissions>> {
  return look(async () => {
    const { data } = await client.request('GET /app/installations/{installation_id}', {
      installation_id: installation,
    })
    return { ...data.permissions }
  })
}
