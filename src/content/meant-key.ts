import { edits } from './likeness.ts'

/** What Japanese writers call the keys of front matter. */
const translated: Readonly<Record<string, string>> = {
  件名: 'subject',
  題名: 'subject',
  タイトル: 'subject',
  プリヘッダー: 'preheader',
  送信元: 'from',
  送信者: 'from',
  差出人: 'from',
  リスト: 'lists',
  宛先: 'lists',
  配信先: 'lists',
  除外: 'exclude',
  分類: 'category',
  配信日時: 'schedule',
  配信時刻: 'schedule',
  日時: 'schedule',
  状態: 'status',
  ステータス: 'status',
  言語: 'locale',
  レイアウト: 'layout',
}

/** The one of the known keys that somebody meant who wrote another word; null when nobody can tell. */
export function meantKey(written: string, known: readonly string[]): string | null {
  const plain = written.slice(0, 64).normalize('NFKC').trim().toLowerCase()
  const meant = Object.hasOwn(translated, plain) ? translated[plain] : undefined
  if (meant !== undefined) return known.includes(meant) ? meant : null
  const most = plain.length < 5 ? 1 : 2
  const near = known.filter((key) => edits(plain, key) <= most)
  return near.find((key) => key === plain) ?? (near.length === 1 ? (near[0] ?? null) : null)
}
