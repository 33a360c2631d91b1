import { expect, test } from 'vitest'
import { createGitForge } from '../../src/adapters/git/forge.ts'
import { evaluate } from '../../src/approval/evaluate.ts'
import { campaign, campaignPath } from '../support/approval-facts.ts'
import { answer, approvalRepository, ask } from '../support/approval-repository.ts'
test('bench', async () => {
  for (const [signed, n] of [[true, 100], [false, 100], [true, 2], [false, 2]] as const) {
    const made = approvalRepository({ signed })
    made.run('checkout', '-q', 'autumn')
    let head = ''
    for (let i = 0; i < n; i++) head = made.commit({ [campaignPath]: campaign({ subject: `S${i}` }) }, 'aoi', signed ? 'aoi' : null)
    await ask(made, 'aoi', head); await answer(made, 'vera', head)
    const f = createGitForge(made.repository, { branch: 'refs/heads/main' })
    for (const w of ['cold', 'warm']) {
      const t = performance.now(); const facts = await f.proposed(head, made.known); const u = performance.now()
      const d = evaluate(facts)[0]
      console.log(signed, n, w, (u - t).toFixed(0), 'ms; evaluate', (performance.now() - u).toFixed(0), d?.verdict)
    }
  }
  expect(1).toBe(1)
}, 120000)
