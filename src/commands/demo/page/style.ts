/** The page's looks: calm, readable at any width, in the reader's light or dark. */
export const style = `
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5b6675; --line: #dfe4ea; --paper: #fff; --ground: #f5f6f8; --good: #17714a; --bad: #a8323e; --code: #f0f2f5; }
@media (prefers-color-scheme: dark) { :root { --ink: #e4e8ee; --soft: #9aa5b4; --line: #333c48; --paper: #1b2129; --ground: #13181e; --good: #6cc79b; --bad: #ee8d96; --code: #232b35; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.7 "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic", Meiryo, system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 1080px; margin: 0 auto; padding: 40px 24px 72px; }
h1 { font-size: 28px; line-height: 1.3; margin: 0 0 8px; }
h2 { font-size: 20px; line-height: 1.4; margin: 56px 0 6px; }
h3 { font-size: 16px; margin: 0; }
p { margin: 0 0 16px; }
.lead, .hint { color: var(--soft); }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(150px, 1fr)); gap: 12px; margin: 24px 0 0; padding: 0; list-style: none; }
.figures li { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; padding: 14px 16px; }
.figures b { display: block; font-size: 26px; line-height: 1.25; font-variant-numeric: tabular-nums; }
.figures span { color: var(--soft); font-size: 14px; line-height: 1.5; display: block; }
.card { background: var(--paper); border: 1px solid var(--line); border-radius: 10px; overflow: hidden; margin: 16px 0; }
.two { display: grid; grid-template-columns: minmax(0, 5fr) minmax(0, 4fr); gap: 16px; align-items: start; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 2px 14px; margin: 0; padding: 14px 18px; border-bottom: 1px solid var(--line); font-size: 14px; }
dt { color: var(--soft); }
dd { margin: 0; }
iframe { display: block; width: 100%; height: 720px; border: 0; background: #fff; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; padding: 9px 18px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { font-weight: 400; color: var(--soft); white-space: nowrap; }
tr:last-child td, tr:last-child th { border-bottom: 0; }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); }
pre { margin: 0; padding: 14px 18px; font: 13px/1.65 ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; white-space: pre-wrap; }
.reasons span { display: block; min-height: 1.2em; }
.reasons .met { color: var(--soft); }
.reasons .unmet { color: var(--bad); font-weight: 600; }
summary { cursor: pointer; padding: 12px 18px; }
summary h3 { display: inline; margin-right: 10px; }
code { font: 13px/1.5 ui-monospace, "SFMono-Regular", Menlo, Consolas, monospace; background: var(--code); border-radius: 4px; padding: 1px 6px; }
details > pre, details > table { border-top: 1px solid var(--line); }
td.number { font-variant-numeric: tabular-nums; white-space: nowrap; text-align: right; }
td code { background: none; padding: 0; }
@media (max-width: 760px) { main { padding: 24px 14px 48px; } .two { grid-template-columns: minmax(0, 1fr); } h1 { font-size: 23px; } h2 { margin-top: 40px; } dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: 6px; } iframe { height: 560px; } th, td, pre, summary { padding-left: 12px; padding-right: 12px; } .hide-small { display: none; } }
`
