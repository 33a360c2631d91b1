/** Drawn pictures that stand in for photographs: flat shapes, the same on every machine. */
const drawings: Readonly<
  Record<string, { readonly width: number; readonly height: number; readonly shapes: string }>
> = {
  'hero.jpg': {
    width: 1200,
    height: 560,
    shapes: `<rect width="1200" height="560" fill="#f0c9a8"/><rect y="360" width="1200" height="200" fill="#8a4b2f"/>
      <ellipse cx="600" cy="372" rx="310" ry="64" fill="#3b2a24"/><path d="M300 330h600l-60 170H360z" fill="#2f2320"/>
      <ellipse cx="600" cy="330" rx="300" ry="58" fill="#e7dcc6"/><circle cx="500" cy="322" r="36" fill="#d9822b"/>
      <circle cx="640" cy="334" r="30" fill="#f4efe2"/><circle cx="720" cy="320" r="26" fill="#5f8a4c"/>
      <circle cx="570" cy="340" r="22" fill="#b5412a"/><circle cx="1010" cy="380" r="52" fill="#f2c230"/><circle cx="180" cy="392" r="44" fill="#f2c230"/>`,
  },
  'yuzu.jpg': {
    width: 600,
    height: 450,
    shapes: `<rect width="600" height="450" fill="#dfe9d3"/><path d="M0 120q200 60 600-40" stroke="#6b5236" stroke-width="14" fill="none"/>
      <circle cx="230" cy="260" r="105" fill="#f2c230"/><circle cx="400" cy="230" r="85" fill="#e8b21f"/>
      <ellipse cx="320" cy="130" rx="70" ry="26" fill="#4f7d43"/><ellipse cx="150" cy="150" rx="60" ry="22" fill="#5f8f50"/>`,
  },
  'soup.jpg': {
    width: 600,
    height: 450,
    shapes: `<rect width="600" height="450" fill="#ead9c8"/><rect x="150" y="70" width="300" height="320" rx="18" fill="#b5412a"/>
      <rect x="185" y="130" width="230" height="120" fill="#f7efe4"/><circle cx="300" cy="190" r="38" fill="#d9822b"/><rect x="150" y="70" width="300" height="26" fill="#8f2f1d"/>`,
  },
  'rice.jpg': {
    width: 600,
    height: 450,
    shapes: `<rect width="600" height="450" fill="#d8e2ea"/><path d="M170 90h260l30 300H140z" fill="#f6f1e4"/>
      <rect x="215" y="170" width="170" height="140" fill="#2f5d7c"/><path d="M250 240q50-70 100 0q-50 60-100 0" fill="#f6f1e4"/>`,
  },
}

const host = 'https://mail.hikari.example/i/'

/** The pictures as the compiler knows them. */
export const samplePictures = Object.fromEntries(
  Object.entries(drawings).map(([name, { width, height }]) => [
    name,
    { source: `${host}${name}`, width, height },
  ]),
)

/** What the image host answers; false for any other address. */
export function drawnPicture(url: string): Response | false {
  const drawing = url.startsWith(host) ? drawings[url.slice(host.length)] : undefined
  if (drawing === undefined) return false
  const { width, height, shapes } = drawing
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes}</svg>`
  return new Response(svg, { headers: { 'content-type': 'image/svg+xml' } })
}
