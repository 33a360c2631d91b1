import { jobsOf, type Job, type Step, type Workflow } from '../support/workflows/workflow.ts'

/** What every workflow must keep, and which threat it is against. */
export interface Rule {
  readonly id: string
  /** What is wrong, a line for each place. */
  readonly broken: (workflow: Workflow) => readonly string[]
}

const pinned = /^[\w-]+\/[\w-]+@[0-9a-f]{40}$/
const install = /^npm ci --ignore-scripts --omit=dev(?: --no-\w+)*$/
const fromOutside = /^(?:pull_request|merge_group)$/
const keyed = /secrets\./

/** The terms that may stand in an expression: none of them is text that somebody outside could choose, but the inputs, which go to `env` alone. */
const term =
  /^(?:vars\.POSTMERGE(?:_STORE|_LOCALE|_CHROMIUM)?|secrets\.POSTMERGE_SECRETS|inputs\.(?:release|reason|order)|github\.(?:token|ref|event_name|event\.workflow_run\.event|server_url|repository|run_id)|runner\.temp|needs\.resume\.result|cancelled|format)$/

/** What is run beside keys before the one command that gets them. */
const known = /^(?:npm ci --ignore-scripts --omit=dev(?: --no-\w+)*|git remote set-head origin main)$/

/** The rules, by the number of the threat. */
export const rules: readonly Rule[] = [
  {
    id: 'T38 no event runs with keys on what an outsider began, and no code of a pull request is checked out beside them',
    broken: (each) => [
      ...('pull_request_target' in each.on ? ['pull_request_target'] : []),
      ...keyedJobs(each).flatMap(({ id, steps }) =>
        steps
          .filter((step) => isUse(step, 'checkout') && step.with?.['ref'] !== 'main')
          .map(() => `${id}: ref`),
      ),
    ],
  },
  {
    id: 'T39 a workflow that pull requests start sees no secret',
    broken: (each) => (isFromOutside(each) && keyed.test(each.text) ? ['secrets'] : []),
  },
  {
    id: 'T41 who has secrets has them from an environment, on the default branch',
    broken: (each) =>
      keyedJobs(each).flatMap((job) =>
        [
          /^mail-(?:send|desk|control)$/.test(job.environment ?? '') ? [] : [`${job.id}: environment`],
          mustHold(job.if).includes("github.ref == 'refs/heads/main'") ? [] : [`${job.id}: branch`],
        ].flat(),
      ),
  },
  {
    id: 'T42 no expression in a command; those elsewhere are of known terms, and stand in a step’s env, in a condition, or in the path of the pictures',
    broken: (each) => [
      ...jobsOf(each).flatMap(({ id, steps }) =>
        steps.filter(({ run }) => run?.includes('${{')).map(({ name }) => `${id}: ${name}: run`),
      ),
      ...termsOf(each)
        .filter((name) => !term.test(name))
        .map((name) => `term ${name}`),
      ...outsideOfEnv(each),
    ],
  },
  {
    id: 'T44 no cache where keys are',
    broken: (each) =>
      keyedJobs(each).flatMap(({ id, steps }) =>
        steps
          .filter(
            (step) =>
              /cache/i.test(step.uses ?? '') ||
              (isUse(step, 'setup-node') &&
                (step.with?.['package-manager-cache'] !== false || 'cache' in step.with)),
          )
          .map(({ uses }) => `${id}: ${uses}`),
      ),
  },
  {
    id: 'T40 beside keys run these commands and no other, in the shell and on the machine that everybody expects',
    broken: (each) => [
      ...keyedJobs(each).flatMap(({ id, steps }) =>
        steps.flatMap(({ name, run }, at) =>
          run === undefined || known.test(run.trim()) || (at > 0 && isLastRun(steps, at))
            ? []
            : [`${id}: ${name ?? ''}: ${run}`],
        ),
      ),
      ...jobsOf(each).flatMap((job) =>
        [job, ...job.steps].flatMap((part) =>
          Object.keys(part)
            .filter((key) =>
              /^(?:container|services|strategy|defaults|shell|working-directory|uses)$/.test(key),
            )
            .filter((key) => key !== 'uses' || part === job)
            .map((key) => `${job.id}: ${key}`),
        ),
      ),
      ...Object.keys(each).filter((key) => /^(?:defaults|run-name)$/.test(key)),
      ...Object.entries(each.env ?? {}).flatMap(([name, value]) =>
        name === 'POSTMERGE_PROGRAM' && value === 'bin/postmerge.js' ? [] : [`env ${name}`],
      ),
      ...jobsOf(each).flatMap(({ id, env }) => Object.keys(env ?? {}).map((name) => `${id}: env ${name}`)),
    ],
  },
  {
    id: 'T45 every action is pinned by a commit, with its version beside it, one for each action',
    broken: (each) => [
      ...usesOf(each).filter((uses) => !pinned.test(uses)),
      ...[...each.text.matchAll(/uses: (.*)/g)]
        .map(([, rest]) => rest ?? '')
        .filter((rest) => !/^\S+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(rest)),
      ...new Set(usesOf(each)).values().filter((uses) => pinOf(uses) !== uses),
    ],
  },
  {
    id: 'T46 packages are installed from the lock file, without their scripts, before a secret is there; what holds secrets is the last step and the only one, but for one that keeps the pictures',
    broken: (each) =>
      keyedJobs(each).flatMap(({ id, steps }) => {
        const holders = steps.flatMap((step, at) => (keyed.test(JSON.stringify(step)) ? [at] : []))
        const installs = steps.flatMap((step, at) => (install.test(step.run ?? '') ? [at] : []))
        const others = steps.filter(({ run }) => /\bnp[mx]\b/.test(run ?? '') && !install.test(run ?? ''))
        return [
          holders.length === 1 && keepsPictures(steps.slice((holders[0] ?? 0) + 1))
            ? []
            : [`${id}: holders ${holders.join()}`],
          installs.length === 1 && (installs[0] ?? 0) < (holders[0] ?? 0) ? [] : [`${id}: install`],
          others.map(({ run }) => `${id}: ${run}`),
        ].flat()
      }),
  },
  {
    id: 'T47 no permission but those a job names, none to write, and no credentials left behind',
    broken: (each) => [
      ...(JSON.stringify(each.permissions) === '{}' ? [] : ['permissions at the top']),
      ...jobsOf(each).flatMap(({ id, permissions, steps }) =>
        [
          permissions === undefined ? [`${id}: permissions`] : [],
          Object.entries(permissions ?? {})
            .filter(([, level]) => level !== 'read')
            .map(([name, level]) => `${id}: ${name}: ${level}`),
          steps
            .filter((step) => isUse(step, 'checkout') && step.with?.['persist-credentials'] !== false)
            .map(() => `${id}: credentials`),
        ].flat(),
      ),
    ],
  },
  {
    id: 'T48 nobody is trusted for a name',
    broken: ({ text }) => [...text.matchAll(/\b(?:triggering_)?actor\b|\bsender\b|\.login\b/g)].map(String),
  },
  {
    id: 'T49 nothing that a pull request made is taken',
    broken: ({ text }) => [...text.matchAll(/download-artifact|gh run download|artifacts?\/\d/g)].map(String),
  },
  {
    id: 'T50 no comment or review starts anything',
    broken: ({ on }) =>
      Object.keys(on).filter((event) => /comment|review|discussion|issues|label/.test(event)),
  },
  {
    id: 'T51 the machine with the store is for those who need it; what a pull request starts never runs there',
    broken: (each) =>
      jobsOf(each).flatMap((job) => {
        const own = Array.isArray(job['runs-on'])
        const named = /^(?:self-hosted,postmerge|self-hosted,postmerge-control)$/.test(String(job['runs-on']))
        if (own ? !named : job['runs-on'] !== 'ubuntu-latest') return [`${job.id}: ${String(job['runs-on'])}`]
        return own && (isFromOutside(each) || !isKeyed(job)) ? [`${job.id}: own runner`] : []
      }),
  },
  {
    id: 'T52 what may be a required check is never skipped as a whole',
    broken: (each) => {
      const event = each.on['pull_request'] as Readonly<Record<string, unknown>> | null | undefined
      if (event === undefined) return []
      return [
        ...Object.keys(event ?? {}).filter((key) => /^(?:paths|branches)/.test(key)),
        ...jobsOf(each).flatMap((job) => ('if' in job || 'needs' in job ? [`${job.id}: if`] : [])),
      ]
    },
  },
  {
    id: 'T54 nothing is green that was not',
    broken: ({ text }) => [...text.matchAll(/continue-on-error|\|\| *(?:true|:)|set \+e/g)].map(String),
  },
  {
    id: 'T55 sends wait for each other and none is dropped; an order never waits',
    broken: (each) => [
      ...('concurrency' in each ? ['concurrency at the top'] : []),
      ...jobsOf(each).flatMap((job) => {
        const is = JSON.stringify(job.concurrency ?? null)
        return is === JSON.stringify(queueOf(job)) ? [] : [`${job.id}: ${is}`]
      }),
    ],
  },
  {
    id: 'T56 a signal reaches the program itself, which ends before its job is ended',
    broken: (each) =>
      keyedJobs(each).flatMap((job) => {
        const run = job.steps.findLast((step) => step.run !== undefined)?.run ?? ''
        const last = run.trim().split('\n').at(-1)?.trim() ?? ''
        const hours = /--for PT(\d+)H$/.exec(last)?.[1]
        return [
          last.startsWith('exec node "$POSTMERGE_PROGRAM" ') ? [] : [`${job.id}: ${last}`],
          hours !== undefined && Number(hours) * 60 + 15 > (job['timeout-minutes'] ?? 360)
            ? [`${job.id}: timeout`]
            : [],
        ].flat()
      }),
  },
  {
    id: 'T59 by hand only an order about a release that exists: no commit, no list',
    broken: (each) => {
      if (!('workflow_dispatch' in each.on)) return []
      const event = each.on['workflow_dispatch'] as {
        readonly inputs?: Readonly<Record<string, Input>>
      } | null
      const allowed: Readonly<Record<string, string>> = {
        control: 'order:choice:halt,resume,abort release:string: reason:string:',
        send: 'release:string: reason:string:',
      }
      const inputs = Object.entries(event?.inputs ?? {})
        .map(([name, { type, options = [] }]) => `${name}:${type}:${options.join()}`)
        .join(' ')
      return inputs === (allowed[each.file] ?? '') ? [] : [inputs]
    },
  },
  {
    id: 'T72 nothing but the product’s own tests happens before the repository says so, and then one line says why',
    broken: (each) => (each.file === 'ci' ? [] : switchTrouble(each)),
  },
  {
    id: 'every job ends by itself',
    broken: (each) =>
      jobsOf(each).flatMap((job) => (job['timeout-minutes'] === undefined ? [`${job.id}: no timeout`] : [])),
  },
]

