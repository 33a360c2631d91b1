import { onTestFinished } from 'vitest'
import { createCompiler } from '../../src/adapters/compile-child/compiler.ts'
import { openCountRole } from '../../src/adapters/sqlite/count-role.ts'
import { openStore } from '../../src/adapters/sqlite/open-store.ts'
import type { DeskOutcome, DeskPass } from '../../src/commands/desk/pass.ts'
import type { Letter } from '../../src/commands/desk/post.ts'
import { openDeskPictures } from '../../src/commands/pictures/desk-pictures.ts'
import type { World } from '../../src/commands/verb.ts'
import { openWorkbench } from '../../src/commands/workbench.ts'
import { makeLedgerSigner } from '../../src/ledger/signer.ts'
import type { Notice } from '../../src/notice/notice.ts'
import type { Company } from './company.ts'
import { ledgerPem } from './ledger-keys.ts'

/** The world of somebody in a company, with its clock. */
export function worldOf(here: Company, root: string): World {
  return {
    env: {
      ...here.sandbox.env,
      POSTMERGE_TOKEN_KEY: Buffer.alloc(32, 7).toString('base64'),
      POSTMERGE_CHROMIUM: 'off',
    },
    root,
    clock: { now: () => here.clock.now },
    locale: 'en',
    json: false,
    terminal: false,
    out: () => {},
    err: () => {},
    progress: () => {},
    signal: new AbortController().signal,
  }
}

/** The desk with a real store, a real repository and the company's clock, but a post that only notes what it is given. */
export function openDesk(here: Company) {
  const letters: (Notice & { person: string })[] = []
  let takes = true
  const send = async ({ person, write }: Letter): Promise<boolean> => {
    if (takes) letters.push({ person, ...write('en', person) })
    return takes
  }
  const compiler = createCompiler({ reuse: true })
  onTestFinished(() => compiler.close())
  const work = async (
    doing: (pass: DeskPass) => Promise<readonly DeskOutcome[]>,
  ): Promise<readonly DeskOutcome[]> => {
    const world = worldOf(here, here.runner.folder)
    // Opened and closed each time, as by runs of their own: what is remembered is remembered in the file.
    const store = openStore('sqlite:store.db', {
      folder: here.sandbox.folder,
      random: (length) => new Uint8Array(length).fill(1),
    })
    const counts = openCountRole('sqlite:store.db', { folder: here.sandbox.folder })
    try {
      return await doing({
        world,
        bench: await openWorkbench(world),
        store,
        counts,
        memory: store.deskMemory,
        signer: makeLedgerSigner({ keyId: 'desk', pem: ledgerPem(2) }),
        compiler,
        pictures: await openDeskPictures({ world, compiler, memory: store.pullMemory, folder: null }),
        post: { wants: () => true, send, close: async () => {} },
      })
    } finally {
      counts.close()
      store.close()
    }
  }
  return {
    letters,
    takes: (is: boolean) => (takes = is),
    work,
  }
}
