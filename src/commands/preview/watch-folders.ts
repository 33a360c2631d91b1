import { existsSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'

/** An editor saves in several steps; one look after the last of them is enough. */
const debounceMs = 100
const pollMs = 2000
/** What campaigns are made of. */
const folders = ['campaigns', 'lists', 'policies', '.github', 'docs']

/** How to hear of changes. */
interface WatchOptions {
  /** Called after files were saved, never twice at once. It may be called when nothing is different. */
  readonly changed: () => Promise<void>
  /** Called once when the system does not tell of changes; from then on it is asked every two seconds. */
  readonly onBlind: (reason: string) => void
}

/** Watches the content folders of a work tree, those too that are made later. Returns what ends it. */
export function watchFolders(root: string, { changed, onBlind }: WatchOptions): () => void {
  const watchers = new Map<string, FSWatcher>()
  let timer: NodeJS.Timeout | undefined
  let running = Promise.resolve()
  let poll: NodeJS.Timeout | undefined

  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      watchNew()
      running = running.then(changed)
    }, debounceMs)
  }
  const goBlind = (error: unknown): void => {
    if (poll !== undefined) return
    onBlind(error instanceof Error && 'code' in error ? String(error.code) : 'unknown')
    poll = setInterval(() => void (running = running.then(changed)), pollMs)
  }
  const watchOne = (folder: string, recursive: boolean): void => {
    try {
      const watcher = watch(join(root, folder), { recursive }, (_, name) => {
        // The root tells of every file in it; only the folders in which we look matter.
        if (recursive || folders.includes(String(name))) soon()
      })
      watcher.on('error', (error) => {
        watchers.delete(folder)
        watcher.close()
        // A folder that was removed may come back; anything else is the system's limit.
        if (existsSync(join(root, folder))) goBlind(error)
      })
      watchers.set(folder, watcher)
    } catch (error) {
      goBlind(error)
    }
  }
  const watchNew = (): void => {
    for (const folder of folders) {
      const exists = existsSync(join(root, folder))
      if (exists && !watchers.has(folder)) watchOne(folder, true)
      if (!exists) {
        watchers.get(folder)?.close()
        watchers.delete(folder)
      }
    }
  }
  watchOne('.', false)
  watchNew()
  return () => {
    clearTimeout(timer)
    clearInterval(poll)
    for (const watcher of watchers.values()) watcher.close()
  }
}
