/**
 * The page's only script, as it is served. It follows links and forms marked `data-swap` without leaving the page, and fetches the page
 * anew when a file was saved; either way it exchanges only those `data-region` elements that are different, so that what is scrolled,
 * chosen and focused stays. A test has the compiler check its types.
 */
export const previewScript = `// @ts-check
'use strict'
{
  /** @type {Map<string, string>} */
  const shown = new Map()
  const regions = () => /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-region]')])
  for (const region of regions()) shown.set(region.dataset.region ?? '', region.innerHTML + region.className)
  /** Frames whose mail has arrived once. @type {WeakSet<EventTarget>} */
  const arrived = new WeakSet()
  document.addEventListener('load', (event) => event.target && arrived.add(event.target), true)
  if (document.readyState === 'complete') for (const frame of document.querySelectorAll('iframe')) arrived.add(frame)
  else addEventListener('load', () => { for (const frame of document.querySelectorAll('iframe')) arrived.add(frame) })

  let turn = 0
  /** @param {string} address @param {'push' | 'replace' | 'stay'} how */
  async function show(address, how) {
    const mine = (turn += 1)
    document.documentElement.dataset.state = 'checking'
    try {
      const response = await window.fetch(address)
      if (!response.ok) throw new Error(String(response.status))
      const next = new DOMParser().parseFromString(await response.text(), 'text/html')
      if (mine !== turn) return
      if (how === 'push') history.pushState(null, '', response.url)
      else if (how === 'replace' || response.redirected) history.replaceState(null, '', response.url)
      document.title = next.title
      const focused = document.activeElement?.id
      for (const region of regions()) exchange(region, next)
      if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus({ preventScroll: true })
      revealTab()
      delete document.documentElement.dataset.state
    } catch {
      if (mine === turn) document.documentElement.dataset.state = 'gone'
    }
  }

  /** On a narrow screen the views are scrolled sideways. */
  function revealTab() {
    document.querySelector('.views [aria-current="page"]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  function revealLine() {
    document.querySelector('.lines [aria-current="true"]')?.scrollIntoView({ block: 'center' })
  }
  revealTab()
  revealLine()

  /** @param {HTMLElement} region @param {Document} next */
  function exchange(region, next) {
    const name = region.dataset.region ?? ''
    const fresh = /** @type {HTMLElement | null} */ (next.querySelector('[data-region="' + name + '"]'))
    if (!fresh) return
    const text = fresh.innerHTML + fresh.className
    if (shown.get(name) === text) return
    shown.set(name, text)
    region.className = fresh.className
    const frame = region.querySelector('iframe')
    const after = fresh.querySelector('iframe')
    if (frame && after && frame.getAttribute('src') === after.getAttribute('src')) {
      // The frame itself stays where it is: a frame that is moved begins anew, at its top.
      for (const node of [...region.childNodes]) if (node !== frame) node.remove()
      frame.before(...[...fresh.childNodes].filter((node) => node !== after))
      frame.className = after.className
      if (frame.dataset.digest !== after.dataset.digest) renew(frame)
      frame.dataset.digest = after.dataset.digest
      return
    }
    const open = new Set([...region.querySelectorAll('details[open] > summary')].map(({ id }) => id))
    region.replaceChildren(...fresh.childNodes)
    for (const summary of region.querySelectorAll('details > summary'))
      if (open.has(summary.id)) summary.parentElement?.setAttribute('open', '')
  }

  let renewing = Promise.resolve()
  /**
   * Nobody but the browser knows how far a mail was scrolled in a frame without any permission: it goes there again when the frame
   * goes away and back.
   * @param {HTMLIFrameElement} frame
   */
  function renew(frame) {
    renewing = renewing.then(async () => {
      if (!frame.isConnected) return
      if (!arrived.has(frame) || !frame.contentWindow) return frame.replaceWith(frame.cloneNode())
      const view = frame.contentWindow
      const went = await loading(frame, () => { view.location.href = new URL('blank', location.href).href })
      if (!frame.isConnected) return
      // Going back before the frame went away would take the whole page back.
      const came = went && (await loading(frame, () => history.back()))
      if (!came) frame.replaceWith(frame.cloneNode())
    })
  }

  /** Whether something was loaded in time. @param {HTMLIFrameElement} frame @param {() => void} act @returns {Promise<boolean>} */
  function loading(frame, act) {
    return new Promise((resolve) => {
      frame.addEventListener('load', () => resolve(true), { once: true })
      setTimeout(() => resolve(false), 3000)
      act()
    })
  }

  /** @param {HTMLFormElement} form */
  function addressOf(form) {
    const query = new URLSearchParams()
    for (const [name, value] of new FormData(form)) if (typeof value === 'string' && value !== '') query.set(name, value)
    return './?' + query.toString()
  }
  /** @param {Event} event @returns {HTMLFormElement | null} */
  const formOf = ({ target }) => (target instanceof Element ? target.closest('form[data-swap]') : null)

  document.addEventListener('click', async (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[data-swap]') : null
    if (!(link instanceof HTMLAnchorElement) || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    const menu = document.getElementById('menu')
    if (menu?.matches(':popover-open')) menu.hidePopover()
    const jump = 'jump' in link.dataset
    await show(link.href, 'push')
    if (jump) revealLine()
  })
  document.addEventListener('submit', (event) => {
    const form = formOf(event)
    if (!form) return
    event.preventDefault()
    void show(addressOf(form), 'push')
  })
  document.addEventListener('change', (event) => {
    const form = formOf(event)
    if (form && event.target instanceof HTMLSelectElement) void show(addressOf(form), 'push')
  })
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let typing
  document.addEventListener('input', (event) => {
    const form = formOf(event)
    if (!form || event.target instanceof HTMLSelectElement) return
    clearTimeout(typing)
    typing = setTimeout(() => void show(addressOf(form), 'replace'), 150)
  })
  document.addEventListener('keydown', (event) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.isComposing) return
    if (event.target instanceof Element && event.target.closest('input, select, textarea')) return
    const search = document.getElementById('search')
    if (event.key === '/' && search) {
      event.preventDefault()
      search.focus()
      return
    }
    const link = document.querySelector('[data-key="' + CSS.escape(event.key.toLowerCase()) + '"]')
    if (link instanceof HTMLElement) link.click()
  })
  addEventListener('popstate', () => void show(location.href, 'stay'))

  /** @type {EventSource | null} */
  let events = null
  let lost = false
  function listen() {
    events = new EventSource('events')
    events.addEventListener('changed', () => void show(location.href, 'stay'))
    events.addEventListener('error', () => {
      lost = true
      document.documentElement.dataset.state = 'gone'
    })
    events.addEventListener('open', () => {
      if (lost) void show(location.href, 'stay')
      lost = false
    })
  }
  listen()
  // A browser keeps six connections to a server: pages that nobody looks at must not hold them.
  document.addEventListener('visibilitychange', () => {
    events?.close()
    if (document.hidden) return
    listen()
    void show(location.href, 'stay')
  })
}
`
