import { publish } from './report.ts'

/** `validate` and `plan` of one changed campaign among 2 000. */
export async function run(args: readonly string[]): Promise<boolean> {
  return publish({ bench: 'validate', held: false }, args, ['not measured'])
}
