import type { Painter } from '../../adapters/chromium/painter.ts'

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/

/** Whether a page has Japanese letters that the machine has no font for: then each of them is the same box. */
export async function lacksJapanese(painter: Painter, html: string): Promise<boolean> {
  if (!japanese.test(html)) return false
  const [one, other] = [await paintLetter(painter, 'あ'), await paintLetter(painter, '山')]
  return Buffer.compare(one, other) === 0
}

async function paintLetter(painter: Painter, letter: string): Promise<Uint8Array> {
  const { png } = await painter.paint({
    html: `<!doctype html><meta charset="utf-8"><body lang="ja">${letter}`,
    policy: () => "default-src 'none'",
    width: 100,
    phone: false,
    file: () => null,
  })
  return png
}
