import { describe, expect, test } from 'vitest'
import { linkReach } from '../../../src/checks/links/link-reach.ts'
import type { Probe } from '../../../src/checks/links/link-prober.ts'
import { linksToProbe } from '../../../src/checks/links/links-to-probe.ts'
import type { TemplateNode } from '../../../src/message/template.ts'
import { checkTable, type CheckCase } from '../../support/check-cases.ts'

const url = 'https://www.hikari.example/sale'
const other = 'https://www.hikari.example/'
const answered = (status: number, finalUrl = url): Probe => ({ kind: 'answered', status, finalUrl })
const failed = (reason: Extract<Probe, { kind: 'unreachable' }>['reason']): Probe => ({
  kind: 'unreachable',
  reason,
})
const after = (...probes: readonly (readonly [string, Probe])[]): CheckCase => ({ probes })

describe('what came of asking', () => {
  checkTable(linkReach, [
    ['nobody asked', {}, []],
    ['there were no links', after(), []],
    ['it is there', after([url, answered(200)]), []],
    ['led within the site', after([url, answered(200, 'https://shop.hikari.example/sale')]), []],
    [
      'led to the same foreign host',
      after(['https://www.partner.test/', answered(200, 'https://www.partner.test/en')]),
      [],
    ],
    ['led elsewhere', after([url, answered(200, 'https://www.partner.test/')]), ['link-leads-outside']],
    [
      'led to an allowed host',
      {
        ...after([url, answered(200, 'https://www.partner.test/')]),
        policy: { link_hosts: ['www.partner.test'] },
      },
      [],
    ],
    ['not found', after([url, answered(404)]), ['link-broken']],
    ['gone', after([url, answered(410)]), ['link-broken']],
    ['not for machines', after([url, answered(403)]), ['link-uncertain']],
    ['in trouble', after([url, answered(503)]), ['link-uncertain']],
    ['one name is wrong', after([url, failed('name')], [other, answered(200, other)]), ['link-host-unknown']],
    ['no answer', after([url, failed('time')], [other, answered(200, other)]), ['link-no-answer']],
    [
      'nobody listens',
      after([url, failed('connection')], [other, answered(404, other)]),
      ['link-no-answer', 'link-broken'],
    ],
    ['certificate', after([url, failed('certificate')]), ['link-certificate']],
    ['private', after([url, failed('private')]), ['link-private']],
    ['redirects', after([url, failed('redirects')]), ['link-redirects']],
    ['no network', after([url, failed('name')], [other, failed('time')]), ['links-no-network']],
    [
      'no network, with links that were never asked for',
      after([url, failed('name')], [other, { kind: 'not-asked' }]),
      ['links-no-network'],
    ],
    ['too many', after([url, answered(200)], [other, { kind: 'not-asked' }]), ['links-too-many']],
  ])
})

const html = (...nodes: TemplateNode[]): Parameters<typeof linksToProbe>[0] => ({
  languages: { ja: { version: 1, subject: [], text: [], fields: [], html: nodes } },
})
const text = (written: string): TemplateNode => ({ kind: 'static', text: written })
const value: TemplateNode = { kind: 'hole', context: 'url', expression: { kind: 'variable', name: 'x' } }

test('only links without a value are asked for, each once, in every branch', () => {
  expect(
    linksToProbe(
      html(
        text('<a href="https://shop.hikari.jp/a">a</a><a href="https://shop.hikari.jp/a">b</a>'),
        text('<a href="https://shop.hikari.jp/?u='),
        value,
        text('">c</a><a href="'),
        value,
        text(
          '">d</a><a href="mailto:a@hikari.jp">e</a><a href="#top">f</a><img src="https://shop.hikari.jp/p.png">',
        ),
        { kind: 'if', branches: [{ when: null, body: [text('<a href="https://shop.hikari.jp/if">g</a>')] }] },
        text(
          '<a href="https://www.hikari.example/">h</a><a href="https://user:secret@shop.hikari.jp/">i</a>',
        ),
      ),
    ),
  ).toEqual(['https://shop.hikari.jp/a', 'https://shop.hikari.jp/if'])
})