interface Input {
  readonly type?: string
  readonly options?: readonly string[]
}

function isFromOutside({ on }: Workflow): boolean {
  return Object.keys(on).some((event) => fromOutside.test(event))
}

function isKeyed(job: Job): boolean {
  return keyed.test(JSON.stringify(job))
}

function keyedJobs(each: Workflow): readonly (Job & { readonly id: string })[] {
  return jobsOf(each).filter(isKeyed)
}

function isUse(step: Step, action: string): boolean {
  return step.uses?.startsWith(`actions/${action}@`) === true
}

/** Whether a step is the last one that runs anything; its command has a rule of its own. */
function isLastRun(steps: readonly Step[], at: number): boolean {
  return steps.slice(at + 1).every(({ run }) => run === undefined)
}

/** What must hold, each by itself, for a job to run; nothing where another way leads around it. */
function mustHold(condition: string | undefined): readonly string[] {
  const text = (condition ?? '').replaceAll(/\([^()]*\|\|[^()]*\)/g, '(…)')
  return text.includes('||') || /!\s*\((?!\))/.test(text) ? [] : text.split('&&').map((part) => part.trim())
}

/** Nothing at all, or one step that keeps the page of the pictures and nothing else. */
function keepsPictures(steps: readonly Step[]): boolean {
  return steps.length <= 1 && steps.every(isPicturePage)
}

