import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createGitForge } from '../src/adapters/git/forge.ts'
import { createGitHubReader } from '../src/adapters/github/reader.ts'
import { evaluate } from '../src/approval/evaluate.ts'
import { judgeRules } from '../src/approval/judge-rules.ts'
import { startGitHub } from './support/github/start-github.ts'
import { baseFiles, campaign, campaignPath, codeowners, list } from './support/approval-facts.ts'

async function company(more: Record<string, string> = {}) {
  let now = Date.parse('2026-10-05T02:00:00Z')
  const github = await startGitHub({ now: () => now })
  const org = github.org('hikari').user('root', { role: 'admin' })
  for (const [i, n] of ['aoi','vera','victor','bo','ken','mori','mallory'].entries()) org.user(n, { id: 1001 + i })
  org.team('vip', ['vera', 'victor']).team('marketing', ['aoi', 'bo', 'vera'])
  const files = { ...baseFiles, '.github/CODEOWNERS': codeowners(), ...more } as Record<string, string>
  const mail = org.repository('mail', { files, id: 42 })
  for (const who of ['aoi', 'ken', 'mori', 'bo', '@hikari/vip', '@hikari/marketing']) mail.grant(who, 'write')
  mail.grant('mallory', 'read')
  const root = mail.tip()
  const folder = mkdtempSync('/tmp/p1-')
  const run = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { encoding: 'utf8' }).trim()
  execFileSync('git', ['clone', '-q', `file://${mail.folder}`, folder])
  const reader = createGitHubReader({ forge: { github: 'hikari/mail', id: 42, api: github.url }, env: { POSTMERGE_GITHUB_TOKEN: github.token('root') } })
  const forge = createGitForge({ folder, env: process.env }, { branch: 'refs/remotes/origin/main', hosted: reader })
  const known = () => ({ root, judgedUpto: [], seen: [], nowMs: now, halted: null, planned: [], lifted: [], claimed: [], authorised: [] })
  const wait = (s = 60) => { now += s * 1000 }
  const say = (f: any) => { const d = evaluate(f)[0]; const reasons = (r: any): string[] => [ ...(r.met ? [] : [r.code]), ...r.children.flatMap(reasons)]; return d === undefined ? 'NONE' : `${d.verdict} ${d.code} [${d.approvals.map((a: any) => a.person)}] ${reasons(d.reason).filter((c) => /^[A-Z]/.test(c))}` }
  const proposed = async (pull: any) => say(await forge.proposed(pull.head(), known()))
  const merged = async (commit: string) => { run('fetch', '-q'); return say(await forge.merged(commit, known())) }
  const rules = async () => { run('fetch', '-q'); return judgeRules((await forge.rules(known()))!).unapproved.map((u) => `${u.reason.code} ${JSON.stringify(u.reason.values)}`) }
  const write = (o: any = {}) => { wait(); return mail.commit({ branch: 'autumn', as: 'aoi', files: { [campaignPath]: campaign() }, ...o }) }
  const open = (o: any = {}) => mail.pull({ head: 'autumn', as: 'aoi', ...o })
  return { github, org, mail, forge, known, wait, proposed, merged, rules, write, open, root, run }
}
type C = Awaited<ReturnType<typeof company>>
const cases: Record<string, (c: C) => Promise<unknown>> = {
  E1: async (c) => { c.write(); const p = c.open(); c.wait(); p.approve('vera'); c.wait(); return c.merged(p.merge('vera', 'squash')) },
  E9: async (c) => { c.write(); const p = c.open(); c.wait(); const r = p.approve('vera'); p.unbind(r); return c.proposed(p) },
  E12: async (c) => { c.write({ coAuthors: ['vera'] }); const p = c.open(); c.wait(); p.approve('vera'); return c.proposed(p) },
  E13: async (c) => { c.write(); const p = c.open(); c.write({ as: 'vera', files: { 'docs/x.txt': 'x' } }); c.wait(); p.approve('vera'); return c.proposed(p) },
  E14: async (c) => { c.write(); const p = c.open(); c.write({ as: 'vera', files: { [campaignPath]: campaign({ subject: 'X' }) } }); c.wait(); p.approve('vera'); return c.proposed(p) },
  E14push: async (c) => { c.write(); const p = c.open(); c.write({ as: 'aoi', pusher: 'vera', files: { [campaignPath]: campaign({ subject: 'X' }) } }); c.wait(); p.approve('vera'); return c.proposed(p) },
  E15: async (c) => { c.write({ email: 'x@nowhere.example' }); const p = c.open(); c.wait(); p.approve('vera'); const one = await c.proposed(p); p.approve('victor'); return [one, await c.proposed(p)] },
  E19: async (c) => { c.write(); const p = c.open(); c.wait(); p.approve('vera'); c.wait(); const r = p.review('vera', 'REQUEST_CHANGES', { body: 'no' }); c.wait(); p.dismiss(r, 'mori'); return c.proposed(p) },
  E21: async (c) => { c.write(); const p = c.open(); c.wait(); p.approve('vera'); c.wait(); p.review('mallory', 'REQUEST_CHANGES', { body: 'no' }); const one = await c.proposed(p); p.review('ken', 'REQUEST_CHANGES', { body: 'no' }); return [one, await c.proposed(p)] },
  E42: async (c) => { c.write(); const p = c.open(); c.wait(); p.approve('vera'); c.wait(); const m = p.merge('vera'); const one = await c.merged(m); c.wait(); p.review('ken', 'REQUEST_CHANGES', { body: 'no' }); return [one, await c.merged(m)] },
  E43: async (c) => { c.wait(); const m = c.mail.commit({ as: 'aoi', files: { [campaignPath]: campaign() } }); c.wait(1000); return c.merged(m) },
  E47: async (c) => { c.mail.push('refs/heads/other', c.root, 'aoi'); c.write(); const p = c.open(); c.wait(); p.approve('vera'); c.wait(); p.retarget('other', 'aoi'); c.wait(); p.retarget('main', 'aoi'); return c.proposed(p) },
  E49: async (c) => { const fork = c.mail.fork('aoi'); fork.commit({ branch: 'autumn', as: 'aoi', files: { [campaignPath]: campaign() } }); const p = c.mail.pull({ head: 'autumn', as: 'aoi', from: fork }); c.wait(); p.approve('vera'); const one = await c.proposed(p); return [one, await c.merged(p.merge('vera'))] },
  E57: async (c) => { c.write(); const p = c.open(); c.wait(); p.approve('vera'); c.mail.commit({ branch: 'b', as: 'aoi', files: { 'campaigns/winter/campaign.md': campaign() } }); const q = c.mail.pull({ head: 'b', as: 'aoi' }); c.wait(); q.approve('vera'); c.mail.ruleset({ rules: [{ type: 'merge_queue', parameters: {} }] as any }); p.enqueue('vera'); q.enqueue('victor'); const ms = c.mail.mergeQueue(); const out = []; for (const m of ms) out.push(await c.merged(m)); return out },
  E63: async (c) => { c.org.user('temp', { id: 5000 }); c.mail.grant('temp', 'write'); c.write({ as: 'temp' }); const p = c.open({ as: 'temp' }); c.wait(); p.approve('vera'); const one = await c.proposed(p); return [one] },
  E88: async (c) => { c.write(); const p = c.open(); c.wait(); p.commitSuggestion('aoi', 'vera', { [campaignPath]: campaign({ subject: 'S' }) }); c.wait(); p.approve('vera'); return c.proposed(p) },
  E89: async (c) => { c.write(); const p = c.open(); c.wait(); p.approve('vera'); p.commitSuggestion('aoi', 'vera', { [campaignPath]: campaign({ subject: 'S' }) }); c.wait(); return c.proposed(p) },
  E77: async (c) => { c.write(); const p = c.open(); c.wait(); p.approve('vera'); c.wait(); const m = p.merge('aoi'); return c.merged(m) },
  E80: async (c) => { c.mail.settings({ autoMerge: true }); c.mail.ruleset({ rules: [{ type: 'pull_request', parameters: { required_approving_review_count: 1 } }] as any }); c.write(); const p = c.open(); c.wait(); p.autoMerge('victor'); c.wait(); p.approve('vera'); c.wait(); const m = p.mergeCommit(); return m === null ? 'not merged' : c.merged(m) },
  E6: async (c) => { c.write(); const p = c.open(); c.wait(); p.approve('vera'); c.mail.commit({ as: 'ken', files: { 'docs/y.txt': 'y' } }); c.run('fetch', '-q'); c.wait(); p.updateBranch('vera'); return c.proposed(p) },
  E65: async (c) => { c.wait(); c.mail.commit({ as: 'ken', files: { 'policies/approvals.yaml': 'minimum: 2\n' } }); c.wait(1000); return c.rules() },
  E69: async (c) => { c.wait(); c.mail.commit({ branch: 'r', as: 'ken', files: { 'lists/vip.yaml': list('sensitivity: public\n') } }); const p = c.mail.pull({ head: 'r', as: 'ken' }); c.wait(); p.approve('vera'); c.wait(); p.merge('ken', 'squash'); return c.rules() },
  E67: async (c) => { c.wait(); c.mail.commit({ branch: 'r', as: 'mori', files: { 'policies/approvals.yaml': 'lists: { vip: { approval: off, reason: x, until: 2026-11-01 } }\n' } }); const p = c.mail.pull({ head: 'r', as: 'mori' }); c.wait(); p.approve('vera'); p.merge('mori', 'rebase'); return c.rules() },
}
test.each(Object.keys(cases))('%s', async (id) => {
  const c = await company()
  let out: unknown
  try { out = await cases[id]!(c) } catch (e) { out = e }
  console.log(id, out)
  await c.github.close().catch((e: Error) => console.log(id, 'CLOSE', e.message.slice(0, 300)))
}, 60000)
