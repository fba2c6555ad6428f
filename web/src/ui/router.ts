// A small router: patterns such as `/board/:number`, one component a page, loaded when first wanted.
import { reactive, shallowReactive, type Component } from 'vue'

export interface Page {
  path: string
  title: () => string
  load: () => Promise<{ default: Component }>
  // Without the links on top: a page for a screen on the wall.
  bare?: boolean
}

export interface Place {
  page: Page | undefined
  component: Component | undefined
  params: Record<string, string>
  query: URLSearchParams
  path: string
  visits: number
}

export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/').filter(Boolean)
  const given = path.split('/').filter(Boolean)
  if (wanted.length !== given.length) return undefined
  const params: Record<string, string> = {}
  for (let i = 0; i < wanted.length; i++) {
    const part = wanted[i]!
    const value = given[i]!
    if (part.startsWith(':')) {
      try {
        params[part.slice(1)] = decodeURIComponent(value)
      } catch {
        return undefined
      }
    } else if (part !== value) return undefined
  }
  return params
}

export const place: Place = shallowReactive({
  page: undefined,
  component: undefined,
  params: {},
  query: new URLSearchParams(),
  path: '',
  visits: 0,
})

let pages: readonly Page[] = []
let missing: Page | undefined
let turn = 0

const findPage = (path: string) => {
  for (const page of pages) {
    const params = match(page.path, path)
    if (params) return { page, params }
  }
  return undefined
}

async function show(url: URL): Promise<void> {
  const mine = ++turn
  const found = findPage(url.pathname)
  const page = found?.page ?? missing
  if (!page) return
  const loaded = await page.load()
  if (mine !== turn) return
  const samePage = place.page === page && place.path === url.pathname
  place.page = page
  place.component = loaded.default
  place.params = found?.params ?? {}
  place.query = url.searchParams
  place.path = url.pathname
  if (!samePage) place.visits++
}

// Goes to an address of this application; anything else is left to the browser.
export async function go(address: string, how: 'push' | 'replace' = 'push'): Promise<void> {
  const url = new URL(address, location.href)
  if (!findPage(url.pathname)) {
    location.assign(url.href)
    return
  }
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', url.pathname + url.search)
  await show(url).catch(() => location.assign(url.href))
}

// Changes the query of the present page; empty values are left out.
export function setQuery(values: Record<string, string | undefined>): Promise<void> {
  const url = new URL(location.href)
  for (const [name, value] of Object.entries(values)) {
    if (value) url.searchParams.set(name, value)
    else url.searchParams.delete(name)
  }
  return go(url.pathname + url.search, 'replace')
}

function onClick(event: MouseEvent): void {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  const link = (event.target as Element | null)?.closest?.('a[href]') as HTMLAnchorElement | null
  if (!link || link.target || link.hasAttribute('download') || link.origin !== location.origin) return
  if (link.getAttribute('href')?.startsWith('#') || !findPage(link.pathname)) return
  event.preventDefault()
  void go(link.pathname + link.search)
}

export async function startRouter(table: readonly Page[], notFound: Page): Promise<void> {
  pages = table
  missing = notFound
  document.addEventListener('click', onClick)
  addEventListener('popstate', () => void show(new URL(location.href)))
  await show(new URL(location.href))
}

// What is to be asked before leaving the page (a browser's own question), e.g. words typed and not sent.
export const leaving = reactive({ ask: false })
addEventListener('beforeunload', (event) => {
  if (leaving.ask) event.preventDefault()
})
