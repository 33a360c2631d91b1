/** The page's looks: calm, in the reader's light or dark, three columns on a desk and one on a phone. */
export const previewStyle = `
:root { color-scheme: light dark; --ink: #1d2530; --soft: #5a6573; --faint: #656f7c; --line: #e1e5ea; --paper: #fff; --ground: #f4f5f7; --accent: #17634a; --tint: #e6f1ec; --bad: #a8323e; --badtint: #fbecee; --warn: #8a5a00; --warntint: #fdf4e0; --mark: #fff3c9; }
@media (prefers-color-scheme: dark) { :root { --ink: #e5e9ef; --soft: #a3adba; --faint: #909aa7; --line: #2f3843; --paper: #1b2128; --ground: #13181d; --accent: #7cc9a8; --tint: #1d332b; --bad: #f09aa2; --badtint: #38232a; --warn: #e3b55f; --warntint: #33291a; --mark: #4a3f19; } }
* { box-sizing: border-box; }
html, body { height: 100%; }
body { margin: 0; display: flex; flex-direction: column; background: var(--ground); color: var(--ink); font: 15px/1.6 system-ui, -apple-system, "Segoe UI", "Hiragino Sans", "Hiragino Kaku Gothic ProN", "Yu Gothic UI", "Noto Sans JP", Meiryo, sans-serif; overflow-wrap: anywhere; }
h1, h2, p, ul, ol, dl, dd, pre { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--accent); text-underline-offset: 3px; }
code, pre { font: 13px/1.65 ui-monospace, "SFMono-Regular", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; z-index: 2; background: var(--paper); padding: 6px 12px; }
.top { display: flex; align-items: center; gap: 16px; padding: 0 20px; height: 52px; flex: none; background: var(--paper); border-bottom: 1px solid var(--line); }
.brand { font-size: inherit; font-weight: 650; display: flex; align-items: center; gap: 9px; white-space: nowrap; }
.brand span { font-weight: 400; color: var(--soft); }
.logo { width: 22px; height: 16px; border-radius: 4px; background: linear-gradient(to bottom right, transparent 49%, var(--paper) 49%, var(--paper) 54%, transparent 54%) left / 50% 70% no-repeat, linear-gradient(to bottom left, transparent 49%, var(--paper) 49%, var(--paper) 54%, transparent 54%) right / 50% 70% no-repeat, var(--accent); }
.status { margin-left: auto; color: var(--soft); font-size: 13px; text-align: right; }
[data-state="checking"] .status, [data-state="gone"] .status { font-size: 0; }
[data-state="checking"] .status::after { content: attr(data-checking); font-size: 13px; color: var(--accent); }
[data-state="gone"] .status::after { content: attr(data-gone); font-size: 13px; color: var(--bad); }
.jump { display: none; }
.jump a { text-decoration: none; }
.menu { display: none; font: inherit; font-size: 14px; color: inherit; background: none; border: 1px solid var(--line); border-radius: 7px; padding: 3px 12px; }
.columns { flex: 1; min-height: 0; display: grid; grid-template-columns: 236px minmax(0, 1fr) 320px; }
.campaigns { all: unset; display: block; overflow: auto; padding: 16px 12px; border-right: 1px solid var(--line); }
.campaigns h2, .side h2 { font-size: 13px; font-weight: 650; color: var(--soft); margin: 0 8px 8px; }
.campaigns li a { display: grid; grid-template-columns: auto minmax(0, 1fr); align-items: center; gap: 2px 8px; padding: 7px 8px; border-radius: 8px; color: inherit; text-decoration: none; }
.campaigns li a:hover { background: var(--paper); }
.campaigns li a[aria-current="page"] { background: var(--paper); box-shadow: 0 0 0 1px var(--line); }
.campaigns .name { grid-column: 1 / -1; font-size: 14px; font-weight: 550; line-height: 1.4; }
.campaigns .about { color: var(--soft); font-size: 12.5px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-height: 1.2em; }
.pill, .count { font-size: 11.5px; line-height: 1.7; border-radius: 9px; padding: 0 8px; white-space: nowrap; background: var(--tint); color: var(--accent); font-weight: 550; }
.pill.draft { background: var(--line); color: var(--soft); }
.pill.broken, .count.error { background: var(--badtint); color: var(--bad); }
.count.warning { background: var(--warntint); color: var(--warn); }
.count { margin-left: 4px; }
.search { margin: 0 8px 10px; }
input[type="search"], select { font: inherit; font-size: 14px; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: 7px; padding: 4px 8px; width: 100%; }
.hint { color: var(--soft); font-size: 13px; padding: 4px 8px; }
.hint:empty { display: none; }
main { min-width: 0; min-height: 0; display: flex; flex-direction: column; padding: 14px 20px 0; gap: 12px; }
main > div:empty, [data-region="banner"]:not(:has(p)) { display: none; }
.toolbar { display: flex; flex-direction: column; gap: 10px; }
.views { display: flex; gap: 2px; background: var(--line); border-radius: 9px; padding: 3px; width: max-content; max-width: 100%; overflow-x: auto; scrollbar-width: none; }
.views a { color: var(--soft); text-decoration: none; font-size: 14px; padding: 2px 12px; border-radius: 7px; white-space: nowrap; }
.views a:hover { color: var(--ink); }
.views a[aria-current="page"] { background: var(--paper); color: var(--ink); font-weight: 600; box-shadow: 0 1px 2px rgb(0 0 0 / .12); }
.reader { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; font-size: 14px; }
.reader label { color: var(--soft); }
.reader label:not(:first-of-type) { margin-left: 10px; }
.reader select { width: auto; max-width: 260px; }
.next { text-decoration: none; border: 1px solid var(--line); background: var(--paper); border-radius: 7px; padding: 2px 10px; color: var(--soft); }
.values { flex-basis: 100%; display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: 13px; }
.values div { display: flex; gap: 6px; min-width: 0; }
.values dt { color: var(--faint); font: 12.5px/1.65 ui-monospace, Menlo, Consolas, monospace; }
.banner { background: var(--warntint); color: var(--warn); border-radius: 9px; padding: 9px 14px; font-size: 14px; }
.inbox { display: flex; gap: 12px; width: min(400px, 100%); align-self: center; flex: none; background: var(--paper); border: 1px solid var(--line); border-radius: 12px; padding: 10px 14px; font-size: 14px; line-height: 1.45; }
.inbox > div { min-width: 0; flex: 1; }
.face { flex: none; width: 34px; height: 34px; border-radius: 50%; background: var(--tint); color: var(--accent); display: grid; place-items: center; font-weight: 600; }
.inbox .from { display: flex; justify-content: space-between; gap: 8px; }
.inbox .from b, .inbox .subject { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.inbox .from span, .inbox .words { color: var(--soft); font-size: 13px; }
.inbox .words { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; }
.pane { flex: 1; min-height: 0; overflow: auto; display: flex; flex-direction: column; align-items: center; gap: 8px; padding-bottom: 16px; }
.pane > * { max-width: 100%; }
.stale > :not(.note) { opacity: .45; filter: grayscale(1); }
iframe.mail { flex: 1 0 320px; display: block; width: 640px; border: 1px solid var(--line); border-radius: 10px; background: #fff; }
iframe.phone { width: 376px; flex: 1 1 320px; max-height: 760px; border: 8px solid #22272e; border-radius: 28px; }
iframe.dark { background: #121212; }
.note { color: var(--soft); font-size: 13px; align-self: stretch; text-align: center; }
.note.file { display: flex; justify-content: center; gap: 16px; }
.switch { white-space: nowrap; margin-left: 8px; text-decoration: none; }
.switch::before { content: ""; display: inline-block; width: 26px; height: 14px; margin-right: 6px; vertical-align: -2px; border-radius: 8px; background: radial-gradient(circle at 7px 7px, var(--paper) 5px, var(--faint) 5.5px); }
.switch[aria-checked="true"]::before { background: radial-gradient(circle at 19px 7px, var(--paper) 5px, var(--accent) 5.5px); }
.text, .code, .lines, .plan, .headers { align-self: stretch; background: var(--paper); border: 1px solid var(--line); border-radius: 10px; }
.text pre, .code pre { padding: 16px 20px; white-space: pre-wrap; }
.text { max-width: 640px; width: 100%; align-self: center; }
.lines { padding: 10px 0; counter-reset: none; list-style-position: outside; padding-left: 52px; font-size: 13px; overflow-x: hidden; }
.lines li { padding: 0 14px 0 8px; }
.lines li::marker { color: var(--faint); font: 12px ui-monospace, Menlo, Consolas, monospace; }
.lines code { white-space: pre-wrap; }
.lines li[aria-current="true"] { background: var(--mark); border-radius: 4px; }
.plan { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 10px 20px; padding: 18px 22px; }
.plan dt { color: var(--soft); }
.plan code { color: var(--soft); }
.headers { border-collapse: separate; border-spacing: 0; font-size: 13.5px; overflow: hidden; }
.headers th, .headers td { text-align: left; vertical-align: top; padding: 7px 12px; border-bottom: 1px solid var(--line); }
.headers tbody tr:last-child > * { border-bottom: 0; }
.headers td { width: 50%; }
.headers thead th { color: var(--soft); font-weight: 500; }
.headers tbody th { white-space: nowrap; font-weight: 550; }
.headers .raw { font: 12px/1.6 ui-monospace, Menlo, Consolas, monospace; color: var(--soft); white-space: pre-wrap; }
.empty { margin: auto; text-align: center; max-width: 26rem; padding: 32px 16px; }
.empty h2 { font-size: 20px; margin-bottom: 8px; }
.empty p { color: var(--soft); }
.side { overflow: auto; padding: 16px; border-left: 1px solid var(--line); display: flex; flex-direction: column; gap: 22px; }
.side h2 { margin: 0 0 10px; }
.findings { display: grid; gap: 10px; }
.findings li { background: var(--paper); border: 1px solid var(--line); border-left: 3px solid var(--bad); border-radius: 8px; padding: 10px 12px; font-size: 14px; }
.findings li.warning { border-left-color: #d69a2d; }
.findings .what b { color: var(--bad); margin-right: 4px; display: inline-block; }
.findings .what b::first-letter { text-transform: uppercase; }
.findings li.warning .what b { color: var(--warn); }
.findings .more { margin-top: 4px; color: var(--soft); font-size: 13px; }
.findings .more span { color: var(--faint); margin-right: 4px; }
.findings .where { margin-top: 6px; display: flex; flex-wrap: wrap; gap: 2px 12px; align-items: baseline; font-size: 13px; }
.findings .where code { color: var(--faint); font-size: 12px; }
.well { background: var(--tint); border-radius: 8px; padding: 10px 12px; font-size: 14px; }
.well b { color: var(--accent); display: block; }
.side section > .hint { padding: 0; }
.changes { font-size: 13.5px; display: grid; gap: 4px; }
.changes li { white-space: pre-wrap; }
.changes .added { color: var(--accent); }
.changes .removed { color: var(--bad); }
details { margin-top: 12px; }
summary { cursor: pointer; color: var(--soft); font-size: 13.5px; margin-bottom: 8px; }
.keys { margin-top: auto; padding: 0; font-size: 12px; color: var(--faint); }
@media (max-width: 1080px) {
  .columns { grid-template-columns: 210px minmax(0, 1fr); overflow: auto; }
  .campaigns { grid-row: 1 / 3; }
  main { min-height: min(100%, 760px); }
  .side { border-left: 0; overflow: visible; padding: 8px 20px 20px; }
  .keys { display: none; }
}
@media (max-width: 760px) {
  html, body { height: auto; }
  .top { padding: 0 14px; gap: 10px; position: sticky; top: 0; z-index: 1; }
  .brand span:last-child, .status { display: none; }
  [data-state] .status { display: block; }
  .jump { display: block; margin-left: auto; }
  .menu { display: block; }
  .columns { display: block; }
  .campaigns { display: none; }
  .campaigns:popover-open { display: block; position: fixed; inset: 60px 12px auto; max-height: 75dvh; overflow: auto; background: var(--ground); border: 1px solid var(--line); border-radius: 12px; padding: 16px 12px; box-shadow: 0 12px 40px rgb(0 0 0 / .25); color: var(--ink); }
  main { padding: 12px 14px 0; }
  .views { width: auto; }
  .views a { padding: 4px 11px; }
  .reader select { max-width: 180px; }
  iframe.mail { flex: none; width: 100%; height: 70dvh; }
  iframe.phone { width: 376px; }
  .side { padding: 8px 14px 24px; }
  .headers, .headers tbody, .headers tr, .headers th, .headers td { display: block; border: 0; }
  .headers thead { display: none; }
  .headers td { width: auto; }
  .headers tr { border-bottom: 1px solid var(--line); padding: 6px 0; }
  .headers th, .headers td { padding: 2px 12px; }
  .plan { grid-template-columns: minmax(0, 1fr); gap: 2px; }
  .plan dd { margin-bottom: 10px; }
}
@media (prefers-reduced-motion: no-preference) { .status::after { transition: color .2s; } }
`

/** An envelope, for the tab of the browser. */
export const previewIcon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="2" y="6" width="28" height="20" rx="4" fill="#17634a"/><path d="M5 10l11 8 11-8" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round"/></svg>'

/** What stands for a picture that is not loaded. */
export const placeholderPicture =
  '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="90" viewBox="0 0 160 90" preserveAspectRatio="none"><rect width="160" height="90" fill="#dfe3e8"/><path d="M0 0L160 90M160 0L0 90" stroke="#c3cad2" stroke-width="1" vector-effect="non-scaling-stroke"/></svg>'
