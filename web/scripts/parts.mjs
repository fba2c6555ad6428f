// Which built files a page needs: its HTML, what the HTML names, and what the entry fetches for pages loaded later.
import { readFileSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url).pathname
const read = (path) => readFileSync(`${dist}${path}`, 'utf8')
const unique = (paths) => [...new Set(paths)]

export const firstView = (page) => unique([page, ...[...read(page).matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((found) => found[1])])

// `modules`: names of components or word files, as they stand in the names of the built files before the hash.
export function partsOf(page, modules) {
  const first = firstView(page)
  const scripts = first.filter((path) => path.endsWith('.js')).map(read)
  const table = scripts.map((text) => /__vite__mapDeps=.*?\[((?:"assets\/[^"]+",?)+)\]/.exec(text)?.[1]).find(Boolean) ?? ''
  const known = [...table.matchAll(/"([^"]+)"/g)].map((found) => found[1])
  const more = modules.flatMap((name) => {
    for (const text of scripts) {
      const found = new RegExp('import\\([`"]\\./(' + name + '-[\\w-]+\\.js)[`"]\\)(?:,__vite__mapDeps\\(\\[([\\d,]*)\\]\\))?').exec(text)
      if (found) return [`assets/${found[1]}`, ...(found[2] ?? '').split(',').filter(Boolean).map((at) => known[Number(at)])]
    }
    throw new Error(`No built file fetches ${name}: has it been renamed?`)
  })
  return unique([...first, ...more])
}
