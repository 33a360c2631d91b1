import { createCompiler } from '../adapters/compile-child/compiler.ts'
import { phraseOf } from '../words/say.ts'
import { answerRequests } from './desk/answer-requests.ts'
import type { DeskOutcome } from './desk/pass.ts'
import { openPost } from './desk/post.ts'
import { remindOwners } from './desk/remind-owners.ts'
import { returnRejections } from './desk/return-rejections.ts'
import { sendTests } from './desk/send-tests.ts'
import { tellResults } from './desk/tell-results.ts'
import { exit, type Verb, type World } from './verb.ts'
import { openSigner, openStoreOf, openWorkbench } from './workbench.ts'

/**
 * One pass over what writers asked and owners answered: counts the audience, writes PLANNED, mails whoever must act, and reminds them once. It runs where the store
 * and the key of notices are, on the default branch's rules; a branch under review is read as data and never checked out.
 */
export const verb: Verb = { arguments: [], options: [], run: desk }

async function desk(world: World): Promise<number> {
  const bench = await openWorkbench(world)
  const signer = openSigner(world, bench.ledgerPolicy)
  const store = await openStoreOf(world, bench.repository)
  const compiler = createCompiler()
  const post = openPost(world, bench)
  const pass = { world, bench, store, memory: store.deskMemory, signer, compiler, post }
  try {
    const outcomes = [
      ...(await returnRejections(pass)),
      ...(await sendTests(pass)),
      ...(await answerRequests(pass)),
      ...(await remindOwners(pass)),
      ...(await tellResults(pass)),
    ]
    report(world, outcomes)
    if (outcomes.some(({ kind }) => kind === 'again')) return exit.again
    return outcomes.some(({ kind }) => kind === 'problem') ? exit.refused : exit.done
  } finally {
    await compiler.close()
    await post.close()
    store.close()
  }
}

function report(world: World, outcomes: readonly DeskOutcome[]): void {
  if (world.json) {
    const said = outcomes.map(({ code, values, kind }) => ({
      code,
      kind,
      values,
      message: phraseOf(world.locale, code, values).say,
    }))
    world.out(JSON.stringify({ version: 1, outcomes: said }))
    return
  }
  if (outcomes.length === 0) world.out(phraseOf(world.locale, 'desk-nothing').say)
  for (const { code, values, kind } of outcomes) {
    const phrase = phraseOf(world.locale, code, values)
    const print = kind === 'done' ? world.out : world.err
    print(phrase.say)
    if (phrase.fix !== undefined) print(`  ${phraseOf(world.locale, 'label-next').say}: ${phrase.fix}`)
  }
}
