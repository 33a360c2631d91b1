import { spawn, type ChildProcess } from 'node:child_process'
import { chownSync, mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import type { Readable, Writable } from 'node:stream'
import { assert } from '../../kit/assert.ts'
import { devToolsPipe, type DevTools } from './devtools-pipe.ts'
import type { ChromiumFiles } from './find-chromium.ts'

/** A browser that runs. */
export interface RunningChromium {
  readonly devTools: DevTools
  /** The process group. */
  readonly pid: number
  /** How it ended, with what it said last. */
  readonly ended: Promise<string>
  /** Ends it and all its children, however busy they are, and removes its folder. */
  kill(): Promise<void>
}

/** The user who owns nothing, on every Linux (Linux Standard Base, table 23-2). */
const nobody = 65_534
const complaintMax = 600
/** So long what it said last may still come when it has ended. */
const lastWordsMs = 1000

/** No address is looked up, and where there is one nevertheless, the way to it ends on this machine. */
const flags = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-startup-window',
  '--no-first-run',
  '--no-default-browser-check',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--dns-prefetch-disable',
  '--no-pings',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-webgl',
  '--disable-webrtc',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--mute-audio',
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--lang=en-US',
  // What is far down is loaded as well, and of what moves the first picture is shown.
  '--blink-settings=lazyLoadEnabled=false,imageAnimationPolicy=2',
] as const

/**
 * Starts Chromium with its own sandbox, in an empty folder, without anything of our environment. Started by root it becomes `nobody`, whom nothing
 * belongs to: with the sandbox it would not run as root, and what our process holds in its memory and environment is nobody's to read.
 */
export function startChromium({ executable, fontConfig }: ChromiumFiles): RunningChromium {
  const folder = mkdtempSync(join(tmpdir(), 'postmerge-paint-'))
  const isRoot = process.getuid?.() === 0
  if (isRoot) chownSync(folder, nobody, nobody)
  const child = spawn(executable, [...flags, `--user-data-dir=${join(folder, 'profile')}`], {
    cwd: folder,
    env: fontConfig === null ? {} : { FONTCONFIG_FILE: fontConfig },
    // A group of its own: whoever interrupts us with Ctrl-C does not reach it, and all of it is killed at once.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    ...(isRoot ? { uid: nobody, gid: nobody } : {}),
  })
  const [, , errors, input, output] = child.stdio
  assert(errors !== null && input !== null && output !== null, 'a child without its pipes')
  const devTools = devToolsPipe(input as Writable, output as Readable)
  const ended = endOf(child, errors)
  void ended.then((how) => devTools.end(new Error(how)))
  return {
    devTools,
    pid: child.pid ?? 0,
    ended,
    async kill() {
      killGroup(child)
      await ended
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** How it ended and its last words, which are about itself: pages say nothing there, for their scripts do not run. */
function endOf(child: ChildProcess, errors: Readable): Promise<string> {
  let said = ''
  errors.setEncoding('utf8')
  errors.on('data', (text: string) => {
    said = `${said}${text}`.slice(-complaintMax)
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(`${signal ?? `exit ${String(code)}`} ${said}`.trim()))
    // What it started may live on outside of its group, and hold its ends of our pipes.
    child.once('exit', () => {
      const late = setTimeout(() => child.stdio.forEach((stream) => stream?.destroy()), lastWordsMs)
      child.once('close', () => clearTimeout(late))
    })
  })
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It was gone already.
  }
}
