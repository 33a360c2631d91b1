import { cpus, loadavg, totalmem } from 'node:os'

/** What a bench found, as `--json` prints it. */
export interface Report {
  readonly bench: string
  /** Whether every bar holds. */
  readonly held: boolean
  readonly [figure: string]: unknown
}

/** The machine a figure belongs to. */
function machine(): Readonly<Record<string, string | number>> {
  const processors = cpus()
  return {
    node: process.version,
    cores: processors.length,
    processor: processors[0]?.model ?? 'unknown',
    memory_gb: Math.round(totalmem() / 2 ** 30),
    /** Who else was at work: above the number of cores, seconds say little, and ratios still something. */
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  }
}

/** Prints the report: one JSON document, or a line for each figure. */
export function publish(report: Report, args: readonly string[], lines: readonly string[]): boolean {
  const whole = { version: 1, ...report, machine: machine() }
  if (args.includes('--json')) process.stdout.write(`${JSON.stringify(whole, null, 2)}\n`)
  else for (const line of [...lines, machineLine(whole.machine)]) process.stdout.write(`${line}\n`)
  return report.held
}

/** Tells how far it is, where nobody reads it as the answer. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

function machineLine(facts: ReturnType<typeof machine>): string {
  return `machine: ${Object.entries(facts)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')}`
}
