import { expect, test } from 'vitest'
import { editorLinks } from '../../../src/commands/preview/editor-link.ts'

const place = { file: 'campaigns/x/campaign.md', line: 4, column: 7 }

test.each([
  [
    'Visual Studio Code, from its terminal',
    '/home/aoi/mail',
    { TERM_PROGRAM: 'vscode' },
    'vscode://file/home/aoi/mail/campaigns/x/campaign.md:4:7',
  ],
  [
    'characters that an address cannot hold',
    '/home/葵/my mail#1',
    { VSCODE_GIT_IPC_HANDLE: '/run/x.sock' },
    'vscode://file/home/%E8%91%B5/my%20mail%231/campaigns/x/campaign.md:4:7',
  ],
  [
    'an editor of one’s own',
    '/m',
    { POSTMERGE_EDITOR_URL: 'idea://open?file=/{file}&line={line}' },
    'idea://open?file=/m/campaigns/x/campaign.md&line=4',
  ],
  ['from a terminal that says nothing: the link might be dead', '/m', {}, null],
  ['from another terminal', '/m', { TERM_PROGRAM: 'Apple_Terminal' }, null],
  ['over SSH', '/m', { SSH_CONNECTION: '192.0.2.1 1 192.0.2.2 22', TERM_PROGRAM: 'vscode' }, null],
  ['in a codespace', '/m', { CODESPACES: 'true', TERM_PROGRAM: 'vscode' }, null],
  [
    'over SSH with an editor that knows the way',
    '/m',
    { SSH_CONNECTION: 'x', POSTMERGE_EDITOR_URL: 'vscode://vscode-remote/ssh-remote+host/{file}:{line}' },
    'vscode://vscode-remote/ssh-remote+host/m/campaigns/x/campaign.md:4',
  ],
] as const)('%s', (...[, root, env, link]) => {
  expect(editorLinks(root, env)(place)).toBe(link)
})

test.each([
  'javascript:alert("{file}")',
  ' javascript:{file}',
  'data:text/html,{file}',
  '{file}',
  'vscode://file/',
])('%j is no editor', (url) => {
  expect(() => editorLinks('/m', { POSTMERGE_EDITOR_URL: url })).toThrow('preview-editor-malformed')
})
