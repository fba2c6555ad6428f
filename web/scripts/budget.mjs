// What a browser fetches for the first view, gzipped, held against the budget of docs (design: worker 50 KB and 6 requests with
// the data's own, desk 220 KB for the heaviest page).
import { readFileSync, readdirSync, statSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url).pathname
const kKilobyte = 1000
const sizeOf = (path) => statSync(`${dist}${path}.gz`).size

function firstView(page) {
  const html = readFileSync(`${dist}${page}`, 'utf8')
  const assets = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map((found) => found[1])
  return [page, ...new Set(assets)]
}

const sum = (paths) => paths.reduce((bytes, path) => bytes + sizeOf(path), 0)
const entries = { worker: firstView('index.html'), desk: firstView('desk.html') }
// The desk's heaviest page cannot be heavier than all that belongs to the desk.
const chunks = readdirSync(`${dist}assets`).filter((name) => /\.(js|css)$/.test(name))
const deskText = readFileSync(`${dist}${entries.desk.find((path) => path.endsWith('.js'))}`, 'utf8')
const lazy = chunks.filter((name) => deskText.includes(name)).map((name) => `assets/${name}`)

const rows = [
  { what: 'worker, submit', bytes: sum(entries.worker), most: 50 * kKilobyte, files: entries.worker.length, mostFiles: 5 },
  { what: 'desk, first view', bytes: sum(entries.desk), most: 220 * kKilobyte, files: entries.desk.length, mostFiles: 8 },
  { what: 'desk, every page', bytes: sum([...new Set([...entries.desk, ...lazy])]), most: 220 * kKilobyte, files: 0, mostFiles: 0 },
]
let over = 0
for (const row of rows) {
  const bad = row.bytes > row.most || row.files > row.mostFiles
  if (bad) over++
  const files = row.files ? `, ${row.files} files (at most ${row.mostFiles})` : ''
  console.log(`${bad ? 'OVER ' : 'ok   '} ${row.what}: ${(row.bytes / kKilobyte).toFixed(1)} KB gzip (at most ${row.most / kKilobyte})${files}`)
}
process.exit(over ? 1 : 0)