function isPicturePage(step: Step): boolean {
  return (
    isUse(step, 'upload-artifact') &&
    step.env === undefined &&
    JSON.stringify(step.with) ===
      JSON.stringify({
        path: '${{ runner.temp }}/pictures/pictures.html',
        archive: false,
        'if-no-files-found': 'ignore',
        'retention-days': 30,
      })
  )
}

function usesOf(each: Workflow): readonly string[] {
  return jobsOf(each).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))
}

/** The one commit of each action; found in several independent public repositories beside this version. */
function pinOf(uses: string): string {
  const pins = [
    'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd',
    'actions/setup-node@6044e13b5dc448c55e2357c09f80417699197238',
    'actions/upload-artifact@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a',
  ]
  return pins.find((pin) => pin.split('@')[0] === uses.split('@')[0]) ?? ''
}

/** Every name in every expression: in `${{ }}` and in conditions, which need no braces. */
function termsOf(each: Workflow): readonly string[] {
  const conditions = jobsOf(each).flatMap((job) => [job, job.steps].flat().map((part) => part.if))
  const braces = [...each.text.matchAll(/\$\{\{([^]*?)\}\}/g)].map(([, inside]) => inside)
  return [...conditions, ...braces].flatMap((text) =>
    [...(text ?? '').replaceAll(/'[^']*'/g, '').matchAll(/[A-Za-z_][\w.*-]*/g)].map(String),
  )
}

/** Braces anywhere but in the `env` of a step, and in the path of the page of the pictures. */
function outsideOfEnv(each: Workflow): readonly string[] {
  const steps = jobsOf(each).flatMap((job) => job.steps)
  const inEnv = steps
    .flatMap(({ env }) => Object.values(env ?? {}))
    .filter((value) => /^\$\{\{ (?:(?!\$\{\{)[^])+ \}\}$/.test(value)).length
  const known = inEnv + steps.filter(isPicturePage).length
  const all = each.text.split('${{').length - 1
  return all === known ? [] : [`${all - known} expressions outside of a step’s env`]
}

/** How the jobs of an environment must wait for each other. */
function queueOf({ environment }: Job): unknown {
  const once = { 'cancel-in-progress': false }
  if (environment === 'mail-send') return { group: 'mail-send', ...once, queue: 'max' }
  return environment === 'mail-desk' ? { group: 'mail-desk', ...once } : null
}

function switchTrouble(each: Workflow): readonly string[] {
  const explains = ({ if: condition, run }: Step): boolean =>
    condition?.startsWith("vars.POSTMERGE != 'on'") === true &&
    /^echo '[^'\n]*POSTMERGE to on\.'$/.test(run ?? '')
  const isOn = (condition: string | undefined): boolean =>
    mustHold(condition).includes("vars.POSTMERGE == 'on'")
  const jobs = jobsOf(each)
  const explaining = jobs.flatMap(({ steps, if: condition }) =>
    steps.filter((step) => explains({ if: condition ?? '', ...step })),
  )
  const acting = jobs.flatMap(({ id, steps, if: condition }) =>
    steps
      .filter((step) => !explains({ if: condition ?? '', ...step }) && !isOn(step.if) && !isOn(condition))
      .map(({ name, uses }) => `${id}: ${name ?? uses} is not switched`),
  )
  return [...(explaining.length === 1 ? [] : [`${explaining.length} explanations`]), ...acting]
}
