/** The people who asked for the newsletter, and the companies that buy from the demo's company. All of them are invented. */

const families = [
  ['佐藤', 'sato'],
  ['鈴木', 'suzuki'],
  ['高橋', 'takahashi'],
  ['田中', 'tanaka'],
  ['伊藤', 'ito'],
  ['渡辺', 'watanabe'],
  ['山本', 'yamamoto'],
  ['中村', 'nakamura'],
  ['小林', 'kobayashi'],
  ['加藤', 'kato'],
  ['吉田', 'yoshida'],
  ['山田', 'yamada'],
  ['佐々木', 'sasaki'],
  ['山口', 'yamaguchi'],
  ['松本', 'matsumoto'],
  ['井上', 'inoue'],
  ['木村', 'kimura'],
  ['林', 'hayashi'],
  ['斎藤', 'saito'],
  ['清水', 'shimizu'],
] as const

const givens = [
  ['愛子', 'aiko'],
  ['陽菜', 'hina'],
  ['結衣', 'yui'],
  ['美咲', 'misaki'],
  ['さくら', 'sakura'],
  ['葵', 'aoi'],
  ['直子', 'naoko'],
  ['恵', 'megumi'],
  ['翔太', 'shota'],
  ['大輔', 'daisuke'],
  ['健一', 'kenichi'],
  ['拓也', 'takuya'],
  ['蓮', 'ren'],
  ['悠斗', 'yuto'],
  ['正雄', 'masao'],
  ['和子', 'kazuko'],
  ['ひかる', 'hikaru'],
  ['千尋', 'chihiro'],
  ['遥', 'haruka'],
  ['誠', 'makoto'],
] as const

const others = [
  ['Zoë', 'zoe.lindqvist', 'SE'],
  ["Siobhán O'Brien", 'siobhan.obrien', 'IE'],
  ['José', 'jose.garcia', 'ES'],
  ['Łukasz', 'lukasz.nowak', 'PL'],
  ['Maëlle', 'maelle.petit', 'FR'],
  ['Jürgen', 'juergen.gross', 'DE'],
  ['Nguyễn', 'nguyen.anh', 'VN'],
  ['지우', 'jiwoo.kim', 'KR'],
  ['Ayşe', 'ayse.demir', 'TR'],
  ['Sofía', 'sofia.reyes', 'MX'],
] as const

const hosts = ['minato.example', 'sora-mail.example', 'post.hoshi.example', 'mail.kawa.example']

const shops = ['商店', '食堂', '青果', '酒店', '製麺所']
const abroad = [
  ['Bäckerei Groß', 'DE'],
  ['Smith & Sons', 'GB'],
  ["O'Hara Fine Foods", 'IE'],
  ['Épicerie du Port', 'FR'],
  ['Sushi Bar Ålesund', 'NO'],
] as const

/** The reader whose mail the demo shows, and who unsubscribes. */
export const reader = `${givens[0][1]}.${families[0][1]}@${hosts[0]}`

/** A CSV file as `postmerge list import newsletter` takes it. */
export function newsletterCsv(count: number): string {
  const rows = Array.from({ length: count }, (_, n) => {
    const other = n % 50 === 49 ? others[Math.floor(n / 50) % others.length] : undefined
    const [given, givenName] = givens[n % givens.length] ?? givens[0]
    const [, familyName] = families[Math.floor(n / givens.length) % families.length] ?? families[0]
    const host = hosts[n % hosts.length] ?? ''
    const again = Math.floor(n / (givens.length * families.length))
    const local = other === undefined ? `${givenName}.${familyName}` : other[1]
    const email = `${local}${again === 0 ? '' : again + 1}@${host}`
    const country = other === undefined ? 'JP' : other[2]
    // Some never said their name.
    const name = other === undefined ? (n % 17 === 16 ? '' : given) : other[0]
    return [email, name, country, String((n + 3) % 7), ...consentOf('https://www.hikari.example/join', n)]
  })
  return csv([['email', 'first_name', 'country', 'purchases', ...consentColumns], ...rows])
}

/** The same for `wholesale`; the newsletter's reader is one of them. */
export function wholesaleCsv(count: number): string {
  const rows = wholesaleRows(count).map((row, n) =>
    row.concat(consentOf('https://trade.hikari.example/account', n)),
  )
  return csv([['email', 'company', 'country', ...consentColumns], ...rows])
}

/** The addresses of the trade customers. */
export function wholesaleAddresses(count: number): readonly string[] {
  return wholesaleRows(count).map(([email = '']) => email)
}

function wholesaleRows(count: number): readonly (readonly string[])[] {
  const rows = Array.from({ length: count - 1 }, (_, n) => {
    const foreign = n % 8 === 7 ? abroad[Math.floor(n / 8) % abroad.length] : undefined
    const [family, familyName] = families[n % families.length] ?? families[0]
    const shop = shops[Math.floor(n / families.length) % shops.length] ?? ''
    const local = `orders-${familyName}-${Math.floor(n / families.length) + 1}`
    return foreign === undefined
      ? [`${local}@trade.minato.example`, `${family}${shop}`, 'JP']
      : [`orders-${n}@shop${n}.example`, foreign[0], foreign[1]]
  })
  return [[reader, `${families[0][0]}商店`, 'JP'], ...rows]
}

const consentColumns = ['consent_source', 'consent_time', 'consent_wording']

function consentOf(source: string, n: number): readonly string[] {
  const [month, day] = [(n % 12) + 1, (n % 28) + 1].map((part) => String(part).padStart(2, '0'))
  return [source, `2025-${month}-${day}T09:00:00+09:00`, 'お知らせをメールで受け取る']
}

/** RFC 4180: a cell with a comma or a quotation mark is quoted. */
function csv(rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  return `${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
