import { expect, test } from 'vitest'
import { pullCheck, summaryMax } from '../../../src/report/pull-check.ts'
import { commentMax, linesBeforeFold, pullComment } from '../../../src/report/pull-comment.ts'
import type { CampaignView, PullView } from '../../../src/report/pull-view.ts'
import { views } from './views.ts'

/** What each state wants, and of whom, in its first words. */
const wanted: Readonly<Record<string, readonly [en: RegExp, ja: RegExp]>> = {
  waiting: [/^Please review, .*`vera`/, /^【承認依頼】.*`vera`/],
  'asked-again': [/^Please look again, `vera`/, /^【再承認依頼】`vera` さん/],
  'sent-back': [/^`aoi`: `vera` sent it back\. Mend it/, /^【差し戻し】`aoi` さん/],
  findings: [/^`aoi`: please mend/, /^【要修正】`aoi` さん/],
  blocked: [/^`aoi`: no approval helps/, /^【要修正】`aoi` さん/],
  approved: [/^Approved\. An owner .* may press Merge/, /^【承認済み】.*マージすると/],
  authorised: [/^Nothing to do: it leaves at .* it can be stopped/, /^【配信予約済み】対応は不要です/],
  sending: [/^It is being sent now\. To stop it here/, /^【配信中】.*止めるには/],
  sent: [/^Nothing to do: it is sent/, /^【配信完了】対応は不要です/],
  'sent-unknown': [/^A person must decide/, /^【要確認】/],
  stopped: [/stopped it: .* To go on, or to end it for good/, /^【停止中】.*再開または打ち切り/],
  'not-sent': [/^It was merged.*not sent/, /^【未配信】/],
  hold: [/^Approved, but held/, /^【保留】/],
  error: [/^Nothing to do yet: it could not be judged/, /^しばらくお待ちください/],
  draft: [/^Nothing to do yet: this is a draft/, /^まだ対応は不要です/],
  'nobody-left': [/^Nobody is left who could approve/, /^このままでは承認できる人がいません/],
}

function firstLine(view: PullView, locale: 'en' | 'ja'): string {
  return /^### (.*)$/m.exec(pullComment(view, locale))?.[1] ?? ''
}

test.each(Object.entries(wanted))('%s: the first line says what is wanted of whom', (name, [en, ja]) => {
  expect(firstLine(views[name]!, 'en')).toMatch(en)
  expect(firstLine(views[name]!, 'ja')).toMatch(ja)
})

const long = '株式会社ひかり食品マーケティング本部ダイレクトコミュニケーション推進室 秋季特別企画担当'

/** The same with names as long as companies have them. */
function longNames(view: PullView): PullView {
  const campaigns = view.campaigns.map((one): CampaignView => {
    const plan = one.plan && {
      ...one.plan,
      from: { ...one.plan.from, name: long },
      lists: Array.from({ length: 40 }, (_, n) => ({ id: `vip-${n}`, title: `${long}${n}` })),
      exclude: Array.from({ length: 40 }, (_, n) => `${'staff-'.repeat(10)}${n}`),
      languages: one.plan.languages.flatMap((language) =>
        ['ja', 'en', 'fr', 'ko', 'zh'].map((locale) =>
          Object.assign({}, language, {
            locale,
            subjects: Array.from({ length: 30 }, (_, n) => `${long.repeat(4)}${n}`),
            preheader: long.repeat(4),
          }),
        ),
      ),
      links: Array.from({ length: 500 }, (_, n) => ({
        url: `https://${'a'.repeat(50)}${n}.example/${'b'.repeat(1500)}`,
        host: `${'a'.repeat(50)}${n}.example`,
      })),
    }
    const rejections = one.rejections.map((rejection) => ({ ...rejection, reason: long.repeat(40) }))
    return { ...one, plan, rejections, texts: [{ locale: 'ja', text: `${long}\n\n`.repeat(3000) }] }
  })
  const notes = Array.from({ length: 5 }, () => ({ code: 'desk-test-nothing' as const, values: {} }))
  return { ...view, campaigns, notes, pull: { ...view.pull, author: long } }
}

test.each(Object.keys(views))(
  '%s: with long names and as much as GitHub takes, one screen stands before the fold',
  (name) => {
    const view = longNames(views[name]!)
    for (const locale of ['en', 'ja'] as const) {
      const comment = pullComment(view, locale)
      const lines = comment.split('\n')
      const fold = lines.findIndex((line) => line.startsWith('<details>'))
      expect(fold === -1 ? lines.length : fold).toBeLessThanOrEqual(linesBeforeFold)
      expect(comment.length).toBeLessThanOrEqual(commentMax)
      expect(lines[1]).toMatch(view.campaigns.length === 1 ? /^### \S/ : /\d/)
      // What its reader wants to know can be read, however much of it there is.
      if (view.campaigns.length === 1) expect(firstLine(view, locale).length).toBeLessThan(1500)
      const { title, summary } = pullCheck(view, locale)
      expect(Array.from(title).length).toBeLessThanOrEqual(120)
      expect(summary.length).toBeLessThanOrEqual(summaryMax)
    }
  },
)
