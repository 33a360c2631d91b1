/** What the ticks of workflows cost in a month of thirty days. */
export interface TickCost {
  readonly runs: number
  /** Minutes that are billed: each job is rounded up to a whole one. */
  readonly minutes: number
}

const days = 30

/**
 * What the schedules of a workflow's text cost in thirty days, when each run bills `minutesPerRun` minutes of a machine of GitHub's
 * (1: a job that ends within a minute; 0: a runner of one's own). For `init` and `doctor`. A workflow without a schedule costs nothing.
 * https://docs.github.com/en/billing/concepts/product-billing/github-actions
 */
export function tickCost(workflow: string, minutesPerRun: number): TickCost {
  const runs = cronsOf(workflow).reduce((sum, cron) => sum + runsOf(cron), 0)
  return { runs, minutes: runs * minutesPerRun }
}

/** The schedules of a workflow, as they stand below `schedule:`. */
function cronsOf(workflow: string): readonly string[] {
  return [...workflow.matchAll(/^\s*- cron: *(['"])(.+?)\1\s*(?:#.*)?$/gm)].map(([, , cron]) => cron ?? '')
}

/** How often a schedule begins in thirty days; of a month or a weekday, its share. */
function runsOf(cron: string): number {
  const [minute = '', hour = '', day = '', month = '', weekday = ''] = cron.trim().split(/\s+/)
  const a = count(day, 1, 31) / 31
  const b = count(weekday, 0, 6) / 7
  // Where both are named, either is enough.
  const share = day.startsWith('*') || weekday.startsWith('*') ? a * b : a + b - a * b
  const perDay = count(minute, 0, 59) * count(hour, 0, 23)
  return Math.round(perDay * days * share * (count(month, 1, 12) / 12))
}

/** How many values a field of a schedule names: a star, numbers, names, ranges and steps of them, with commas between. */
function count(field: string, low: number, high: number): number {
  const named = new Set<number>()
  for (const part of field.split(',')) {
    const [range = '', step] = part.split('/')
    const [from, to] = range === '*' ? [low, high] : boundsOf(range, step === undefined ? null : high)
    for (let value = from; value <= to; value += Math.max(1, Number(step ?? '1') || 1)) named.add(value)
  }
  return named.size
}

/** The ends of a range; a single value with a step runs to the end of the field. */
function boundsOf(range: string, end: number | null): readonly [number, number] {
  const [first = '', last] = range.split('-')
  const from = valueOf(first)
  return [from, last === undefined ? (end ?? from) : valueOf(last)]
}

function valueOf(text: string): number {
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
  const months = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
  const name = text.toLowerCase()
  return /^\d+$/.test(text) ? Number(text) : Math.max(names.indexOf(name), months.indexOf(name), 0)
}
