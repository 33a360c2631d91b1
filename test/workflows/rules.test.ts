import { describe, expect, test } from 'vitest'
import { rules } from './rules.ts'
import { parseWorkflow, workflow, workflows } from '../support/workflows/workflow.ts'

/** A change that breaks one rule: a workflow, what is replaced in it, and by what. */
type Mutation = readonly [rule: string, file: string, from: string | RegExp, to: string]

const checkout = 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2'
const secret = '${{ secrets.POSTMERGE_SECRETS }}'

const mutations: readonly Mutation[] = [
  ['T38', 'desk', '  workflow_run:', '  pull_request_target:\n  workflow_run:'],
  ['T38', 'desk', 'ref: main', 'ref: ${{ github.event.workflow_run.head_sha }}'],
  ['T39', 'check', '${{ vars.POSTMERGE_LOCALE }}', secret],
  ['T41', 'send', '    environment: mail-send\n', ''],
  ['T41', 'control', " && github.ref == 'refs/heads/main'", ''],
  ['T41', 'send', "github.ref == 'refs/heads/main' &&", "github.ref == 'refs/heads/main' || cancelled() &&"],
  ['T41', 'desk', "github.ref == 'refs/heads/main'", "!(github.ref == 'refs/heads/main')"],
  ['T40', 'desk', 'run: git remote set-head origin main', 'run: git fetch origin refs/pull/1/head'],
  ['T40', 'send', 'run: npm ci --ignore-scripts', 'run: npm ci $(curl example.com) --ignore-scripts'],
  ['T40', 'control', '        run: git remote', '        shell: python\n        run: git remote'],
  ['T40', 'send', '    environment: mail-send', '    container: node:26\n    environment: mail-send'],
  ['T40', 'desk', '    environment: mail-desk', '    env: { NODE_OPTIONS: x }\n    environment: mail-desk'],
  ['T40', 'send', 'bin/postmerge.js', 'campaigns/x.js'],
  ['T42', 'control', '"$ORDER" --reason', '"${{ inputs.order }}" --reason'],
  ['T42', 'check', 'vars.POSTMERGE_LOCALE', 'github.head_ref'],
  ['T42', 'send', 'timeout-minutes: 330', 'name: ${{ inputs.release }}\n    timeout-minutes: 330'],
  ['T42', 'check', '${{ runner.temp }}/pictures/pictures.html', '${{ runner.temp }}'],
  ['T44', 'send', 'package-manager-cache: false', 'cache: npm'],
  ['T44', 'desk', 'package-manager-cache: false', "node-version-file: '.nvmrc'"],
  ['T45', 'check', checkout, 'actions/checkout@v6'],
  ['T45', 'check', checkout, 'actions/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd'],
  ['T45', 'check', checkout, 'actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v6.0.2'],
  ['T45', 'ledger', checkout, 'somebody/checkout@de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2'],
  ['T46', 'send', '--ignore-scripts --omit=dev', '--omit=dev'],
  [
    'T46',
    'desk',
    'npm ci --ignore-scripts',
    `npm ci --ignore-scripts\n        env: { KEY: '${secret}' }\n        x:`,
  ],
  ['T46', 'desk', '/pictures/pictures.html', ''],
  ['T46', 'desk', '          archive: false', `          name: '${secret}'\n          archive: false`],
  ['T46', 'desk', 'run: exec node "$POSTMERGE_PROGRAM" desk', 'run: x\n      - run: exec node'],
  ['T46', 'send', 'run: git remote set-head origin main', 'run: npx --yes something'],
  ['T47', 'send', 'permissions: {}\nenv', 'permissions: write-all\nenv'],
  ['T47', 'desk', '      contents: read', '      contents: write'],
  ['T47', 'ledger', '          persist-credentials: false\n', ''],
  ['T47', 'ci', '    permissions:\n      contents: read\n', ''],
  ['T48', 'control', "vars.POSTMERGE == 'on' &&", "vars.POSTMERGE == 'on' && github.actor == 'kenji' &&"],
  ['T49', 'desk', checkout, 'actions/download-artifact@70fc10c6e5e1ce46ad2ea6f2b72d43f7d47b13c3 # v8.0.0'],
  ['T50', 'send', '  push:', '  issue_comment:\n  push:'],
  ['T51', 'check', 'runs-on: ubuntu-latest', 'runs-on: [self-hosted, postmerge]'],
  ['T51', 'send', 'runs-on: [self-hosted, postmerge]', 'runs-on: [self-hosted]'],
  ['T52', 'check', '    types:', "    paths: ['campaigns/**']\n    types:"],
  ['T52', 'check', '    timeout-minutes', "    if: vars.POSTMERGE == 'on'\n    timeout-minutes"],
  ['T54', 'check', 'plan --changed --offline', 'plan --changed --offline || true'],
  ['T55', 'send', '      queue: max\n', ''],
  ['T55', 'send', 'cancel-in-progress: false', 'cancel-in-progress: true'],
  [
    'T55',
    'control',
    '    environment: mail-control',
    '    environment: mail-control\n    concurrency: { group: mail-send }',
  ],
  ['T56', 'send', 'run: exec node "$POSTMERGE_PROGRAM" send', 'run: node "$POSTMERGE_PROGRAM" send'],
  ['T56', 'send', '--for PT5H', '--for PT6H'],
  ['T59', 'send', '      release:', '      commit:\n        type: string\n      release:'],
  ['T59', 'control', '[halt, resume, abort]', '[halt, resume, abort, send]'],
  ['T59', 'ledger', 'workflow_dispatch:', 'workflow_dispatch:\n    inputs: { list: { type: string } }'],
  ['T72', 'send', "!cancelled() && vars.POSTMERGE == 'on' &&", '!cancelled() &&'],
  ['T72', 'desk', "vars.POSTMERGE == 'on' && github.ref", "vars.POSTMERGE == 'on' || github.ref"],
  ['T72', 'check', /(?<=name: Validate\n +)if: .*/, 'id: always'],
  ['T72', 'desk', /echo '.*'/, "echo 'off'"],
  ['every job', 'ledger', '    timeout-minutes: 60\n', ''],
]

describe.each(rules)('$id', ({ id, broken }) => {
  test.each(workflows)('$file', (each) => {
    expect(broken(each)).toEqual([])
  })

  const mine = mutations.filter(([rule]) => id.startsWith(`${rule} `))

  test('can fail', () => {
    expect(mine.length).toBeGreaterThan(0)
    for (const [, file, from, to] of mine) {
      const { text } = workflow(file)
      const changed = text.replace(from, () => to)
      expect(changed).not.toBe(text)
      expect.soft([file, to, broken(parseWorkflow(file, changed)).length > 0]).toEqual([file, to, true])
    }
  })
})

test('all workflows were seen, and each change above is against a rule', () => {
  expect(workflows.map(({ file }) => file)).toEqual(['check', 'ci', 'control', 'desk', 'ledger', 'send'])
  const known = (rule: string): boolean => rules.some(({ id }) => id.startsWith(`${rule} `))
  expect(mutations.filter(([rule]) => !known(rule))).toEqual([])
})
