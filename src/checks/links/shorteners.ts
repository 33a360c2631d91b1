/**
 * Public services that hide where a link leads. Short hosts that lead to one site only (`youtu.be`, `lin.ee`) are not among them: the
 * policy may allow those. A company's own short domain is its own host.
 */
export const shorteners: ReadonlySet<string> = new Set(
  `
  0rz.tw 2.gp adf.ly aka.gr b.link bc.vc bit.do bit.ly bitly.com bitly.ws bl.ink buff.ly chilp.it clck.ru cli.gs cli.re clk.sh cur.lv cutt.ly cutt.us
  dlvr.it durl.me eepurl.com gg.gg goo.gl han.gl hoo.gl ht.ly hubs.ly hyperurl.co ift.tt is.gd ity.im j.mp kutt.it lihi.cc lihi1.cc lnk.to
  loom.ly mcaf.ee me2.do me2.kr moourl.com n9.cl onl.bz onl.la onl.sc onl.tw ouo.io ow.ly p.tl po.st ppt.cc q.gs qrco.de r.im rb.gy
  rebrand.ly reurl.cc s.id s.yam.com short.gy short.io shorte.st shorturl.asia shorturl.at shortcm.li shrtco.de shrtm.nu smarturl.it snip.ly snipurl.com su.pr
  surl.li swll.to t.cn t.co t.ly t2m.io t2mio.com tiny.cc tiny.ie tiny.one tiny.pl tinyurl.com tr.im trib.al u.nu u.to url.ie
  urlz.fr urlzs.com urx.nu urx2.nu urx3.nu ux.nu v.gd v.ht vo.la vur.me x.co x.gd
  `
    .split(/\s+/)
    .filter((host) => host !== ''),
)
