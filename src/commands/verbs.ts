import type { VerbRow } from './verb.ts'

/** Every verb, in the order of help. Help, completions and `docs/commands.md` come from this table. */
export const verbs: readonly VerbRow[] = [
  { name: 'new', who: 'writer', about: 'about-new', load: () => import('./new.ts') },
  { name: 'validate', who: 'writer', about: 'about-validate', load: () => import('./validate.ts') },
  { name: 'preview', who: 'writer', about: 'about-preview', load: () => import('./preview.ts') },
  { name: 'plan', who: 'writer', about: 'about-plan', load: () => import('./plan.ts') },
  { name: 'test', who: 'writer', about: 'about-test', load: () => import('./test.ts') },
  { name: 'request', who: 'writer', about: 'about-request', load: () => import('./request.ts') },
  { name: 'approve', who: 'approver', about: 'about-approve', load: () => import('./approve.ts') },
  { name: 'approvals', who: 'approver', about: 'about-approvals', load: () => import('./approvals.ts') },
  { name: 'desk', who: 'approver', about: 'about-desk', load: () => import('./desk.ts') },
  { name: 'send', who: 'runner', about: 'about-send', load: () => import('./send.ts') },
  { name: 'status', who: 'runner', about: 'about-status', load: () => import('./status.ts') },
  { name: 'halt', who: 'runner', about: 'about-halt', load: () => import('./halt.ts') },
  { name: 'resume', who: 'runner', about: 'about-resume', load: () => import('./resume.ts') },
  { name: 'abort', who: 'runner', about: 'about-abort', load: () => import('./abort.ts') },
  { name: 'resolve', who: 'runner', about: 'about-resolve', load: () => import('./resolve.ts') },
  { name: 'serve', who: 'runner', about: 'about-serve', load: () => import('./serve.ts') },
  { name: 'init', who: 'operator', about: 'about-init', load: () => import('./init.ts') },
  {
    name: 'list import',
    who: 'operator',
    about: 'about-list-import',
    load: () => import('./list-import.ts'),
  },
  { name: 'list count', who: 'operator', about: 'about-list-count', load: () => import('./list-count.ts') },
  {
    name: 'audit verify',
    who: 'auditor',
    about: 'about-audit-verify',
    load: () => import('./audit-verify.ts'),
  },
  { name: 'audit log', who: 'auditor', about: 'about-audit-log', load: () => import('./audit-log.ts') },
  { name: 'audit trace', who: 'auditor', about: 'about-audit-trace', load: () => import('./audit-trace.ts') },
  { name: 'completion', who: 'writer', about: 'about-completion', load: () => import('./completion.ts') },
  { name: 'demo', who: 'auditor', about: 'about-demo', load: () => import('./demo.ts') },
]
